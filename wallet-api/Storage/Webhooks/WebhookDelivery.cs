using Wallet.Api.Commands;

namespace Wallet.Api.Storage.Webhooks;

/// <summary>
/// An event on its way to a webhook. <paramref name="DueAt"/> is when the next attempt is due while it is pending; what became of the last
/// attempt is a status of HTTP or a short word for what was in its way.
/// </summary>
internal sealed record WebhookDelivery(
    WebhookId Webhook, long Sequence, string EventId, string EventType, DeliveryState State, int Attempts, DateTimeOffset DueAt,
    DateTimeOffset QueuedAt, DateTimeOffset? DeliveredAt, int? LastStatus, string? LastError);

/// <summary>A delivery that is due, with the body to send.</summary>
internal sealed record DueDelivery(WebhookDelivery Delivery, byte[] Body);

/// <summary>An event for a webhook, with its place in the order of that webhook.</summary>
internal sealed record QueuedEvent(WebhookId Webhook, long Sequence, string EventId, string EventType, byte[] Body);

/// <summary>
/// What becomes of a delivery after an attempt. <paramref name="DueAt"/> is when the next one is due, or when the row is removed once there is none.
/// </summary>
internal sealed record DeliveryVerdict(DeliveryState State, DateTimeOffset DueAt, int? Status, string? Error);

/// <summary>Pending deliveries of a webhook, counted up to a bound, the time at which the oldest of them was queued, and dead ones.</summary>
internal sealed record DeliveryBacklog(long Pending, DateTimeOffset? Oldest, long Dead);

/// <summary>How a delivery stands. The numbers are those of the column.</summary>
internal enum DeliveryState
{
    /// <summary>To be tried, for the first time or again.</summary>
    Pending = 0,

    /// <summary>The receiver has answered 2xx.</summary>
    Delivered = 1,

    /// <summary>Given up after all attempts.</summary>
    Dead = 2,
}
