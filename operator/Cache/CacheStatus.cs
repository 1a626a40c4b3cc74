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

    /// <summary>What to do about a failed group.</summary>
    public static string Advice(string id, string status) => status == "create-failed"
        ? $"Replication group {id} is create-failed: ElastiCache will not repair it on its own. It holds no data yet: its events say why; "
            + "delete it, and it is created again."
        : $"Replication group {id} is {status}: ElastiCache will not repair it on its own. See its events (aws elasticache describe-events "
            + $"--source-identifier {id} --source-type replication-group).";
}
