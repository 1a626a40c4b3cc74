using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Storage.Columns;
using Wallet.Api.Storage.Packets;

namespace Wallet.Api.Storage.Partitions;

/// <summary>Writes the closings of days that are over, some wallets at a time; where it stopped is kept, and repeating does no harm.</summary>
internal sealed class ClosingStore(QueryRunner queries)
{
    private const int WalletsPerStep = 1000;

    // The outside world's wallets have millions of entries a day.
    private readonly QueryRunner _patient = queries.Within(TimeSpan.FromMinutes(10));

    // Read committed: what is copied is not locked.
    private const string Begin = "ROLLBACK;SET TRANSACTION ISOLATION LEVEL READ COMMITTED;";

    private const string Insert = """
        INSERT INTO wallet_days (wallet_id, day, first_id, last_id, sequence, posted, held, chain)
        SELECT ends.wallet_id, ends.day, ends.first_id, ends.last_id, entries.sequence, entries.posted, entries.held, entries.chain FROM (
        """;

    private const string OnDuplicate = """
        ) ends JOIN entries ON entries.wallet_id = ends.wallet_id AND entries.transaction_id = ends.last_id
        ON DUPLICATE KEY UPDATE first_id = VALUES(first_id), last_id = VALUES(last_id), sequence = VALUES(sequence), posted = VALUES(posted),
        held = VALUES(held), chain = VALUES(chain);
        """;

    /// <summary>How far the past has been put in order.</summary>
    public Task<LedgerHistory> HistoryAsync(CancellationToken cancel) => HistoryColumns.FindAsync(queries, cancel);

    /// <summary>The first day of the ledger; null while it has no entry.</summary>
    public async Task<int?> FirstDayAsync(CancellationToken cancel)
    {
        var found = await queries.ListAsync(
            new SqlText().Sql("SELECT transaction_id FROM transactions ORDER BY transaction_id LIMIT 1"),
            row => new TransactionId(row.GetInt64(0)), stale: false, cancel);
        return found.Count == 0 ? null : found[0].Day;
    }

    /// <summary>Calls a day closed, if the one before it is the last that was or none was.</summary>
    public Task CloseAsync(int day, CancellationToken cancel) => queries.ExecuteAsync(
        new SqlText().Sql("UPDATE ledger_history SET closed_day = ").Number(day).Sql(", closed_to = 0 WHERE id = 1 AND closed_day IN (0, ")
            .Number(day - 1).Sql(")"), cancel);

    /// <summary>Writes the closings of the next wallets of the day after the last closed one; false when there are no more.</summary>
    public async Task<bool> WriteNextAsync(int day, CancellationToken cancel)
    {
        var (after, last) = await NextWalletsAsync(day, cancel);
        if (last is not { } through)
            return false;
        var sql = new SqlText().Sql(Begin).Sql(Insert)
            .Sql("SELECT wallet_id, ").Number(day)
            .Sql(" AS day, MIN(transaction_id) AS first_id, MAX(transaction_id) AS last_id FROM entries WHERE ");
        Within(sql, day).Sql(" AND wallet_id > ").Number(after).Sql(" AND wallet_id <= ").Number(through).Sql(" GROUP BY wallet_id").Sql(OnDuplicate)
            .Sql("UPDATE ledger_history SET closed_to = ").Number(through).Sql(" WHERE id = 1 AND closed_day = ").Number(day - 1)
            .Sql(" AND closed_to = ").Number(after);
        await _patient.ExecuteAsync(sql, cancel);
        return true;
    }

    private async Task<(long After, long? Last)> NextWalletsAsync(int day, CancellationToken cancel)
    {
        var at = await queries.ListAsync(
            new SqlText().Sql("SELECT closed_to FROM ledger_history WHERE id = 1 AND closed_day = ").Number(day - 1),
            row => row.GetInt64(0), stale: false, cancel);
        // Somebody else has closed the day.
        if (at.Count == 0)
            return (0, null);
        var after = at[0];
        var sql = new SqlText().Sql("SELECT MAX(wallet_id) FROM (SELECT DISTINCT wallet_id FROM entries WHERE ");
        Within(sql, day).Sql(" AND wallet_id > ").Number(after).Sql(" ORDER BY wallet_id LIMIT ").Number(WalletsPerStep).Sql(") next_wallets");
        return (after, (await _patient.ListAsync(sql, row => WalletColumns.Optional(row, 0), stale: false, cancel))[0]);
    }

    private static SqlText Within(SqlText sql, int day) => sql
        .Sql("transaction_id >= ").Number(TransactionId.FirstOn(day).Value)
        .Sql(" AND transaction_id < ").Number(TransactionId.FirstOn(day + 1).Value);
}
