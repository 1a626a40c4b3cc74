using MySqlConnector;
using Wallet.Api.Ledger;
using Wallet.Api.Storage.Columns;
using Wallet.Api.Storage.Packets;

namespace Wallet.Api.Storage;

/// <summary>
/// The outbox's rows. A batch's key is taken under the locks of all wallets it touches and above their last entries, so for each wallet
/// the order of keys is the order of its entries, and whatever a query sees is complete up to a point: a later batch of the same wallet cannot be
/// visible before an earlier one. Late rows with lower keys belong to other wallets and are taken next time.
/// </summary>
internal sealed class OutboxStore(QueryRunner queries)
{
    /// <summary>The waiting batches with the lowest keys, all of them on disk.</summary>
    public Task<List<OutboxBatch>> NextAsync(int limit, CancellationToken cancel)
    {
        // A row that another has deleted meanwhile passed its barrier.
        var sql = new SqlText().Sql("SELECT batch_id, payload FROM outbox ORDER BY batch_id LIMIT ").Number(limit)
            .Sql(";").Sql(DurabilityBarrier.Pass).Sql(" AND EXISTS (SELECT 1 FROM outbox)");
        return queries.ReadAsync(sql, ReadAsync, stale: false, cancel);

        async Task<List<OutboxBatch>> ReadAsync(MySqlDataReader rows)
        {
            var batches = new List<OutboxBatch>();
            while (await rows.ReadAsync(cancel))
                batches.Add(new(rows.GetInt64(0), EventCodec.Decode(rows.GetFieldValue<byte[]>(1))));
            await rows.NextResultAsync(cancel);
            return batches;
        }
    }

    /// <summary>Forgets published batches.</summary>
    public Task DeleteAsync(IReadOnlyCollection<OutboxBatch> batches, CancellationToken cancel) => queries.ExecuteAsync(
        new SqlText().Sql("DELETE FROM outbox WHERE batch_id IN (").List(batches, (s, b) => s.Number(b.Id)).Sql(")"), cancel);

    /// <summary>The number of waiting batches.</summary>
    public async Task<long> CountAsync(CancellationToken cancel)
        => (await queries.ListAsync(new SqlText().Sql("SELECT COUNT(*) FROM outbox"), row => row.GetInt64(0), stale: false, cancel))[0];
}

/// <summary>A batch's events, in order.</summary>
internal sealed record OutboxBatch(long Id, IReadOnlyList<LedgerEvent> Events);
