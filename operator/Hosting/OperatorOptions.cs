using Wallet.Operator.Database;

namespace Wallet.Operator.Hosting;

/// <summary>Options of the process.</summary>
internal sealed record OperatorOptions
{
    /// <summary>EKS cluster of platforms that name none.</summary>
    public string? EksClusterName { get; init; }

    /// <summary>Permissions boundary of the roles of platforms that name none.</summary>
    public string? PermissionsBoundaryArn { get; init; }

    /// <summary>No platform may name another boundary.</summary>
    public bool RequirePermissionsBoundary { get; init; }

    /// <summary>Namespaces to watch; all when empty.</summary>
    public required IReadOnlyList<string> WatchNamespaces { get; init; }

    /// <summary>Platforms worked on at the same time.</summary>
    public required int Workers { get; init; }

    /// <summary>Period at which healthy platforms are reconciled.</summary>
    public required TimeSpan Resync { get; init; }

    /// <summary>Longest time between two reconciliations of a changing platform.</summary>
    public required TimeSpan LongestWait { get; init; }

    /// <summary>How long ready platforms wait with what another release of the operator would change.</summary>
    public required TimeSpan UpgradeHold { get; init; }

    /// <summary>Time that a database's new parameter group rests before its first cluster.</summary>
    public TimeSpan ParameterGroupRest { get; init; } = DatabaseOptions.AdvisedRest;

    /// <summary>Lease of the leader.</summary>
    public required string LeaseName { get; init; }

    /// <summary>Namespace of the lease.</summary>
    public required string LeaseNamespace { get; init; }

    /// <summary>This process, in the lease and in events.</summary>
    public required string Identity { get; init; }

    /// <summary>Address that health and metrics listen on.</summary>
    public required string BindAddress { get; init; }

    /// <summary>TCP port of health and metrics.</summary>
    public required int Port { get; init; }
}
