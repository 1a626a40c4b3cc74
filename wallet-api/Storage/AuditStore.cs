using MySqlConnector;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Ledger.Audit;
using Wallet.Api.Storage.Columns;
using Wallet.Api.Storage.Packets;

namespace Wallet.Api.Storage;

/// <summary>
/// Reads wallets for checking, some at a time and a bounded number of entries, so that checks see no half of what is being written, lock
/// nothing, and hold no snapshot for long.
/// </summary>
internal sealed class AuditStore(QueryRunner queries, int maxEntries = AuditStore.MaxEntries)
{
    /// <summary>The most entries that are read at once.</summary>
    public const int MaxEntries = 20_000;

    // Reads nothing, before the snapshot is taken, and keeps partitions from being moved out until it ends.
    private const string KeepPartitions = "SELECT entries.wallet_id FROM entries JOIN transactions USING (transaction_id) LIMIT 0;";

    private const string Closings = "SELECT " + ClosingColumns.Names + " FROM wallet_days ";

    /// <summary>How long a step may take.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly QueryRunner _patient = queries.Within(Patience);

    /// <summary>The sum of all balances per currency, which must be zero: what users have, the outside world lacks.</summary>
    public Task<List<(Currency Currency, decimal Sum)>> SumsAsync(CancellationToken cancel) => _patient.ListAsync(
        new SqlText().Sql("SELECT (wallet_id >> 11) & 1023 AS currency, SUM(posted) FROM balances GROUP BY currency"),
        row => (Currency.FromNumber(row.GetInt32(0)), row.GetDecimal(1)), stale: false, cancel);

    /// <summary>About how many rows a table has.</summary>
    public async Task<long> EstimateAsync(string table, CancellationToken cancel)
    {
        var sql = new SqlText().Sql($"""
            SELECT CAST(table_rows AS SIGNED) FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = {table}
            """);
        return (await queries.ListAsync(sql, row => row.GetInt64(0), stale: false, cancel)).FirstOrDefault();
    }

    /// <summary>How far the past has been put in order.</summary>
    public Task<LedgerHistory> HistoryAsync(CancellationToken cancel) => HistoryColumns.FindAsync(queries, cancel);

    /// <summary>The next wallet after <paramref name="after"/>; null at the end.</summary>
    public async Task<WalletId?> NextWalletAsync(WalletId after, CancellationToken cancel)
    {
        var sql = new SqlText().Sql($"SELECT wallet_id FROM balances WHERE wallet_id > {after.Value} ORDER BY wallet_id LIMIT 1");
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
            var (seen, folds) = await _patient.SnapshotAsync(sql, rows => ReadFoldsAsync(rows, taken, depth, !isLong), cancel);
            if (isLong && folds.Count > 0)
                await FollowAsync(taken[0], folds[0], depth, cancel);
            // Days were closed or retired meanwhile: what the fold begins with is no longer what is there.
            if (seen == history && (!isLong || await HistoryAsync(cancel) == history))
                return folds;
        }
    }

    /// <summary>Wallets that have a row of their own and no balance, after one and through another.</summary>
    public Task<List<WalletId>> WithoutBalanceAsync(WalletId after, WalletId through, int count, CancellationToken cancel) => _patient.ListAsync(
        new SqlText().Sql($"""
            SELECT wallets.wallet_id FROM wallets LEFT JOIN balances ON balances.wallet_id = wallets.wallet_id
            WHERE balances.wallet_id IS NULL AND wallets.wallet_id > {after.Value} AND wallets.wallet_id <= {through.Value}
            ORDER BY wallets.wallet_id LIMIT {count}
            """),
        row => new WalletId(row.GetInt64(0)), stale: false, cancel);

    // Wallets with the closing from which they are followed. Closings that the history calls closed do not change.
    private async Task<(LedgerHistory History, IReadOnlyList<AuditCandidate> Found)> CandidatesAsync(
        WalletId after, int count, AuditDepth depth, CancellationToken cancel)
    {
        var next = new SqlText().Sql($"""
            SELECT wallet_id, version + settings_version FROM balances WHERE wallet_id > {after.Value} ORDER BY wallet_id LIMIT {count}
            """).ToString();
        var bound = depth == AuditDepth.Recent ? "closed_day" : "retired_day";
        var sql = new SqlText().Sql(HistoryColumns.Select).Sql(next).Sql(";")
            .Sql(Closings).Sql("JOIN (SELECT wallet_id, MAX(day) AS day FROM wallet_days JOIN ledger_history ON day <= ").Sql(bound)
            .Sql(" WHERE wallet_id IN (SELECT wallet_id FROM (").Sql(next).Sql(") taken) GROUP BY wallet_id) newest USING (wallet_id, day)");
        return await queries.SnapshotAsync(sql, async rows =>
        {
            var history = (await QueryRunner.AllAsync(rows, HistoryColumns.Read))[0];
            var wallets = await QueryRunner.NextAsync(rows, row => (Id: new WalletId(row.GetInt64(0)), Version: row.GetInt64(1)));
            var openings = (await QueryRunner.NextAsync(rows, ClosingColumns.Read)).ToDictionary(c => c.Wallet);
            return (history, wallets.ConvertAll(w => new AuditCandidate(w.Id, w.Version, openings.GetValueOrDefault(w.Id))));
        }, cancel);
    }

    private static SqlText Snapshot(IReadOnlyList<AuditCandidate> taken, AuditDepth depth, bool withEntries)
    {
        var sql = new SqlText().Sql(KeepPartitions).Sql(HistoryColumns.Select)
            .Sql("SELECT ").Sql(WalletColumns.Names).Sql(", is_system FROM balances WHERE wallet_id IN (").List(taken, Number)
            .Sql(") ORDER BY wallet_id;")
            .Sql("SELECT ").Sql(HoldColumns.AuditedNames).Sql(" FROM holds WHERE wallet_id IN (").List(taken, Number)
            .Sql(") AND (status = 0 OR hold_id > ").Number(taken.Min(c => c.Opening?.Last.Value ?? 0)).Sql(");");
        if (depth == AuditDepth.Kept)
            Whole(sql, taken);
        else
            LastSettings(sql, taken);
        foreach (var candidate in withEntries ? taken : [])
        {
            AuditedEntryColumns.Select(sql, depth == AuditDepth.Kept).Sql("WHERE entries.wallet_id = ").Number(candidate.Wallet.Value)
                .Sql(" AND entries.transaction_id > ").Number(candidate.Opening?.Last.Value ?? 0).Sql(" ORDER BY entries.transaction_id;");
        }
        return sql;
    }

    private static void LastSettings(SqlText sql, IReadOnlyList<AuditCandidate> taken) => sql
        .Sql("SELECT ").Sql(SettingColumns.Names).Sql(" FROM setting_changes JOIN balances ON balances.wallet_id = setting_changes.wallet_id")
        .Sql(" WHERE sequence >= settings_version AND setting_changes.wallet_id IN (").List(taken, Number)
        .Sql(") ORDER BY setting_changes.wallet_id, sequence;");

    private static void Whole(SqlText sql, IReadOnlyList<AuditCandidate> taken) => sql
        .Sql("SELECT ").Sql(SettingColumns.Names).Sql(" FROM setting_changes WHERE wallet_id IN (").List(taken, Number)
        .Sql(") ORDER BY wallet_id, sequence;")
        .Sql("SELECT wallet_id, user_id, external_id, metadata FROM wallets WHERE wallet_id IN (").List(taken, Number).Sql(");")
        .Sql(Closings).Sql("JOIN ledger_history ON day > retired_day WHERE wallet_id IN (").List(taken, Number).Sql(");");

    // A wallet of many entries: those up to the one that its balance was read with do not change, so they need no snapshot.
    private async Task FollowAsync(
        AuditCandidate candidate, (WalletState Wallet, WalletFold Fold) read, AuditDepth depth, CancellationToken cancel)
    {
        for (var after = candidate.Opening?.Last.Value ?? 0; ;)
        {
            var sql = AuditedEntryColumns.Select(new(), depth == AuditDepth.Kept).Sql($"""
                WHERE entries.wallet_id = {candidate.Wallet.Value} AND entries.transaction_id > {after}
                AND entries.transaction_id <= {read.Wallet.LastId} ORDER BY entries.transaction_id LIMIT {maxEntries}
                """);
            var entries = await _patient.ListAsync(sql, AuditedEntryColumns.Read, stale: false, cancel);
            entries.ForEach(read.Fold.Add);
            if (entries.Count < maxEntries)
                break;
            after = entries[^1].Entry.Transaction.Value;
        }
        foreach (var original in read.Fold.Doubtful)
        {
            if (await IsGivenBackAsync(candidate.Wallet, original, cancel))
                read.Fold.Settle(original);
        }
    }

    // In one statement, which sees one moment.
    private async Task<bool> IsGivenBackAsync(WalletId wallet, TransactionId original, CancellationToken cancel)
    {
        var sql = new SqlText().Sql($"""
            SELECT reversed = (SELECT COALESCE(SUM(given.amount), 0) FROM entries
            JOIN transactions given ON given.transaction_id = entries.transaction_id
            WHERE entries.wallet_id = {wallet.Value} AND entries.transaction_id > {original.Value} AND given.parent_id = {original.Value}
            AND entries.kind IN ({(long)TransactionKind.Reversal},{(long)TransactionKind.Correction})) FROM transactions
            WHERE transaction_id = {original.Value}
            """);
        return (await _patient.ListAsync(sql, row => row.GetInt64(0), stale: false, cancel)) is [1];
    }

    private static void Number(SqlText sql, AuditCandidate candidate) => sql.Number(candidate.Wallet.Value);

    private static async Task<(LedgerHistory History, IReadOnlyList<(WalletState Wallet, WalletFold Fold)> Folds)> ReadFoldsAsync(
        MySqlDataReader reader, IReadOnlyList<AuditCandidate> taken, AuditDepth depth, bool withEntries)
    {
        var isWhole = depth == AuditDepth.Kept;
        var history = (await QueryRunner.NextAsync(reader, HistoryColumns.Read))[0];
        var wallets = await QueryRunner.NextAsync(
            reader, row => new AuditedWallet(WalletColumns.Read(row), row.GetInt64(WalletColumns.Count) != 0) { IsWhole = isWhole });
        var holds = await QueryRunner.NextAsync(reader, HoldColumns.ReadAudited);
        var settings = await QueryRunner.NextAsync(reader, SettingColumns.Read);
        var profiles = isWhole ? (await QueryRunner.NextAsync(reader, ReadProfile)).ToDictionary() : [];
        var closings = (isWhole ? await QueryRunner.NextAsync(reader, ClosingColumns.Read) : []).ToLookup(c => c.Wallet);
        var openings = taken.ToDictionary(c => c.Wallet, c => c.Opening);
        var folds = wallets.ToDictionary(w => w.State.Id, w => (Wallet: w.State, Fold: new WalletFold(
            w with { Profile = profiles.GetValueOrDefault(w.State.Id) }, openings[w.State.Id], [.. closings[w.State.Id]], history.ClosedDay)));
        while (withEntries && await reader.NextResultAsync())
        {
            while (await reader.ReadAsync())
                folds[new(reader.GetInt64(0))].Fold.Add(AuditedEntryColumns.Read(reader));
        }
        foreach (var (hold, terms) in holds)
            folds[hold.Wallet].Fold.Add(hold, terms);
        foreach (var (change, seal) in settings)
            folds[change.Wallet].Fold.Add(change, seal);
        return (history, [.. folds.Values]);
    }

    private static (WalletId Id, WalletProfile Profile) ReadProfile(MySqlDataReader row) => (
        new(row.GetInt64(0)), new(row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2), row.IsDBNull(3) ? null : row.GetString(3)));
}
