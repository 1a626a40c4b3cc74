using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Storage;
using Wallet.Api.Storage.Columns;
using Wallet.Api.Storage.Packets;

namespace Wallet.Api.Balances;

/// <summary>Transactions and holds, as the writer has them.</summary>
internal sealed class TransactionReader(QueryRunner queries)
{
    private const int MaxPerReference = 100;

    /// <summary>The transaction; null when there is none.</summary>
    public async Task<Original?> FindAsync(TransactionId id, CancellationToken cancel)
    {
        var sql = new SqlText().Sql("SELECT ").Sql(TransactionColumns.Names).Sql(" FROM transactions WHERE transaction_id = ").Number(id.Value);
        return (await queries.ListAsync(sql, TransactionColumns.Read, stale: false, cancel)).SingleOrDefault();
    }

    /// <summary>How far the past has been retired. Read after a transaction was not found, it tells whether it may have been.</summary>
    public Task<LedgerHistory> HistoryAsync(CancellationToken cancel) => HistoryColumns.FindAsync(queries, cancel);

    /// <summary>
    /// The transactions with a reference, oldest first, a hundred at most; only those of <paramref name="userId"/>'s wallets, unless null. The
    /// query itself leaves out others', so that no user's can be pushed off the list by strangers who use the same
    /// reference. A row that cannot be read is named, and keeps none of the others back.
    /// </summary>
    public async Task<(IReadOnlyList<Original> Found, IReadOnlyList<TransactionId> Unreadable)> FindAsync(
        string reference, string? userId, CancellationToken cancel)
    {
        var sql = new SqlText().Sql("SELECT ").Sql(TransactionColumns.Names).Sql(" FROM transactions WHERE reference = ").Text(reference);
        if (userId is not null)
        {
            sql.Sql(" AND EXISTS (SELECT 1 FROM wallets JOIN entries ON entries.wallet_id = wallets.wallet_id")
                .Sql(" AND entries.transaction_id = transactions.transaction_id WHERE wallets.user_id = ").Text(userId).Sql(")");
        }
        sql.Sql(" ORDER BY transaction_id LIMIT ").Number(MaxPerReference);
        var rows = await queries.ListAsync(sql, TransactionColumns.TryRead, stale: false, cancel);
        return ([.. rows.Select(r => r.Original).OfType<Original>()], [.. rows.Where(r => r.Original is null).Select(r => r.Id)]);
    }

    /// <summary>The hold; null when the wallet has none with this id.</summary>
    public async Task<Hold?> FindHoldAsync(WalletId wallet, TransactionId id, CancellationToken cancel)
    {
        var sql = new SqlText().Sql("SELECT ").Sql(HoldColumns.Names).Sql(" FROM holds WHERE wallet_id = ").Number(wallet.Value)
            .Sql(" AND hold_id = ").Number(id.Value);
        return (await queries.ListAsync(sql, HoldColumns.Read, stale: false, cancel)).SingleOrDefault();
    }

    /// <summary>A wallet's holds, newest first, those before <paramref name="before"/>.</summary>
    public Task<List<Hold>> HoldsAsync(WalletId wallet, TransactionId before, int limit, CancellationToken cancel)
    {
        var sql = new SqlText().Sql("SELECT ").Sql(HoldColumns.Names).Sql(" FROM holds WHERE wallet_id = ").Number(wallet.Value)
            .Sql(" AND hold_id < ").Number(before.Value).Sql(" ORDER BY hold_id DESC LIMIT ").Number(limit);
        return queries.ListAsync(sql, HoldColumns.Read, stale: false, cancel);
    }
}
