namespace Wallet.LocalCloud.Aws.ElastiCache;

/// <summary>How long ElastiCache takes, on the cloud's clock.</summary>
public sealed record ElastiCacheTimings
{
    public TimeSpan Create { get; init; } = TimeSpan.FromMinutes(8);

    public TimeSpan Modify { get; init; } = TimeSpan.FromMinutes(3);

    public TimeSpan Scale { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Within a change that rolls through the nodes, each is away for this long when its turn comes: replicas first, then a replica takes over, then
    /// the former primary (measured at dev.classmethod.jp, how-elasticache-redis-version-upgrade-works; AWS documents no time).
    /// </summary>
    public TimeSpan NodeOutage { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Writes stop for a few seconds when a replica takes over (knowledge centre, elasticache-redis-upgrade-engine-version).</summary>
    public TimeSpan Handover { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Member clusters are modified for this long after the group says that it is available.</summary>
    public TimeSpan MembersLag { get; init; } = TimeSpan.FromMinutes(1);

    public TimeSpan Replicas { get; init; } = TimeSpan.FromMinutes(8);

    public TimeSpan AuthToken { get; init; } = TimeSpan.FromMinutes(2);

    public TimeSpan Failover { get; init; } = TimeSpan.FromMinutes(2);

    public TimeSpan Snapshot { get; init; } = TimeSpan.FromMinutes(4);

    public TimeSpan Delete { get; init; } = TimeSpan.FromMinutes(6);

    /// <summary>Network interfaces outlive their node by this.</summary>
    public TimeSpan NetworkInterfacesLinger { get; init; } = TimeSpan.FromMinutes(3);
}
