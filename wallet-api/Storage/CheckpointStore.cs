using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Storage.Columns;
using Wallet.Api.Storage.Packets;

namespace Wallet.Api.Storage;

/// <summary>The checkpoints, and the transactions that they are of.</summary>
internal sealed class CheckpointStore(QueryRunner queries)
{
    private const string Checkpoints = "SELECT " + CheckpointColumns.Names + " FROM checkpoints ";

    private readonly QueryRunner _queries = queries.By(ConnectionPool.Upkeep);

    /// <summary>The newest; null when there is none.</summary>
    public Task<SealedCheckpoint?> LastAsync(CancellationToken cancel)
        => OneAsync(new SqlText().Sql(Checkpoints).Sql("ORDER BY number DESC LIMIT 1"), cancel);

    /// <summary>The one with this number; null when there is none.</summary>
    public Task<SealedCheckpoint?> FindAsync(long number, CancellationToken cancel)
        => OneAsync(new SqlText().Sql($"{Checkpoints:sql}WHERE number = {number}"), cancel);

    /// <summary>The one that a transaction of this id is in; null when it is not sealed yet.</summary>
    public Task<SealedCheckpoint?> OfAsync(TransactionId id, CancellationToken cancel)
        => OneAsync(new SqlText().Sql($"{Checkpoints:sql}WHERE before_id > {id.Value} ORDER BY before_id LIMIT 1"), cancel);

    /// <summary>Checkpoints, newest first, those before number <paramref name="before"/>.</summary>
    public Task<List<SealedCheckpoint>> ListAsync(long before, int limit, CancellationToken cancel) => _queries.ListAsync(
        new SqlText().Sql($"{Checkpoints:sql}WHERE number < {before} ORDER BY number DESC LIMIT {limit}"),
        CheckpointColumns.Read, stale: false, cancel);

    /// <summary>Adds the next one; false when there is one of this number already.</summary>
    public async Task<bool> TryAddAsync(SealedCheckpoint checkpoint, CancellationToken cancel)
    {
        var sql = new SqlText().Sql("INSERT IGNORE INTO checkpoints (" + CheckpointColumns.Names + ") VALUES (");
        return await _queries.ExecuteAsync(CheckpointColumns.Write(sql, checkpoint).Sql(")"), cancel) == 1;
    }

    /// <summary>
    /// Transactions from one id to before another, in the order of their ids; null for one whose row cannot be read.
    /// </summary>
    public async Task<List<(TransactionId Id, LedgerTransaction? Found)>> TransactionsAsync(
        TransactionId from, TransactionId before, int limit, CancellationToken cancel)
    {
        var sql = new SqlText().Sql($"""
            SELECT {TransactionColumns.Names:sql} FROM transactions
            WHERE transaction_id >= {from.Value} AND transaction_id < {before.Value} ORDER BY transaction_id LIMIT {limit}
            """);
        var rows = await _queries.ListAsync(sql, TransactionColumns.TryRead, stale: false, cancel);
        return rows.ConvertAll(r => (r.Id, r.Original?.Transaction));
    }

    /// <summary>How far the past has been put in order.</summary>
    public Task<LedgerHistory> HistoryAsync(CancellationToken cancel) => HistoryColumns.FindAsync(_queries, cancel);

    private async Task<SealedCheckpoint?> OneAsync(SqlText sql, CancellationToken cancel)
        => (await _queries.ListAsync(sql, CheckpointColumns.Read, stale: false, cancel)).FirstOrDefault();
}
