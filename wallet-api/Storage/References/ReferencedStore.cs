using MySqlConnector;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Storage.Columns;
using Wallet.Api.Storage.Packets;

namespace Wallet.Api.Storage.References;

/// <summary>The references that transactions should be found by, as their rows and the owners of their wallets have it.</summary>
internal sealed class ReferencedStore(QueryRunner queries)
{
    private const int TransactionsPerStep = 1000;

    private const string Transactions = "SELECT transaction_id, reference, debit_wallet, credit_wallet, legs FROM transactions WHERE ";

    /// <summary>The references of the next transactions, and the last of these whether it has one or not.</summary>
    public async Task<(TransactionId? Last, IReadOnlyList<TransactionReference> References)> NextAsync(
        TransactionId after, TransactionId before, CancellationToken cancel)
    {
        var chunk = new SqlText().Sql($"""
            SELECT MAX(transaction_id) FROM (SELECT transaction_id FROM transactions
            WHERE transaction_id > {after.Value} AND transaction_id < {before.Value}
            ORDER BY transaction_id LIMIT {TransactionsPerStep}) chunk
            """);
        if ((await queries.ListAsync(chunk, row => WalletColumns.Optional(row, 0), stale: false, cancel))[0] is not { } last)
            return (null, []);
        return (new(last), await ReadAsync(
            new SqlText().Sql($"{Transactions:sql}transaction_id > {after.Value} AND transaction_id <= {last}"), cancel));
    }

    /// <summary>The references of some transactions.</summary>
    public async Task<IReadOnlyList<TransactionReference>> OfAsync(IReadOnlyCollection<TransactionId> ids, CancellationToken cancel)
        => ids.Count == 0 ? [] : await ReadAsync(
            new SqlText().Sql(Transactions).Sql("transaction_id IN (").List(ids, (s, id) => s.Number(id.Value)).Sql(")"), cancel);

    private async Task<IReadOnlyList<TransactionReference>> ReadAsync(SqlText sql, CancellationToken cancel)
    {
        var found = await queries.ListAsync(
            sql.Sql(" AND reference IS NOT NULL ORDER BY transaction_id"),
            row => (Id: new TransactionId(row.GetInt64(0)), Reference: row.GetString(1), Wallets: Wallets(row)), stale: false, cancel);
        var owners = await OwnersAsync([.. found.SelectMany(f => f.Wallets).Distinct()], cancel);
        return [.. found.SelectMany(
            f => TransactionReference.Of(f.Id, f.Reference, f.Wallets.Where(owners.ContainsKey).Select(w => owners[w])))];
    }

    private async Task<Dictionary<WalletId, UInt128>> OwnersAsync(IReadOnlyCollection<WalletId> wallets, CancellationToken cancel)
    {
        if (wallets.Count == 0)
            return [];
        var sql = new SqlText().Sql("SELECT ").Sql(WalletColumns.Names).Sql(" FROM balances WHERE wallet_id IN (")
            .List(wallets, (s, id) => s.Number(id.Value)).Sql(") AND is_system = 0");
        return (await queries.ListAsync(sql, WalletColumns.Read, stale: false, cancel)).ToDictionary(w => w.Id, w => w.Owner);
    }

    // A damaged row has no owner that could be known: those who may see all find it.
    private static IReadOnlyList<WalletId> Wallets(MySqlDataReader row)
    {
        if (row.IsDBNull(4))
            return [.. new[] { WalletColumns.Optional(row, 2), WalletColumns.Optional(row, 3) }.OfType<long>().Select(id => new WalletId(id))];
        try
        {
            return [.. PostingsText.Read(row.GetString(4)).Select(p => p.Wallet)];
        }
        catch (Exception exception) when (exception is FormatException or OverflowException or IndexOutOfRangeException)
        {
            return [];
        }
    }
}
