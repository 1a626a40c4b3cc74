using Wallet.Api.Commands;
using Wallet.Api.Storage.Columns;
using Wallet.Api.Storage.Packets;

namespace Wallet.Api.Storage.Webhooks;

/// <summary>The webhooks.</summary>
internal sealed class WebhookStore(QueryRunner queries)
{
    /// <summary>The most that there can be: all of them are read at once.</summary>
    public const int Most = 100;

    private const string Select = "SELECT " + WebhookColumns.Names + " FROM webhooks ";

    private readonly QueryRunner _upkeep = queries.By(ConnectionPool.Upkeep);

    /// <summary>All, oldest first.</summary>
    public Task<List<Webhook>> ListAsync(CancellationToken cancel)
        => _upkeep.ListAsync(new SqlText().Sql(Select).Sql("ORDER BY webhook_id"), WebhookColumns.Read, stale: false, cancel);

    /// <summary>One; null when there is none.</summary>
    public async Task<Webhook?> FindAsync(WebhookId id, CancellationToken cancel)
        => (await queries.ListAsync(Where(new SqlText().Sql(Select), id), WebhookColumns.Read, stale: false, cancel)).FirstOrDefault();

    /// <summary>Adds one; false where there are as many as there can be.</summary>
    public async Task<bool> TryAddAsync(Webhook webhook, CancellationToken cancel)
    {
        // Those that are added at once do not lock what the others count, which would be a deadlock. A few too many do no harm.
        var sql = WebhookColumns.Write(new SqlText().Sql(Isolation.ReadCommitted + "INSERT INTO webhooks (" + WebhookColumns.Names + ") SELECT "), webhook)
            .Sql($" FROM (SELECT COUNT(*) AS there FROM webhooks) counted WHERE there < {Most}");
        return await queries.ExecuteAsync(sql, cancel) == 1;
    }

    /// <summary>Changes one. Who enables it again forgives what failed before.</summary>
    public Task ChangeAsync(WebhookId id, WebhookChange change, CancellationToken cancel)
    {
        var sql = new SqlText().Sql("UPDATE webhooks SET webhook_id = webhook_id");
        if (change.Url is { } url)
            sql.Sql($", url = {url}");
        if (change.Description is { } description)
            sql.Sql($", description = {description.Value}");
        if (change.Types is { } types)
            sql.Sql($", event_types = {WebhookColumns.Types(types.Value)}");
        if (change.Wallet is { } wallet)
            sql.Sql($", wallet_id = {wallet.Value?.Value}");
        if (change.IsEnabled == true)
            sql.Sql(", status = 0, failing_since = NULL");
        if (change.IsEnabled == false)
            sql.Sql($", status = IF(status = 0, {(long)WebhookStatus.Requested}, status)");
        return queries.ExecuteAsync(Where(sql, id), cancel);
    }

    /// <summary>Gives one another secret; the one of now is kept beside it until <paramref name="until"/>.</summary>
    public Task RotateAsync(WebhookId id, byte[] secret, DateTimeOffset until, CancellationToken cancel) => queries.ExecuteAsync(
        Where(
            new SqlText().Sql($"UPDATE webhooks SET previous_secret = secret, previous_until = {until.ToUnixTimeMilliseconds()}, secret = {secret}"), id),
        cancel);

    /// <summary>Disables one that is enabled.</summary>
    public Task DisableAsync(WebhookId id, WebhookStatus why, CancellationToken cancel) => queries.ExecuteAsync(
        Where(new SqlText().Sql($"UPDATE webhooks SET status = {(long)why}"), id).Sql(" AND status = 0"), cancel);

    /// <summary>Notes that attempts fail from <paramref name="now"/> on, if that is not known yet.</summary>
    public Task FailAsync(WebhookId id, DateTimeOffset now, CancellationToken cancel) => queries.ExecuteAsync(
        Where(new SqlText().Sql($"UPDATE webhooks SET failing_since = {now.ToUnixTimeMilliseconds()}"), id)
            .Sql(" AND failing_since IS NULL"),
        cancel);

    /// <summary>Notes that an attempt has succeeded.</summary>
    public Task SucceedAsync(WebhookId id, CancellationToken cancel)
        => queries.ExecuteAsync(Where(new SqlText().Sql("UPDATE webhooks SET failing_since = NULL"), id), cancel);

    /// <summary>Removes one; its deliveries are removed later, a few at a time.</summary>
    public Task DeleteAsync(WebhookId id, CancellationToken cancel)
        => queries.ExecuteAsync(Where(new SqlText().Sql("DELETE FROM webhooks"), id), cancel);

    private static SqlText Where(SqlText sql, WebhookId id) => sql.Sql($" WHERE webhook_id = {id.Value}");
}
