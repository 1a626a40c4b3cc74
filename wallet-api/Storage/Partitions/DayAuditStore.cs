using MySqlConnector;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Storage.Columns;
using Wallet.Api.Storage.Packets;

namespace Wallet.Api.Storage.Partitions;

/// <summary>Reads the days that are about to be retired for checking, some wallets at a time, each time in one consistent snapshot.</summary>
internal sealed class DayAuditStore(QueryRunner queries)
{
    // Reads nothing, before the snapshot is taken, and keeps partitions from being moved out until it ends.
    private const string KeepPartitions = "SELECT wallet_id FROM entries LIMIT 0;";

    private readonly QueryRunner _queries = queries.Within(TimeSpan.FromHours(1));

    /// <summary>The next wallets after <paramref name="after"/> that have entries in the days.</summary>
    public Task<List<WalletId>> NextAsync(DayRange days, WalletId after, int count, CancellationToken cancel) => _queries.ListAsync(
        new SqlText().Sql($"""
            SELECT DISTINCT wallet_id FROM entries
            WHERE transaction_id >= {days.From.Value} AND transaction_id < {days.Before.Value} AND wallet_id > {after.Value}
            ORDER BY wallet_id LIMIT {count}
            """),
        row => new WalletId(row.GetInt64(0)), stale: false, cancel);

    /// <summary>Follows the entries that these wallets have in the days.</summary>
    public Task<DayFolds> FoldAsync(DayRange days, IReadOnlyCollection<WalletId> wallets, CancellationToken cancel)
    {
        var sql = new SqlText().Sql(KeepPartitions);
        Opening(sql, days, wallets);
        Closings(sql, days, wallets);
        NextOfClosed(sql, days, wallets);
        NextOfOpen(sql, days, wallets);
        sql.Sql("SELECT ").Sql(WalletColumns.Names).Sql(" FROM balances WHERE wallet_id IN (");
        In(sql, wallets);
        Entries(sql, days, wallets);
        return _queries.SnapshotAsync(sql, rows => FoldAsync(rows, wallets), cancel);
    }

    private static async Task<DayFolds> FoldAsync(MySqlDataReader rows, IReadOnlyCollection<WalletId> wallets)
    {
        var folds = new DayFolds(new(
            wallets,
            (await QueryRunner.NextAsync(rows, ClosingColumns.Read)).ToDictionary(c => c.Wallet),
            (await QueryRunner.NextAsync(rows, ClosingColumns.Read)).ToLookup(c => c.Wallet),
            // Of a wallet's next entries, the one in a closed day is the earlier.
            (await QueryRunner.NextAsync(rows, EntryColumns.Read))
                .Concat(await QueryRunner.NextAsync(rows, EntryColumns.Read)).ToLookup(e => e.Wallet),
            (await QueryRunner.NextAsync(rows, WalletColumns.Read)).ToDictionary(w => w.Id)));
        await rows.NextResultAsync();
        while (await rows.ReadAsync())
            folds.Add(EntryColumns.Read(rows));
        return folds;
    }

    private static void Opening(SqlText sql, DayRange days, IReadOnlyCollection<WalletId> wallets)
    {
        sql.Sql($"""
            SELECT {ClosingColumns.Names:sql} FROM wallet_days JOIN (SELECT wallet_id, MAX(day) AS day FROM wallet_days
            WHERE day < {days.First} AND wallet_id IN (
            """);
        In(sql, wallets, " GROUP BY wallet_id) newest USING (wallet_id, day);");
    }

    private static void Closings(SqlText sql, DayRange days, IReadOnlyCollection<WalletId> wallets)
    {
        sql.Sql($"SELECT {ClosingColumns.Names:sql} FROM wallet_days WHERE day >= {days.First} AND day <= {days.Last} AND wallet_id IN (");
        In(sql, wallets);
    }

    private static void Entries(SqlText sql, DayRange days, IReadOnlyCollection<WalletId> wallets)
    {
        sql.Sql($"""
            SELECT {EntryColumns.Names:sql} FROM entries
            WHERE transaction_id >= {days.From.Value} AND transaction_id < {days.Before.Value} AND wallet_id IN (
            """);
        In(sql, wallets, " ORDER BY wallet_id, transaction_id;");
    }

    private static void NextOfClosed(SqlText sql, DayRange days, IReadOnlyCollection<WalletId> wallets)
    {
        sql.Sql($"""
            SELECT {EntryColumns.Names:sql} FROM (SELECT wallet_id, MIN(day) AS day FROM wallet_days
            WHERE day > {days.Last} AND wallet_id IN (
            """);
        In(sql, wallets, " GROUP BY wallet_id) oldest JOIN wallet_days USING (wallet_id, day) ")
            .Sql("JOIN entries ON entries.wallet_id = wallet_days.wallet_id AND entries.transaction_id = wallet_days.first_id;");
    }

    private static void NextOfOpen(SqlText sql, DayRange days, IReadOnlyCollection<WalletId> wallets)
    {
        sql.Sql($"""
            SELECT {EntryColumns.Names:sql} FROM (SELECT wallet_id, MIN(transaction_id) AS transaction_id FROM entries
            WHERE transaction_id >= {days.Open.Value} AND wallet_id IN (
            """);
        In(sql, wallets, " GROUP BY wallet_id) oldest JOIN entries USING (wallet_id, transaction_id);");
    }

    private static SqlText In(SqlText sql, IReadOnlyCollection<WalletId> wallets, string end = ";")
        => sql.List(wallets, (s, id) => s.Number(id.Value)).Sql(")").Sql(end);
}
