using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Storage.Columns;
using Wallet.Api.Storage.Packets;

namespace Wallet.Api.Storage;

/// <summary>Transactions, as the writer has them.</summary>
internal sealed class TransactionStore(QueryRunner queries)
{
    /// <summary>The transaction; null when there is none.</summary>
    public async Task<Original?> FindAsync(TransactionId id, CancellationToken cancel)
    {
        var sql = new SqlText().Sql($"SELECT {TransactionColumns.Names:sql} FROM transactions WHERE transaction_id = {id.Value}");
        return (await queries.ListAsync(sql, TransactionColumns.Read, stale: false, cancel)).SingleOrDefault();
    }

    /// <summary>How far the past has been retired. Read after a transaction was not found, it shows whether it may have been.</summary>
    public Task<LedgerHistory> HistoryAsync(CancellationToken cancel) => HistoryColumns.FindAsync(queries, cancel);

    /// <summary>Some transactions, oldest first. A row that cannot be read is named, and keeps none of the others back.</summary>
    public async Task<(IReadOnlyList<Original> Found, IReadOnlyList<TransactionId> Unreadable)> FindAsync(
        IReadOnlyCollection<TransactionId> ids, CancellationToken cancel)
    {
        if (ids.Count == 0)
            return ([], []);
        var sql = new SqlText().Sql("SELECT ").Sql(TransactionColumns.Names).Sql(" FROM transactions WHERE transaction_id IN (")
            .List(ids, (s, id) => s.Number(id.Value)).Sql(") ORDER BY transaction_id");
        var rows = await queries.ListAsync(sql, TransactionColumns.TryRead, stale: false, cancel);
        return ([.. rows.Select(r => r.Original).OfType<Original>()], [.. rows.Where(r => r.Original is null).Select(r => r.Id)]);
    }
}
