namespace Wallet.Api.Storage.Packets;

/// <summary>
/// InnoDB shows a commit to others a moment before it is on disk (it writes its log after it has given up its locks). A database that is killed
/// in that moment comes back without the commit, and then Kafka or a caller has been given what never was. A commit
/// that has returned has taken all earlier ones to the disk: so one is made after reading and before publishing, on the same connection, so that
/// it is the same server that read.
/// </summary>
internal static class DurabilityBarrier
{
    /// <summary>A change to commit. Conditions may follow.</summary>
    public const string Pass = "UPDATE barrier SET passed = passed + 1 WHERE id = 1";
}
