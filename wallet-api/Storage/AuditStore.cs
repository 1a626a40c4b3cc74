using MySqlConnector;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Storage.Columns;
using Wallet.Api.Storage.Packets;

namespace Wallet.Api.Storage;

/// <summary>
/// Reads the books for checking, some wallets or transactions at a time, each in one consistent snapshot, so that checks see no half of
/// what is being written and lock nothing.
/// </summary>
internal sealed class AuditStore(QueryRunner queries)
{
    // Reads nothing, before the snapshot is taken, and keeps partitions from being moved out until it ends.
    private const string KeepPartitions = "SELECT wallet_id FROM entries LIMIT 0;";

    private const string Entries = "SELECT " + EntryColumns.Names + " FROM entries WHERE wallet_id IN (";

    private const string Closings = "SELECT " + ClosingColumns.Names + " FROM wallet_days ";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>The sum of all balances per currency, which must be zero: what users have, the outside world lacks.</summary>
    public Task<List<(Currency Currency, decimal Sum)>> SumsAsync(CancellationToken cancel) => queries.ListAsync(
        new SqlText().Sql("SELECT (wallet_id >> 11) & 1023 AS currency, SUM(posted) FROM balances GROUP BY currency"),
        row => (Currency.FromNumber(row.GetInt32(0)), row.GetDecimal(1)), stale: false, cancel);

    /// <summary>About how many rows a table has.</summary>
    public async Task<long> EstimateAsync(string table, CancellationToken cancel)
    {
        var sql = new SqlText().Sql("SELECT CAST(table_rows AS SIGNED) FROM information_schema.tables WHERE table_schema = DATABASE()")
            .Sql(" AND table_name = ").Text(table);
        return (await queries.ListAsync(sql, row => row.GetInt64(0), stale: false, cancel)).FirstOrDefault();
    }

    /// <summary>The next wallets after <paramref name="after"/>, each folded over its entries and open holds.</summary>
    public async Task<IReadOnlyList<(WalletState Wallet, WalletFold Fold)>> FoldAsync(WalletId after, int count, CancellationToken cancel)
    {
        var ids = await queries.ListAsync(
            new SqlText().Sql("SELECT wallet_id FROM balances WHERE wallet_id > ").Number(after.Value)
                .Sql(" ORDER BY wallet_id LIMIT ").Number(count),
            row => row.GetInt64(0), stale: false, cancel);
        if (ids.Count == 0)
            return [];
        var sql = new SqlText().Sql(KeepPartitions).Sql(HistoryColumns.Select)
            .Sql("SELECT ").Sql(WalletColumns.Names).Sql(" FROM balances WHERE wallet_id IN (").List(ids, Number).Sql(") ORDER BY wallet_id;")
            .Sql(Closings)
            .Sql("JOIN (SELECT wallet_id, MAX(day) AS day FROM wallet_days JOIN ledger_history ON day <= retired_day WHERE wallet_id IN (")
            .List(ids, Number).Sql(") GROUP BY wallet_id) newest USING (wallet_id, day);")
            .Sql(Closings).Sql("JOIN ledger_history ON day > retired_day WHERE wallet_id IN (").List(ids, Number).Sql(");")
            .Sql(Entries).List(ids, Number).Sql(") ORDER BY wallet_id, transaction_id;")
            .Sql("SELECT ").Sql(HoldColumns.Names).Sql(" FROM holds WHERE status = 0 AND wallet_id IN (").List(ids, Number).Sql(")");
        return await queries.Within(Patience).SnapshotAsync(sql, rows => ReadFoldsAsync(rows, cancel), cancel);
    }

    /// <summary>
    /// The next transactions after <paramref name="after"/>, with the entries of their postings; those that the history calls retired may
    /// have left meanwhile, and their entries too.
    /// </summary>
    public async Task<(LedgerHistory History, IReadOnlyList<AuditedTransaction> Found)> TransactionsAsync(
        TransactionId after, int count, CancellationToken cancel)
    {
        var originals = await queries.ListAsync(
            new SqlText().Sql("SELECT ").Sql(TransactionColumns.Names).Sql(" FROM transactions WHERE transaction_id > ").Number(after.Value)
                .Sql(" ORDER BY transaction_id LIMIT ").Number(count),
            TransactionColumns.Read, stale: false, cancel);
        var postings = originals.SelectMany(o => o.Transaction.Postings.Select(p => (p.Wallet, o.Transaction.Id))).ToList();
        if (postings.Count == 0)
            return (LedgerHistory.None, []);
        var sql = new SqlText().Sql("SELECT entries.wallet_id, entries.transaction_id, amount, kind FROM (")
            .Union(postings, (s, p) => s.Sql("SELECT ").Number(p.Wallet.Value).Sql(" AS wallet_id, ").Number(p.Id.Value).Sql(" AS transaction_id"))
            .Sql(") wanted JOIN entries ON entries.wallet_id = wanted.wallet_id AND entries.transaction_id = wanted.transaction_id");
        var found = (await queries.ListAsync(
            sql, row => (Key: (row.GetInt64(0), row.GetInt64(1)), Value: (row.GetInt64(2), (TransactionKind)row.GetInt32(3))), stale: false, cancel))
            .ToDictionary(e => e.Key, e => e.Value);
        var history = await HistoryColumns.FindAsync(queries, cancel);
        return (history, [.. originals.Select(o => new AuditedTransaction(o, EntriesOf(o, found)))]);
    }

    private static IReadOnlyList<(long Amount, TransactionKind Kind)?> EntriesOf(
        Original original, Dictionary<(long Wallet, long Transaction), (long Amount, TransactionKind Kind)> found)
        => [.. original.Transaction.Postings.Select(p => found.TryGetValue((p.Wallet.Value, original.Transaction.Id.Value), out var entry)
            ? entry
            : ((long Amount, TransactionKind Kind)?)null)];

    private static void Number(SqlText sql, long value) => sql.Number(value);

    private static async Task<IReadOnlyList<(WalletState Wallet, WalletFold Fold)>> ReadFoldsAsync(MySqlDataReader reader, CancellationToken cancel)
    {
        var history = (await QueryRunner.NextAsync(reader, HistoryColumns.Read, cancel))[0];
        var wallets = await QueryRunner.NextAsync(reader, WalletColumns.Read, cancel);
        var openings = (await QueryRunner.NextAsync(reader, ClosingColumns.Read, cancel)).ToDictionary(c => c.Wallet);
        var closings = (await QueryRunner.NextAsync(reader, ClosingColumns.Read, cancel)).ToLookup(c => c.Wallet);
        var folds = wallets.ToDictionary(
            w => w.Id, w => (Wallet: w, Fold: new WalletFold(w, openings.GetValueOrDefault(w.Id), [.. closings[w.Id]], history.ClosedDay)));
        await reader.NextResultAsync(cancel);
        while (await reader.ReadAsync(cancel))
            folds[new(reader.GetInt64(0))].Fold.Add(EntryColumns.Read(reader));
        foreach (var hold in await QueryRunner.NextAsync(reader, HoldColumns.Read, cancel))
            folds[hold.Wallet].Fold.Add(hold);
        return [.. folds.Values];
    }
}

/// <summary>A transaction with the entries found for its postings, null where there is none.</summary>
internal sealed record AuditedTransaction(Original Original, IReadOnlyList<(long Amount, TransactionKind Kind)?> Entries);
