namespace Wallet.LocalCloud.Aws.ElastiCache;

/// <summary>How long ElastiCache takes, on the cloud's clock.</summary>
public sealed record ElastiCacheTimings
{
    public TimeSpan Create { get; init; } = TimeSpan.FromMinutes(8);

    public TimeSpan Modify { get; init; } = TimeSpan.FromMinutes(3);

    public TimeSpan Scale { get; init; } = TimeSpan.FromMinutes(15);

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
