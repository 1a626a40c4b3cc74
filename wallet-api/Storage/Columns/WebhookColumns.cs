using MySqlConnector;
using Wallet.Api.Commands;
using Wallet.Api.Storage.Packets;
using Wallet.Api.Storage.Webhooks;

namespace Wallet.Api.Storage.Columns;

/// <summary>The columns of <c>webhooks</c> and <c>webhook_deliveries</c>, and how rows of them are read and written.</summary>
internal static class WebhookColumns
{
    /// <summary>Those of a webhook, in the order that <see cref="Read"/> expects.</summary>
    public const string Names = "webhook_id, url, description, event_types, wallet_id, status, secret, previous_secret, previous_until, "
        + "next_sequence, failing_since, created_at";

    /// <summary>Those of a delivery without its body, in the order that <see cref="ReadDelivery"/> expects.</summary>
    public const string DeliveryNames = "webhook_id, sequence, event_id, event_type, state, attempts, due_at, queued_at, delivered_at, "
        + "last_status, last_error";

    private const int DeliveryCount = 11;

    /// <summary>Reads a webhook.</summary>
    public static Webhook Read(MySqlDataReader row) => new(
        new(row.GetInt64(0)), row.GetString(1), row.OptionalText(2),
        new(row.OptionalText(3)?.Split(' '), row.IsDBNull(4) ? null : new WalletId(row.GetInt64(4))), (WebhookStatus)row.GetInt16(5),
        new(row.GetFieldValue<byte[]>(6), row.IsDBNull(7) ? null : row.GetFieldValue<byte[]>(7), Time(row, 8)),
        row.GetInt64(9), Time(row, 10), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(11)));

    /// <summary>Appends the values of a webhook.</summary>
    public static SqlText Write(SqlText sql, Webhook webhook) => sql.Number(webhook.Id.Value).Sql(",").Text(webhook.Url).Sql(",")
        .Text(webhook.Description).Sql(",").Text(Types(webhook.Filter.Types)).Sql(",").Number(webhook.Filter.Wallet?.Value).Sql(",")
        .Number((long)webhook.Status).Sql(",").Blob(webhook.Secrets.Current).Sql(",NULL,NULL,").Number(webhook.NextSequence).Sql(",NULL,")
        .Number(webhook.CreatedAt.ToUnixTimeMilliseconds());

    /// <summary>Types of events as a column.</summary>
    public static string? Types(IReadOnlyList<string>? types) => types is null ? null : string.Join(' ', types);

    /// <summary>Reads a delivery.</summary>
    public static WebhookDelivery ReadDelivery(MySqlDataReader row) => new(
        new(row.GetInt64(0)), row.GetInt64(1), row.GetString(2), row.GetString(3), (DeliveryState)row.GetInt16(4), row.GetInt32(5),
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(6)), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(7)), Time(row, 8),
        row.IsDBNull(9) ? null : row.GetInt16(9), row.OptionalText(10));

    /// <summary>Reads a delivery and, after its columns, its body.</summary>
    public static DueDelivery ReadDue(MySqlDataReader row) => new(ReadDelivery(row), row.GetFieldValue<byte[]>(DeliveryCount));

    private static DateTimeOffset? Time(MySqlDataReader row, int column)
        => row.IsDBNull(column) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));
}
