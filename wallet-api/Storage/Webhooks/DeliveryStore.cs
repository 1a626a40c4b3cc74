using Wallet.Api.Commands;
using Wallet.Api.Storage.Columns;
using Wallet.Api.Storage.Packets;

namespace Wallet.Api.Storage.Webhooks;

/// <summary>The deliveries of webhooks.</summary>
/// <remarks>By the connections of reads: many are written at once, and leases and the relay must come through.</remarks>
internal sealed class DeliveryStore(QueryRunner queries)
{
    /// <summary>The most rows that a statement changes or removes.</summary>
    public const int Step = 1000;

    /// <summary>Where counting ends.</summary>
    public const int MaxCount = 10_000;

    // Neither gaps nor, by another index, rows of others are locked: what settles, queues and removes beside each other would be a deadlock.
    private const string Update = Isolation.ReadCommitted + "UPDATE webhook_deliveries FORCE INDEX (PRIMARY) SET ";
    private const string Delete = Isolation.ReadCommitted + "DELETE FROM webhook_deliveries";

    private const string Select = "SELECT " + WebhookColumns.DeliveryNames;

    /// <summary>Those of some webhooks that have deliveries due at <paramref name="now"/>.</summary>
    public async Task<IReadOnlyList<WebhookId>> WaitingAsync(
        IReadOnlyCollection<WebhookId> webhooks, DateTimeOffset now, CancellationToken cancel)
    {
        if (webhooks.Count == 0)
            return [];
        var sql = new SqlText().Union(webhooks, (s, id) => Due(s.Sql("(SELECT webhook_id FROM webhook_deliveries"), id, now).Sql(" LIMIT 1)"));
        return await queries.ListAsync(sql, row => new WebhookId(row.GetInt64(0)), stale: false, cancel);
    }

    /// <summary>Of each of some webhooks, so many deliveries that are due at <paramref name="now"/>, longest due first.</summary>
    public async Task<IReadOnlyList<DueDelivery>> DueAsync(
        IReadOnlyCollection<(WebhookId Id, int Most)> webhooks, DateTimeOffset now, CancellationToken cancel)
    {
        if (webhooks.Count == 0)
            return [];
        var sql = new SqlText().Union(webhooks, (s, w) => Due(s.Sql("(" + Select + ", body FROM webhook_deliveries"), w.Id, now)
            .Sql($" ORDER BY due_at, sequence LIMIT {w.Most})"));
        return await queries.ListAsync(sql, WebhookColumns.ReadDue, stale: false, cancel);
    }

    /// <summary>Writes what became of an attempt, unless the delivery was made pending again or removed meanwhile.</summary>
    public Task SettleAsync(WebhookDelivery tried, DeliveryVerdict verdict, DateTimeOffset now, CancellationToken cancel)
    {
        var sql = new SqlText().Sql($"""
            {Update:sql}state = {(long)verdict.State}, attempts = attempts + 1, due_at = {verdict.DueAt.ToUnixTimeMilliseconds()},
            last_status = {verdict.Status}, last_error = {verdict.Error}
            """);
        if (verdict.State == DeliveryState.Delivered)
            sql.Sql($", delivered_at = {now.ToUnixTimeMilliseconds()}");
        Of(sql, tried.Webhook).Sql($" AND sequence = {tried.Sequence} AND state = 0 AND attempts = {tried.Attempts}");
        return queries.ExecuteAsync(sql, cancel);
    }

    /// <summary>A webhook's deliveries before number <paramref name="before"/>, newest first, of one state or of any.</summary>
    public Task<List<WebhookDelivery>> ListAsync(
        WebhookId webhook, long before, DeliveryState? state, int limit, CancellationToken cancel)
    {
        var sql = Of(new SqlText().Sql(Select + " FROM webhook_deliveries"), webhook).Sql($" AND sequence < {before}");
        if (state is { } only)
            sql.Sql($" AND state = {(long)only}");
        return queries.ListAsync(
            sql.Sql($" ORDER BY sequence DESC LIMIT {limit}"), WebhookColumns.ReadDelivery, stale: false, cancel);
    }

    /// <summary>One delivery; null when it is not kept.</summary>
    public async Task<WebhookDelivery?> FindAsync(WebhookId webhook, long sequence, CancellationToken cancel)
    {
        var sql = Of(new SqlText().Sql(Select + " FROM webhook_deliveries"), webhook).Sql($" AND sequence = {sequence}");
        return (await queries.ListAsync(sql, WebhookColumns.ReadDelivery, stale: false, cancel)).FirstOrDefault();
    }

    /// <summary>The lowest number, at or above <paramref name="from"/>, of what is kept; null for none.</summary>
    public async Task<long?> FirstAsync(WebhookId webhook, long from, CancellationToken cancel)
    {
        var sql = Of(new SqlText().Sql("SELECT MIN(sequence) FROM webhook_deliveries"), webhook).Sql($" AND sequence >= {from}");
        return (await queries.ListAsync(sql, row => WalletColumns.Optional(row, 0), stale: false, cancel))[0];
    }

    /// <summary>
    /// Makes those from one number to before another pending, due at once and with all attempts before them, whatever became of them; how many that
    /// changed.
    /// </summary>
    public Task<int> RenewAsync(WebhookId webhook, long from, long before, DateTimeOffset now, CancellationToken cancel)
    {
        var due = now.ToUnixTimeMilliseconds();
        var sql = Of(
                new SqlText().Sql($"{Update:sql}state = 0, attempts = 0, delivered_at = NULL, due_at = {due}, queued_at = {due}"), webhook)
            .Sql($" AND sequence >= {from} AND sequence < {before}");
        return queries.ExecuteAsync(sql, cancel);
    }

    /// <summary>The webhooks that have deliveries, those that are deleted among them.</summary>
    public Task<List<WebhookId>> OwnersAsync(CancellationToken cancel) => queries.ListAsync(
        new SqlText().Sql("SELECT DISTINCT webhook_id FROM webhook_deliveries"), row => new WebhookId(row.GetInt64(0)), stale: false, cancel);

    /// <summary>Removes up to <see cref="Step"/> settled deliveries whose time is over; how many it removed.</summary>
    public Task<int> TrimAsync(WebhookId webhook, DeliveryState state, DateTimeOffset until, CancellationToken cancel) => queries.ExecuteAsync(
        Of(new SqlText().Sql(Delete), webhook).Sql($" AND state = {(long)state} AND due_at <= {until.ToUnixTimeMilliseconds()} LIMIT {Step}"),
        cancel);

    /// <summary>Removes up to <see cref="Step"/> deliveries of a webhook that is deleted; how many it removed.</summary>
    public Task<int> RemoveAsync(WebhookId webhook, CancellationToken cancel)
        => queries.ExecuteAsync(Of(new SqlText().Sql(Delete), webhook).Sql($" LIMIT {Step}"), cancel);

    /// <summary>What waits for some webhooks, each counted up to <see cref="MaxCount"/>.</summary>
    public async Task<DeliveryBacklog> BacklogAsync(IReadOnlyCollection<WebhookId> webhooks, CancellationToken cancel)
    {
        if (webhooks.Count == 0)
            return new(0, null, 0);
        var sql = new SqlText().Union(
            webhooks.SelectMany(id => new[] { (Id: id, State: DeliveryState.Pending), (Id: id, State: DeliveryState.Dead) }).ToList(),
            (s, of) => Of(
                    s.Sql($"SELECT {(long)of.State}, COUNT(*), MIN(queued_at) FROM (SELECT queued_at FROM webhook_deliveries"), of.Id)
                .Sql($" AND state = {(long)of.State} LIMIT {MaxCount}) some_of_it"));
        var rows = await queries.ListAsync(
            sql, row => (State: (DeliveryState)row.GetInt32(0), Count: row.GetInt64(1), Oldest: WalletColumns.Optional(row, 2)),
            stale: false, cancel);
        var pending = rows.Where(r => r.State == DeliveryState.Pending).ToList();
        return new(
            pending.Sum(r => r.Count), pending.Min(r => r.Oldest) is { } oldest ? DateTimeOffset.FromUnixTimeMilliseconds(oldest) : null,
            rows.Where(r => r.State == DeliveryState.Dead).Sum(r => r.Count));
    }

    private static SqlText Due(SqlText sql, WebhookId webhook, DateTimeOffset now)
        => Of(sql, webhook).Sql($" AND state = 0 AND due_at <= {now.ToUnixTimeMilliseconds()}");

    private static SqlText Of(SqlText sql, WebhookId webhook) => sql.Sql($" WHERE webhook_id = {webhook.Value}");
}
