using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Database;

/// <summary>What RDS's words for clusters and instances mean.</summary>
internal static class RdsStatus
{
    /// <summary>The key cannot be used at the moment.</summary>
    public const string KeyInaccessible = "inaccessible-encryption-credentials-recoverable";

    /// <summary>The key is gone for good.</summary>
    public const string KeyLost = "inaccessible-encryption-credentials";

    /// <summary>It cannot start with its parameters.</summary>
    public const string IncompatibleParameters = "incompatible-parameters";

    /// <summary>It has no storage left.</summary>
    public const string StorageFull = "storage-full";

    /// <summary>Another instance becomes the writer.</summary>
    public const string FailingOver = "failing-over";

    /// <summary>Statuses that AWS does not leave on its own.</summary>
    public static readonly IReadOnlySet<string> Failed = new HashSet<string>(StringComparer.Ordinal)
    {
        "cloning-failed", "delete-precheck-failed", "failed", KeyLost, KeyInaccessible, "incompatible-create", "incompatible-network",
        "incompatible-option-group", IncompatibleParameters, "incompatible-restore", "insufficient-capacity", "migration-failed",
        "restore-error", "storage-failure", StorageFull,
    };

    private static readonly HashSet<string> Changing = new(StringComparer.Ordinal)
    {
        "backing-up", "backtracking", "configuring-activity-stream", "configuring-enhanced-monitoring",
        "configuring-iam-database-auth", "configuring-log-exports", "converting-to-vpc", FailingOver, "maintenance", "migrating",
        "modifying", "moving-to-vpc", "preparing-data-migration", "promoting", "rebooting", "renaming", "resetting-master-credentials",
        "scaling-compute", "scaling-storage", "starting", "stopping", "storage-config-upgrade", "storage-optimization",
        "update-iam-db-auth", "upgrading",
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
