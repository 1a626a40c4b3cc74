namespace Wallet.Api.Storage;

/// <summary>The database's clock, by which leases, holds and the ledger's ids go: one clock for all pods.</summary>
internal static class DatabaseClock
{
    /// <summary>
    /// The SQL for milliseconds since 1970. It asks for UTC: the time of the server's own zone is ambiguous in the hour in which summer
    /// time ends, and UNIX_TIMESTAMP of it jumps.
    /// </summary>
    public const string Milliseconds = "TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(3)) DIV 1000";
}
