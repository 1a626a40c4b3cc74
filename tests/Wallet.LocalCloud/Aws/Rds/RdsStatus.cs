namespace Wallet.LocalCloud.Aws.Rds;

/// <summary>Statuses that more than one rule asks for, and the ends that changes can be given.</summary>
internal static class RdsStatus
{
    public const string IncompatibleParameters = "incompatible-parameters";

    public const string IncompatibleNetwork = "incompatible-network";

    public const string IncompatibleRestore = "incompatible-restore";

    public const string NoCapacity = "insufficient-capacity";

    public const string StorageFull = "storage-full";

    public const string KeyLost = "inaccessible-encryption-credentials-recoverable";

    public const string KeyLostForGood = "inaccessible-encryption-credentials";

    /// <summary>Not a status: an accepted change ends with the old values.</summary>
    public const string RolledBack = "rolled-back";
}
