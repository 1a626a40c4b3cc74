using MySqlConnector;
using Wallet.Api.Ledger;
using Wallet.Api.Storage.Columns;
using Wallet.Api.Storage.Packets;

namespace Wallet.Api.Storage;

/// <summary>
/// The outbox's rows. A batch's key is taken under the locks of all wallets it touches and above their last entries, so for each wallet
/// the order of keys is the order of its entries, and whatever a query sees is complete up to a point: a later batch of the same wallet cannot be
/// visible before an earlier one. Late rows with lower keys belong to other wallets and are taken next time. Two queries are not: what came late
/// behind the first may have its successor in the second, which therefore says what is behind it.
/// </summary>
internal sealed class OutboxStore(QueryRunner queries)
{
    /// <summary>The most rows that are taken at once.</summary>
    public const int MaxRows = 2000;

    /// <summary>The most bytes that are taken at once, unless the first row alone has more; they bound the events too.</summary>
    public const int MaxBytes = 2 << 20;

    /// <summary>Where counting ends: past it, its age says how long a backlog is.</summary>
    public const int MaxCount = 10_000;

    private readonly QueryRunner _queries = queries.By(ConnectionPool.Upkeep);

    /// <summary>The waiting batches with the lowest keys above <paramref name="after"/>, all of them on disk, and then what is up to there.</summary>
    public Task<OutboxPage> NextAsync(long after, CancellationToken cancel)
    {
        // A row that another has deleted meanwhile passed its barrier.
        var sql = new SqlText().Sql($"""
            SELECT outbox.batch_id, payload FROM outbox JOIN (SELECT batch_id, size, SUM(size) OVER (ORDER BY batch_id) AS total
            FROM (SELECT batch_id, LENGTH(payload) AS size FROM outbox WHERE batch_id > {after}
            ORDER BY batch_id LIMIT {MaxRows}) sizes) sums ON sums.batch_id = outbox.batch_id WHERE total <= {MaxBytes} OR total = size
            ORDER BY outbox.batch_id;
            SELECT COUNT(*), CAST(COALESCE(BIT_XOR(batch_id), 0) AS SIGNED) FROM outbox WHERE batch_id <= {after};{DurabilityBarrier.Pass:sql} AND EXISTS (SELECT 1 FROM outbox)
            """);
        return _queries.ReadAsync(sql, ReadAsync, stale: false, cancel);

        async Task<OutboxPage> ReadAsync(MySqlDataReader rows)
        {
            var (batches, bytes) = (new List<OutboxBatch>(), 0L);
            while (await rows.ReadAsync(CancellationToken.None))
            {
                var payload = rows.GetFieldValue<byte[]>(1);
                bytes += payload.Length;
                batches.Add(OutboxBatch.Of(rows.GetInt64(0), payload));
            }
            var behind = (await QueryRunner.NextAsync(rows, row => new OutboxPrefix(row.GetInt64(0), row.GetInt64(1))))[0];
            await rows.NextResultAsync(CancellationToken.None);
            return new(batches, bytes, behind);
        }
    }

    /// <summary>Forgets published batches.</summary>
    public Task DeleteAsync(IReadOnlyCollection<long> batches, CancellationToken cancel) => _queries.ExecuteAsync(
        new SqlText().Sql("DELETE FROM outbox WHERE batch_id IN (").List(batches, (s, id) => s.Number(id)).Sql(")"), cancel);

    /// <summary>The number of waiting batches up to <see cref="MaxCount"/>: to count all of a long backlog takes as long as it is.</summary>
    public async Task<long> CountAsync(CancellationToken cancel)
    {
        var sql = new SqlText().Sql($"SELECT COUNT(*) FROM (SELECT batch_id FROM outbox LIMIT {MaxCount}) some_of_it");
        return (await _queries.ListAsync(sql, row => row.GetInt64(0), stale: false, cancel))[0];
    }
}

/// <summary>Which rows there are up to a key, in short: how many, and their keys, one xor the other.</summary>
internal readonly record struct OutboxPrefix(long Count, long Keys)
{
    /// <summary>These are there as well.</summary>
    public OutboxPrefix With(IEnumerable<long> keys) => keys.Aggregate(this, (prefix, key) => new(prefix.Count + 1, prefix.Keys ^ key));
}

/// <summary>Rows that were taken at once, in the order of their keys, and those <paramref name="Behind"/> the key after which they are.</summary>
internal sealed record OutboxPage(IReadOnlyList<OutboxBatch> Batches, long Bytes, OutboxPrefix Behind)
{
    /// <summary>Whether there may be more behind it.</summary>
    public bool IsFull => Batches.Count == OutboxStore.MaxRows || Bytes > OutboxStore.MaxBytes / 2;
}

/// <summary>A batch's events, in order; none and a reason where this release cannot read them.</summary>
internal sealed record OutboxBatch(long Id, IReadOnlyList<LedgerEvent> Events, string? Unreadable = null)
{
    /// <summary>Reads a row.</summary>
    public static OutboxBatch Of(long id, byte[] payload)
    {
        try
        {
            return new(id, EventCodec.Decode(payload));
        }
#pragma warning disable CA1031 // Whatever is in it, a payload is data: what it says must not stop those behind it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return new(id, [], exception.Message);
        }
    }
}
