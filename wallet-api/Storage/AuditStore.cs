using Wallet.Api.Commands;
using Wallet.Api.Ledger;

namespace Wallet.Api.Storage;

/// <summary>
/// Reads the books for checking, some wallets or transactions at a time, each in one consistent snapshot, so that checks see no half of
/// what is being written and lock nothing.
/// </summary>
internal sealed class AuditStore(Database database, QueryRunner queries)
{
    private const string Snapshot = "ROLLBACK;SET TRANSACTION ISOLATION LEVEL REPEATABLE READ;START TRANSACTION WITH CONSISTENT SNAPSHOT;";

    private const string Entries =
        "SELECT wallet_id, transaction_id, kind, sequence, amount, posted, held, counterparty, chain FROM entries WHERE wallet_id IN (";

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
        var sql = new SqlText().Sql(Snapshot)
            .Sql("SELECT ").Sql(WalletColumns.Names).Sql(" FROM balances WHERE wallet_id IN (")
            .List(ids, (s, id) => s.Number(id)).Sql(") ORDER BY wallet_id;")
            .Sql(Entries).List(ids, (s, id) => s.Number(id)).Sql(") ORDER BY wallet_id, transaction_id;")
            .Sql("SELECT ").Sql(HoldColumns.Names).Sql(" FROM holds WHERE status = 0 AND wallet_id IN (")
            .List(ids, (s, id) => s.Number(id)).Sql(");COMMIT");
        return await ReadFoldsAsync(sql, cancel);
    }

    /// <summary>The next transactions after <paramref name="after"/>, with the entries of their postings.</summary>
    public async Task<IReadOnlyList<(Original Original, IReadOnlyList<(long Amount, TransactionKind Kind)?> Entries)>> TransactionsAsync(
        TransactionId after, int count, CancellationToken cancel)
    {
        var originals = await queries.ListAsync(
            new SqlText().Sql("SELECT ").Sql(TransactionColumns.Names).Sql(" FROM transactions WHERE transaction_id > ").Number(after.Value)
                .Sql(" ORDER BY transaction_id LIMIT ").Number(count),
            TransactionColumns.Read, stale: false, cancel);
        var postings = originals.SelectMany(o => o.Transaction.Postings.Select(p => (p.Wallet, o.Transaction.Id))).ToList();
        if (postings.Count == 0)
            return [];
        var sql = new SqlText().Sql("SELECT entries.wallet_id, entries.transaction_id, amount, kind FROM (")
            .Union(postings, (s, p) => s.Sql("SELECT ").Number(p.Wallet.Value).Sql(" AS wallet_id, ").Number(p.Id.Value).Sql(" AS transaction_id"))
            .Sql(") wanted JOIN entries ON entries.wallet_id = wanted.wallet_id AND entries.transaction_id = wanted.transaction_id");
        var found = (await queries.ListAsync(
            sql, row => (Key: (row.GetInt64(0), row.GetInt64(1)), Value: (row.GetInt64(2), (TransactionKind)row.GetInt32(3))), stale: false, cancel))
            .ToDictionary(e => e.Key, e => e.Value);
        return [.. originals.Select(o => (o, EntriesOf(o, found)))];
    }

    private static IReadOnlyList<(long Amount, TransactionKind Kind)?> EntriesOf(
        Original original, Dictionary<(long Wallet, long Transaction), (long Amount, TransactionKind Kind)> found)
        => [.. original.Transaction.Postings.Select(p => found.TryGetValue((p.Wallet.Value, original.Transaction.Id.Value), out var entry)
            ? entry
            : ((long Amount, TransactionKind Kind)?)null)];

    private async Task<IReadOnlyList<(WalletState Wallet, WalletFold Fold)>> ReadFoldsAsync(SqlText sql, CancellationToken cancel)
    {
        try
        {
            await using var connection = await database.OpenWriterAsync(cancel);
            await using var command = sql.Command(connection);
            command.CommandTimeout = 600;
            await using var reader = await command.ExecuteReaderAsync(cancel);
            var folds = new Dictionary<WalletId, (WalletState Wallet, WalletFold Fold)>();
            while (await reader.ReadAsync(cancel))
            {
                var wallet = WalletColumns.Read(reader);
                folds.Add(wallet.Id, (wallet, new(wallet)));
            }
            await reader.NextResultAsync(cancel);
            while (await reader.ReadAsync(cancel))
                folds[new(reader.GetInt64(0))].Fold.Add(EntryColumns.Read(reader));
            await reader.NextResultAsync(cancel);
            while (await reader.ReadAsync(cancel))
                folds[new(reader.GetInt64(0))].Fold.Add(HoldColumns.Read(reader));
            return [.. folds.Values];
        }
        catch (Exception exception) when (DatabaseFaults.Classify(exception) is not null)
        {
            throw new DatabaseUnavailableException("The database does not answer.", exception);
        }
    }
}
