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

    /// <summary>Release of the operator, as statuses name it.</summary>
    public string Release { get; init; } = Reconcile.UpgradeHold.ThisRelease;

    /// <summary>How long a ready platform waits with what another release than the one before would change; zero: not at all.</summary>
    public TimeSpan UpgradeHold { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Namespaces of the platforms; all when empty.</summary>
    public IReadOnlyList<string> Namespaces { get; init; } = [];

    /// <summary>EKS cluster of platforms that name none.</summary>
    public string? EksClusterName { get; init; }

    /// <summary>Permissions boundary of the roles of platforms that name none.</summary>
    public string? PermissionsBoundaryArn { get; init; }

    /// <summary>No platform may name a boundary other than <see cref="PermissionsBoundaryArn"/>.</summary>
    public bool RequirePermissionsBoundary { get; init; }
}
