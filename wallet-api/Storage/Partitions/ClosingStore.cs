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

    // In the order of ClosingColumns.Names.
    private const string Select = """
        SELECT ends.wallet_id, ends.day, ends.first_id, ends.last_id, entries.sequence, entries.posted, entries.held, entries.chain FROM (
        """;

    private const string Ends = ") ends JOIN entries ON entries.wallet_id = ends.wallet_id AND entries.transaction_id = ends.last_id";

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
        new SqlText().Sql($"""
            UPDATE ledger_history SET closed_day = {day}, closed_to = 0 WHERE id = 1 AND closed_day IN (0, {day - 1})
            """), cancel);

    /// <summary>Writes the closings of the next wallets of the day after the last closed one; false when there are no more.</summary>
    public async Task<bool> WriteNextAsync(int day, CancellationToken cancel)
    {
        var (after, last) = await NextWalletsAsync(day, cancel);
        if (last is not { } through)
            return false;
        // What is copied is not locked.
        var sql = new SqlText().Sql($"""
            {Isolation.ReadCommitted:sql}INSERT INTO wallet_days ({ClosingColumns.Names:sql})
            {Select:sql} SELECT wallet_id, {day} AS day, MIN(transaction_id) AS first_id, MAX(transaction_id) AS last_id FROM entries WHERE
            """).Sql(" ");
        Within(sql, day).Sql($"""
             AND wallet_id > {after} AND wallet_id <= {through} GROUP BY wallet_id{Ends:sql}{ClosingColumns.Update:sql};
            UPDATE ledger_history SET closed_to = {through} WHERE id = 1 AND closed_day = {day - 1} AND closed_to = {after}
            """);
        await _patient.ExecuteAsync(sql, cancel);
        return true;
    }

    private async Task<(long After, long? Last)> NextWalletsAsync(int day, CancellationToken cancel)
    {
        var at = await queries.ListAsync(
            new SqlText().Sql($"SELECT closed_to FROM ledger_history WHERE id = 1 AND closed_day = {day - 1}"),
            row => row.GetInt64(0), stale: false, cancel);
        // Somebody else has closed the day.
        if (at.Count == 0)
            return (0, null);
        var after = at[0];
        var sql = new SqlText().Sql("SELECT MAX(wallet_id) FROM (SELECT DISTINCT wallet_id FROM entries WHERE ");
        Within(sql, day).Sql($" AND wallet_id > {after} ORDER BY wallet_id LIMIT {WalletsPerStep}) next_wallets");
        return (after, (await _patient.ListAsync(sql, row => WalletColumns.Optional(row, 0), stale: false, cancel))[0]);
    }

    private static SqlText Within(SqlText sql, int day) => sql
        .Sql($"transaction_id >= {TransactionId.FirstOn(day).Value} AND transaction_id < {TransactionId.FirstOn(day + 1).Value}");
}
