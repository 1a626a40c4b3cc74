using Wallet.Api.Storage.Packets;

namespace Wallet.Api.Storage;

/// <summary>
/// Leases: at most one holder at a time by the database's clock, for work that one pod does for all. A lease that ends much later than a term
/// from now is from before the clock was set back, and may be taken.
/// </summary>
internal sealed class LeaseStore(QueryRunner queries)
{
    // A statement's time is that of its beginning. One that waited for the row while another pod took the lease sees that one's time as the
    // future; no server lets a statement wait for so long (innodb_lock_wait_timeout is 50 s).
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    private readonly QueryRunner _queries = queries.By(ConnectionPool.Upkeep);

    /// <summary>Takes or renews a lease; false while somebody else has it.</summary>
    public async Task<bool> TryHoldAsync(string name, string holder, TimeSpan term, CancellationToken cancel)
    {
        var insert = new SqlText().Sql($"INSERT IGNORE INTO leases (name, holder, expires) VALUES ({name},'',0)");
        var take = new SqlText().Sql($"""
            UPDATE leases SET holder = {holder}, expires = {DatabaseClock.Milliseconds:sql} + {(long)term.TotalMilliseconds}
            WHERE name = {name} AND (holder = {holder} OR expires < {DatabaseClock.Milliseconds:sql}
            OR expires > {DatabaseClock.Milliseconds:sql} + {(long)(term + LongestWait).TotalMilliseconds})
            """);
        if (await _queries.ExecuteAsync(take, cancel) == 1)
            return true;
        // The first to ask makes the row.
        return await _queries.ExecuteAsync(insert, cancel) == 1 && await _queries.ExecuteAsync(take, cancel) == 1;
    }

    /// <summary>Gives a lease up, so that the next holder need not wait.</summary>
    public Task ReleaseAsync(string name, string holder, CancellationToken cancel) => _queries.ExecuteAsync(
        new SqlText().Sql($"UPDATE leases SET expires = 0 WHERE name = {name} AND holder = {holder}"), cancel);
}
