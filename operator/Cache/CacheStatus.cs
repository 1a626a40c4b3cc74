using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Cache;

/// <summary>What ElastiCache's words for replication groups and cache clusters mean.</summary>
internal static class CacheStatus
{
    /// <summary>The meaning of a status.</summary>
    public static StoreLifecycle Of(string? status) => status switch
    {
        "available" => StoreLifecycle.Available,
        "creating" => StoreLifecycle.Creating,
        "modifying" or "snapshotting" or "rebooting cluster nodes" or "maintenance" => StoreLifecycle.Changing,
        "deleting" or "deleted" => StoreLifecycle.Deleting,
        "create-failed" or "restore-failed" or "incompatible-network" => StoreLifecycle.Failed,
        _ => StoreLifecycle.Unknown,
    };
}
