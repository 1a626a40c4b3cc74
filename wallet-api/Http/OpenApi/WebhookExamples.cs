using Wallet.Api.Http.Webhooks;

namespace Wallet.Api.Http.OpenApi;

/// <summary>Answers of the operations of webhooks, as the document shows them.</summary>
internal static class WebhookExamples
{
    private const string Id = "01990000-0000-7000-8000-00000000000c";
    private const string Url = "https://shop.example/hooks/wallet";
    private const string Type = "wallet.transaction.v1";
    private static readonly DateTimeOffset Time = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    private static readonly WebhookResponse Webhook = new(
        Id, Url, "the shop", [Type], null, "ENABLED", null, 4711, null, null, Time);

    private static readonly WebhookDeliveryResponse Delivery = new(
        4711, "01990000-0000-7000-8000-00000000000a", Type, "PENDING", 1, Time.AddMinutes(1), 503, null, Time, null);

    /// <summary>That of a route; null where it is not one of these.</summary>
    public static object? Of(Route route) => route switch
    {
        _ when route.Response == typeof(WebhookResponse) => Made(route),
        _ when route.Response == typeof(WebhookListResponse) => new WebhookListResponse([Webhook]),
        _ when route.Response == typeof(WebhookDeliveryResponse) => Delivery,
        _ when route.Response == typeof(WebhookDeliveryListResponse) => new WebhookDeliveryListResponse(Id, [Delivery], null),
        _ when route.Response == typeof(WebhookReplayResponse) => new WebhookReplayResponse(4711, 12),
        _ => null,
    };

    // No secret of anyone's: the key of the specification's own example.
    private static WebhookResponse Made(Route route) => route.HasLocation || route.Path.EndsWith("/secret", StringComparison.Ordinal)
        ? Webhook with { LastSequence = route.HasLocation ? 0 : 4711, Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" }
        : Webhook;
}
