namespace Wallet.Api.Storage;

/// <summary>
/// A lease that is renewed every second where there is a replica. A server that has its row as of a time has all that was committed before: so the
/// replica itself says how far it is, by the writer's clock.
/// </summary>
internal static class Heartbeat
{
    /// <summary>The lease's name.</summary>
    public const string Name = "heartbeat";

    /// <summary>The lease's term in milliseconds.</summary>
    public const int TermMs = 10_000;

    /// <summary>A query of one row: the last time, in milliseconds since 1970; NULL where there was none yet, or the lease was given up.</summary>
    public static readonly string Select = $"SELECT (SELECT NULLIF(expires, 0) - {TermMs} FROM leases WHERE name = '{Name}');";
}
