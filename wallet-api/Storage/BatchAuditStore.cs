using MySqlConnector;
using Wallet.Api.Ledger;
using Wallet.Api.Ledger.Audit;
using Wallet.Api.Storage.Columns;
using Wallet.Api.Storage.Packets;

namespace Wallet.Api.Storage;

/// <summary>Reads batches and what waits of them in the outbox for checking, some at a time.</summary>
internal sealed class BatchAuditStore(QueryRunner queries, TransactionAuditStore transactions)
{
    private const int MaxBatches = 2000;
    private const int MaxTransactions = 20_000;
    private const int MaxWaiting = 100;

    // Reads nothing, before the snapshot is taken, and keeps partitions from being moved out or dropped until it ends.
    private const string KeepPartitions
        = "SELECT batches.batch_id FROM batches JOIN transactions ON transactions.transaction_id = batches.batch_id LIMIT 0;";

    private const string First = "SELECT COALESCE(MIN(batch_id), 9223372036854775807) FROM batches;";

    private readonly QueryRunner _patient = queries.Within(TimeSpan.FromMinutes(2));

    /// <summary>The next batches, and the transactions beside them; what is older than the oldest batch or retired is passed over.</summary>
    public async Task<BatchPage> NextAsync(long after, CancellationToken cancel)
    {
        after = Math.Max(after, await _patient.ReadAsync(
            new SqlText().Sql(First).Sql(HistoryColumns.Select), StartAsync, stale: false, cancel));
        var sql = new SqlText().Sql($"""
            {KeepPartitions:sql}{First:sql}{HistoryColumns.Select:sql}SELECT batch_id, size FROM batches WHERE batch_id > {after}
            ORDER BY batch_id LIMIT {MaxBatches};SELECT transaction_id FROM transactions WHERE transaction_id > {after}
            ORDER BY transaction_id LIMIT {MaxTransactions}
            """);
        return await _patient.SnapshotAsync(sql, ReadAsync, cancel);

        async Task<BatchPage> ReadAsync(MySqlDataReader rows)
        {
            await rows.NextResultAsync(CancellationToken.None);
            var start = await StartAsync(rows);
            var batches = await QueryRunner.NextAsync(rows, row => (row.GetInt64(0), row.GetInt32(1)));
            var ids = await QueryRunner.NextAsync(rows, row => row.GetInt64(0));
            return new([.. batches.Where(b => b.Item1 > start)], [.. ids.Where(id => id > start)])
            {
                HasLastBatch = batches.Count < MaxBatches,
                HasLastTransaction = ids.Count < MaxTransactions,
            };
        }
    }

    /// <summary>The next batches in the outbox, whether each is among the batches, and the transactions that they report.</summary>
    public async Task<IReadOnlyList<(OutboxBatch Batch, IReadOnlyList<Violation> Violations)>> WaitingAsync(long after, CancellationToken cancel)
    {
        var sql = new SqlText().Sql($"""
            SELECT outbox.batch_id, payload, batches.batch_id IS NOT NULL
            OR outbox.batch_id < (SELECT COALESCE(MIN(batch_id), 9223372036854775807) FROM batches)
            FROM outbox LEFT JOIN batches ON batches.batch_id = outbox.batch_id
            WHERE outbox.batch_id > {after} ORDER BY outbox.batch_id LIMIT {MaxWaiting}
            """);
        var rows = await _patient.ListAsync(
            sql, row => (Batch: OutboxBatch.Of(row.GetInt64(0), row.GetFieldValue<byte[]>(1)), IsThere: row.GetInt64(2) != 0), stale: false, cancel);
        var told = rows.SelectMany(r => r.Batch.Events.OfType<TransactionRecorded>()).Select(e => e.Transaction.Id).ToList();
        var found = await transactions.FindAsync(told, cancel);
        var history = await HistoryColumns.FindAsync(_patient, cancel);
        return [.. rows.Select(r => (r.Batch, Check(r.Batch, r.IsThere)))];

        IReadOnlyList<Violation> Check(OutboxBatch batch, bool isThere) => batch.Unreadable is { } why
            ? [new("I12 readable", $"batch {batch.Id}", why)]
            : [.. OutboxChecks.Of(batch.Id, isThere, batch.Events, found, history)];
    }

    // What is before the first batch or retired cannot be compared.
    private static async Task<long> StartAsync(MySqlDataReader rows)
    {
        var first = (await QueryRunner.AllAsync(rows, row => row.GetInt64(0)))[0];
        var history = (await QueryRunner.NextAsync(rows, HistoryColumns.Read))[0];
        return Math.Max(first, history.KeptFrom.Value) - 1;
    }
}
