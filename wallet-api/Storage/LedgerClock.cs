using Wallet.Api.Storage.Packets;

namespace Wallet.Api.Storage;

/// <summary>
/// The time by which something may be called past for good: the earlier of this pod's clock and the database's, so that neither of them,
/// running ahead, can end a day too early.
/// </summary>
internal sealed class LedgerClock(QueryRunner queries, TimeProvider clock)
{
    private static readonly TimeSpan MinSettling = TimeSpan.FromHours(1);

    /// <summary>The time.</summary>
    public async Task<DateTimeOffset> NowAsync(CancellationToken cancel) => (await ReadAsync(cancel)).Now;

    /// <summary>
    /// The time before which nothing can be committed any more. A transaction that has its time but is not committed may be as old as the
    /// server lets a connection be idle; by then it is rolled back.
    /// </summary>
    public async Task<DateTimeOffset> SettledAsync(CancellationToken cancel)
    {
        var (now, settling) = await SettlingAsync(cancel);
        return now - settling;
    }

    /// <summary>The time, and how long after a time it is settled.</summary>
    public async Task<(DateTimeOffset Now, TimeSpan Settling)> SettlingAsync(CancellationToken cancel)
    {
        var (now, idle) = await ReadAsync(cancel);
        return (now, idle + MinSettling);
    }

    private async Task<(DateTimeOffset Now, TimeSpan Idle)> ReadAsync(CancellationToken cancel)
    {
        var (time, idle) = (await queries.ListAsync(
            new SqlText().Sql("SELECT " + DatabaseClock.Milliseconds + ", CAST(@@global.wait_timeout AS SIGNED)"),
            row => (DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(0)), TimeSpan.FromSeconds(row.GetInt64(1))), stale: false, cancel))[0];
        var here = clock.GetUtcNow();
        return (time < here ? time : here, idle);
    }
}
