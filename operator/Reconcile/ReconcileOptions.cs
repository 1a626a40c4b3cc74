namespace Wallet.Operator.Reconcile;

/// <summary>The pace of reconciling.</summary>
internal sealed record ReconcileOptions
{
    /// <summary>Platforms worked on at the same time.</summary>
    public int Workers { get; init; } = 4;

    /// <summary>Healthy platforms are looked at again after this time, give or take a fifth.</summary>
    public TimeSpan Resync { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>A platform that is not settled is looked at again within this time, whatever its steps ask for.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>EKS cluster of platforms that name none.</summary>
    public string? EksClusterName { get; init; }

    /// <summary>Permissions boundary of the roles of platforms that name none.</summary>
    public string? PermissionsBoundaryArn { get; init; }

    /// <summary>No platform may name a boundary other than <see cref="PermissionsBoundaryArn"/>.</summary>
    public bool RequirePermissionsBoundary { get; init; }
}
