using MySqlConnector;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Storage.Columns;
using Wallet.Api.Storage.Packets;

namespace Wallet.Api.Storage;

/// <summary>
/// Reads the books for checking, some wallets or transactions at a time and a bounded number of entries, so that checks see no half of what is
/// being written, lock nothing, and hold no snapshot for long.
/// </summary>
internal sealed class AuditStore(QueryRunner queries, int maxEntries = AuditStore.MaxEntries)
{
    /// <summary>The most entries that are read at once.</summary>
    public const int MaxEntries = 20_000;

    // Reads nothing, before the snapshot is taken, and keeps partitions from being moved out until it ends.
    private const string KeepPartitions = "SELECT wallet_id FROM entries LIMIT 0;";

    private const string Entries = "SELECT " + EntryColumns.Names + " FROM entries WHERE wallet_id = ";

    private const string Closings = "SELECT " + ClosingColumns.Names + " FROM wallet_days ";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly QueryRunner _patient = queries.Within(Patience);

    /// <summary>The sum of all balances per currency, which must be zero: what users have, the outside world lacks.</summary>
    public Task<List<(Currency Currency, decimal Sum)>> SumsAsync(CancellationToken cancel) => _patient.ListAsync(
        new SqlText().Sql("SELECT (wallet_id >> 11) & 1023 AS currency, SUM(posted) FROM balances GROUP BY currency"),
        row => (Currency.FromNumber(row.GetInt32(0)), row.GetDecimal(1)), stale: false, cancel);

    /// <summary>About how many rows a table has.</summary>
    public async Task<long> EstimateAsync(string table, CancellationToken cancel)
    {
        var sql = new SqlText().Sql("SELECT CAST(table_rows AS SIGNED) FROM information_schema.tables WHERE table_schema = DATABASE()")
            .Sql(" AND table_name = ").Text(table);
        return (await queries.ListAsync(sql, row => row.GetInt64(0), stale: false, cancel)).FirstOrDefault();
    }

    /// <summary>How far the past has been put in order.</summary>
    public Task<LedgerHistory> HistoryAsync(CancellationToken cancel) => HistoryColumns.FindAsync(queries, cancel);

    /// <summary>The next wallet after <paramref name="after"/>; null at the end.</summary>
    public async Task<WalletId?> NextWalletAsync(WalletId after, CancellationToken cancel)
    {
        var sql = new SqlText().Sql("SELECT wallet_id FROM balances WHERE wallet_id > ").Number(after.Value).Sql(" ORDER BY wallet_id LIMIT 1");
        var found = await queries.ListAsync(sql, row => new WalletId(row.GetInt64(0)), stale: false, cancel);
        return found.Count == 0 ? null : found[0];
    }

    /// <summary>The next wallets after <paramref name="after"/>, as many as fit, each folded over its entries and open holds.</summary>
    public async Task<IReadOnlyList<(WalletState Wallet, WalletFold Fold)>> FoldAsync(
        WalletId after, int count, AuditDepth depth, CancellationToken cancel)
    {
        while (true)
        {
            var (history, candidates) = await CandidatesAsync(after, count, depth, cancel);
            var taken = AuditCandidate.Take(candidates, maxEntries);
            if (taken.Count == 0)
                return [];
            var isLong = taken[0].Entries > maxEntries;
            var sql = Snapshot(taken, depth, withEntries: !isLong);
            var (seen, folds) = await _patient.SnapshotAsync(sql, rows => ReadFoldsAsync(rows, taken, depth, !isLong, cancel), cancel);
            if (isLong && folds.Count > 0)
                await FollowAsync(taken[0], folds[0], cancel);
            // Days were closed or retired meanwhile: what the fold begins with is no longer what is there.
            if (seen == history && (!isLong || await HistoryAsync(cancel) == history))
                return folds;
        }
    }

    /// <summary>
    /// The next transactions after <paramref name="after"/>, with the entries of their postings; those that the history calls retired may
    /// have left meanwhile, and their entries too.
    /// </summary>
    public async Task<(LedgerHistory History, IReadOnlyList<AuditedTransaction> Found)> TransactionsAsync(
        TransactionId after, int count, CancellationToken cancel)
    {
        var rows = await queries.ListAsync(
            new SqlText().Sql("SELECT ").Sql(TransactionColumns.Names).Sql(" FROM transactions WHERE transaction_id > ").Number(after.Value)
                .Sql(" ORDER BY transaction_id LIMIT ").Number(count),
            TransactionColumns.TryRead, stale: false, cancel);
        var postings = rows.Where(r => r.Original is not null)
            .SelectMany(r => r.Original!.Transaction.Postings.Select(p => (p.Wallet, r.Id))).ToList();
        var found = postings.Count == 0 ? [] : await EntriesAsync(postings, cancel);
        var history = rows.Count == 0 ? LedgerHistory.None : await HistoryAsync(cancel);
        return (history, [.. rows.Select(r => new AuditedTransaction(r.Id, r.Original, EntriesOf(r.Original, found), r.Fault))]);
    }

    private async Task<Dictionary<(long Wallet, long Transaction), (long Amount, TransactionKind Kind)>> EntriesAsync(
        List<(WalletId Wallet, TransactionId Id)> postings, CancellationToken cancel)
    {
        var sql = new SqlText().Sql("SELECT entries.wallet_id, entries.transaction_id, amount, kind FROM (")
            .Union(postings, (s, p) => s.Sql("SELECT ").Number(p.Wallet.Value).Sql(" AS wallet_id, ").Number(p.Id.Value).Sql(" AS transaction_id"))
            .Sql(") wanted JOIN entries ON entries.wallet_id = wanted.wallet_id AND entries.transaction_id = wanted.transaction_id");
        return (await queries.ListAsync(
            sql, row => (Key: (row.GetInt64(0), row.GetInt64(1)), Value: (row.GetInt64(2), (TransactionKind)row.GetInt32(3))), stale: false, cancel))
            .ToDictionary(e => e.Key, e => e.Value);
    }

    private static IReadOnlyList<(long Amount, TransactionKind Kind)?> EntriesOf(
        Original? original, Dictionary<(long Wallet, long Transaction), (long Amount, TransactionKind Kind)> found)
        => original is null ? [] : [.. original.Transaction.Postings.Select(p =>
            found.TryGetValue((p.Wallet.Value, original.Transaction.Id.Value), out var entry) ? entry : ((long Amount, TransactionKind Kind)?)null)];

    // Wallets with the closing from which they are followed. Closings that the history calls closed do not change.
    private async Task<(LedgerHistory History, IReadOnlyList<AuditCandidate> Found)> CandidatesAsync(
        WalletId after, int count, AuditDepth depth, CancellationToken cancel)
    {
        var next = new SqlText().Sql("SELECT wallet_id, version FROM balances WHERE wallet_id > ").Number(after.Value)
            .Sql(" ORDER BY wallet_id LIMIT ").Number(count).ToString();
        var bound = depth == AuditDepth.Recent ? "closed_day" : "retired_day";
        var sql = new SqlText().Sql(HistoryColumns.Select).Sql(next).Sql(";")
            .Sql(Closings).Sql("JOIN (SELECT wallet_id, MAX(day) AS day FROM wallet_days JOIN ledger_history ON day <= ").Sql(bound)
            .Sql(" WHERE wallet_id IN (SELECT wallet_id FROM (").Sql(next).Sql(") taken) GROUP BY wallet_id) newest USING (wallet_id, day)");
        return await queries.SnapshotAsync(sql, async rows =>
        {
            var history = (await QueryRunner.AllAsync(rows, HistoryColumns.Read, cancel))[0];
            var wallets = await QueryRunner.NextAsync(rows, row => (Id: new WalletId(row.GetInt64(0)), Version: row.GetInt64(1)), cancel);
            var openings = (await QueryRunner.NextAsync(rows, ClosingColumns.Read, cancel)).ToDictionary(c => c.Wallet);
            return (history, wallets.ConvertAll(w => new AuditCandidate(w.Id, w.Version, openings.GetValueOrDefault(w.Id))));
        }, cancel);
    }

    private static SqlText Snapshot(IReadOnlyList<AuditCandidate> taken, AuditDepth depth, bool withEntries)
    {
        var sql = new SqlText().Sql(KeepPartitions).Sql(HistoryColumns.Select)
            .Sql("SELECT ").Sql(WalletColumns.Names).Sql(" FROM balances WHERE wallet_id IN (").List(taken, Number).Sql(") ORDER BY wallet_id;")
            .Sql("SELECT ").Sql(HoldColumns.Names).Sql(" FROM holds WHERE status = 0 AND wallet_id IN (").List(taken, Number).Sql(");");
        if (depth == AuditDepth.Kept)
            sql.Sql(Closings).Sql("JOIN ledger_history ON day > retired_day WHERE wallet_id IN (").List(taken, Number).Sql(");");
        foreach (var candidate in withEntries ? taken : [])
            sql.Sql(Entries).Number(candidate.Wallet.Value).Sql(" AND transaction_id > ").Number(candidate.Opening?.Last.Value ?? 0)
                .Sql(" ORDER BY transaction_id;");
        return sql;
    }

    // A wallet of many entries: those up to the one that its balance was read with do not change, so they need no snapshot.
    private async Task FollowAsync(AuditCandidate candidate, (WalletState Wallet, WalletFold Fold) read, CancellationToken cancel)
    {
        for (var after = candidate.Opening?.Last.Value ?? 0; ;)
        {
            var sql = new SqlText().Sql(Entries).Number(candidate.Wallet.Value).Sql(" AND transaction_id > ").Number(after)
                .Sql(" AND transaction_id <= ").Number(read.Wallet.LastId).Sql(" ORDER BY transaction_id LIMIT ").Number(maxEntries);
            var entries = await _patient.ListAsync(sql, EntryColumns.Read, stale: false, cancel);
            entries.ForEach(read.Fold.Add);
            if (entries.Count < maxEntries)
                return;
            after = entries[^1].Transaction.Value;
        }
    }

    private static void Number(SqlText sql, AuditCandidate candidate) => sql.Number(candidate.Wallet.Value);

    private static async Task<(LedgerHistory History, IReadOnlyList<(WalletState Wallet, WalletFold Fold)> Folds)> ReadFoldsAsync(
        MySqlDataReader reader, IReadOnlyList<AuditCandidate> taken, AuditDepth depth, bool withEntries, CancellationToken cancel)
    {
        var history = (await QueryRunner.NextAsync(reader, HistoryColumns.Read, cancel))[0];
        var wallets = await QueryRunner.NextAsync(reader, WalletColumns.Read, cancel);
        var holds = await QueryRunner.NextAsync(reader, HoldColumns.Read, cancel);
        var closings = (depth == AuditDepth.Kept ? await QueryRunner.NextAsync(reader, ClosingColumns.Read, cancel) : []).ToLookup(c => c.Wallet);
        var openings = taken.ToDictionary(c => c.Wallet, c => c.Opening);
        var folds = wallets.ToDictionary(
            w => w.Id, w => (Wallet: w, Fold: new WalletFold(w, openings[w.Id], [.. closings[w.Id]], history.ClosedDay)));
        while (withEntries && await reader.NextResultAsync(cancel))
        {
            while (await reader.ReadAsync(cancel))
                folds[new(reader.GetInt64(0))].Fold.Add(EntryColumns.Read(reader));
        }
        foreach (var hold in holds)
            folds[hold.Wallet].Fold.Add(hold);
        return (history, [.. folds.Values]);
    }
}
