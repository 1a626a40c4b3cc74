using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Database;

/// <summary>What RDS's words for clusters and instances mean.</summary>
internal static class RdsStatus
{
    private static readonly HashSet<string> Changing = new(StringComparer.Ordinal)
    {
        "backing-up", "backtracking", "configuring-activity-stream", "configuring-enhanced-monitoring",
        "configuring-iam-database-auth", "configuring-log-exports", "converting-to-vpc", "failing-over", "maintenance", "migrating",
        "modifying", "moving-to-vpc", "preparing-data-migration", "promoting", "rebooting", "renaming", "resetting-master-credentials",
        "scaling-compute", "scaling-storage", "starting", "stopping", "storage-config-upgrade", "storage-optimization",
        "update-iam-db-auth", "upgrading",
    };

    private static readonly HashSet<string> Failed = new(StringComparer.Ordinal)
    {
        "cloning-failed", "delete-precheck-failed", "failed", "inaccessible-encryption-credentials",
        "inaccessible-encryption-credentials-recoverable", "incompatible-create", "incompatible-network", "incompatible-option-group",
        "incompatible-parameters", "incompatible-restore", "insufficient-capacity", "migration-failed", "restore-error", "storage-failure",
        "storage-full",
    };

    /// <summary>The meaning of a status.</summary>
    public static StoreLifecycle Of(string? status) => status switch
    {
        "available" => StoreLifecycle.Available,
        "creating" or "restoring" => StoreLifecycle.Creating,
        "deleting" => StoreLifecycle.Deleting,
        "stopped" => StoreLifecycle.Stopped,
        { } word when Changing.Contains(word) => StoreLifecycle.Changing,
        { } word when Failed.Contains(word) => StoreLifecycle.Failed,
        _ => StoreLifecycle.Unknown,
    };
}
