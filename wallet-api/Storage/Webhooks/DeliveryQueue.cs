using MySqlConnector;
using Wallet.Api.Storage.Columns;
using Wallet.Api.Storage.Packets;

namespace Wallet.Api.Storage.Webhooks;

/// <summary>
/// Takes events out of the outbox and into the deliveries in one transaction: each is queued once for each webhook, whichever pod does it and
/// wherever it dies. Webhooks are locked meanwhile, so their sequences have no gaps.
/// </summary>
internal sealed class DeliveryQueue(Database database)
{
    // The locks of rows that are not there would keep batches from writing theirs: none are taken at this level.
    private const string Begin = Isolation.ReadCommitted + "START TRANSACTION;";
    private const string Delivery = "webhook_deliveries (webhook_id, sequence, event_id, event_type, body, state, attempts, due_at, queued_at)";
    private const int PacketBytes = 1 << 20;

    /// <summary>
    /// Queues what <paramref name="decide"/> makes of the webhooks as they are and of those of <paramref name="batches"/> that are still in the
    /// outbox, and takes these out; the number of deliveries.
    /// </summary>
    /// <exception cref="DatabaseException">It was not done or, where the connection was lost, may have been: then the batches are gone.</exception>
    public async Task<int> QueueAsync(
        IReadOnlyCollection<long> batches, Func<IReadOnlySet<long>, IReadOnlyList<Webhook>, IReadOnlyList<QueuedEvent>> decide,
        DateTimeOffset now, CancellationToken cancel)
    {
        try
        {
            await using var connection = await database.OpenAsync(ConnectionPool.Upkeep, cancel);
            try
            {
                var (there, webhooks) = await LockAsync(connection, batches);
                var events = decide(there, webhooks);
                foreach (var packet in Packets(there, events, now))
                    await ExecuteAsync(connection, packet);
                return events.Count;
            }
            catch
            {
                await OpenTransaction.RollBackAsync(connection);
                throw;
            }
        }
        catch (Exception exception) when (DatabaseFaults.Classify(exception) is { } fault)
        {
            throw DatabaseException.Of(exception, fault);
        }
    }

    private async Task<(IReadOnlySet<long> Batches, IReadOnlyList<Webhook> Webhooks)> LockAsync(
        MySqlConnection connection, IReadOnlyCollection<long> batches)
    {
        var sql = new SqlText().Sql(BatchTransaction.WaitShortly(database.IdleInTransaction)).Sql(Begin);
        if (batches.Count > 0)
            sql.Sql("SELECT batch_id FROM outbox FORCE INDEX (PRIMARY) WHERE batch_id IN (").List(batches, (s, id) => s.Number(id))
                .Sql(") FOR UPDATE;");
        sql.Sql("SELECT " + WebhookColumns.Names + " FROM webhooks ORDER BY webhook_id FOR UPDATE");
        await using var command = sql.Command(connection);
        await using var reader = await command.ExecuteReaderAsync(CancellationToken.None);
        var there = new HashSet<long>();
        if (batches.Count > 0)
        {
            there.UnionWith(await QueryRunner.AllAsync(reader, row => row.GetInt64(0)));
            await reader.NextResultAsync();
        }
        return (there, await QueryRunner.AllAsync(reader, WebhookColumns.Read));
    }

    // Several, so that none is longer than a server takes. The last one commits.
    private static IEnumerable<SqlText> Packets(IReadOnlySet<long> batches, IReadOnlyList<QueuedEvent> events, DateTimeOffset now)
    {
        var due = now.ToUnixTimeMilliseconds();
        for (var at = 0; at < events.Count;)
        {
            var part = events.Skip(at).Take(CountWithin(events, at)).ToList();
            at += part.Count;
            yield return new SqlText().Insert(
                Delivery, part, (s, e) => s.Sql($"({e.Webhook.Value},{e.Sequence},{e.EventId},{e.EventType},{e.Body},0,0,{due},{due})"));
        }
        var last = new SqlText();
        foreach (var (webhook, next) in events.GroupBy(e => e.Webhook).Select(g => (g.Key, g.Max(e => e.Sequence) + 1)))
            last.Sql($"UPDATE webhooks SET next_sequence = {next} WHERE webhook_id = {webhook.Value};");
        if (batches.Count > 0)
            last.Sql("DELETE FROM outbox WHERE batch_id IN (").List(batches.ToList(), (s, id) => s.Number(id)).Sql(");");
        yield return last.Sql("COMMIT;").Sql(BatchTransaction.WaitLong);
    }

    // As literals, bodies are twice as long.
    private static int CountWithin(IReadOnlyList<QueuedEvent> events, int from)
    {
        var (count, bytes) = (0, 0);
        while (from + count < events.Count && (count == 0 || bytes + events[from + count].Body.Length < PacketBytes / 2))
            bytes += events[from + count++].Body.Length;
        return count;
    }

    private static async Task ExecuteAsync(MySqlConnection connection, SqlText sql)
    {
        await using var command = sql.Command(connection);
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }
}
