using Wallet.Api.Commands;
using Wallet.Api.Http.Problems;

namespace Wallet.Api.Http.Webhooks;

/// <summary>The operations of webhooks.</summary>
internal sealed class WebhookRoutes(WebhookEndpoints webhooks, WebhookDeliveryEndpoints deliveries)
{
    private const string One = "/webhooks/{webhookId}";

    private static readonly ProblemType[] OfWebhook = [ProblemType.WebhookNotFound, ProblemType.WebhooksOff];
    private static readonly ProblemType[] OfBody = [ProblemType.WebhooksOff, ProblemType.AddressRefused, ProblemType.Of(ResultCode.WalletNotFound)];

    /// <summary>All of them, below /api/v1.</summary>
    public IReadOnlyList<Route> All =>
    [
        new("POST", "/webhooks", Scope.Admin, "Make a webhook: an endpoint that is called with events; the answer has its secret, once",
            webhooks.CreateAsync)
        {
            Request = typeof(CreateWebhookRequest),
            Example = """{"url":"https://shop.example/hooks/wallet","description":"the shop","eventTypes":["wallet.transaction.v1"]}""",
            Response = typeof(WebhookResponse),
            Status = StatusCodes.Status201Created,
            HasLocation = true,
            Problems = [.. OfBody, ProblemType.WebhookLimit],
        },
        new("GET", "/webhooks", Scope.Admin, "All webhooks, oldest first", webhooks.ListAsync)
        {
            Response = typeof(WebhookListResponse), Problems = [ProblemType.WebhooksOff],
        },
        new("GET", One, Scope.Admin, "A webhook", webhooks.GetAsync) { Response = typeof(WebhookResponse), Problems = OfWebhook },
        new("PATCH", One, Scope.Admin, "Change where a webhook leads, what it is for, or whether it is called", webhooks.PatchAsync)
        {
            Request = typeof(PatchWebhookRequest),
            Example = """{"eventTypes":["wallet.transaction.v1","wallet.changed.v1"],"enabled":true}""",
            Response = typeof(WebhookResponse),
            Problems = [.. OfBody, ProblemType.WebhookNotFound],
        },
        new("DELETE", One, Scope.Admin, "Delete a webhook and its deliveries; the answer is how it was", webhooks.DeleteAsync)
        {
            Response = typeof(WebhookResponse), Problems = OfWebhook,
        },
        new("POST", $"{One}/secret", Scope.Admin, "Give a webhook another secret; for a day, the one before signs as well", webhooks.RotateAsync)
        {
            Response = typeof(WebhookResponse), Problems = OfWebhook,
        },
        new("POST", $"{One}/test", Scope.Admin, "Call a webhook with webhook.ping.v1", deliveries.TestAsync)
        {
            Response = typeof(WebhookDeliveryResponse), Problems = [.. OfWebhook, ProblemType.DeliveryNotFound],
        },
        new("GET", $"{One}/deliveries", Scope.Admin, "A webhook's deliveries that are kept, newest first", deliveries.ListAsync)
        {
            Response = typeof(WebhookDeliveryListResponse),
            Problems = OfWebhook,
            Query = [("state", "of one state only"), .. Page.Query],
        },
        new("POST", $"{One}/deliveries/{{sequence}}/resend", Scope.Admin, "Send a delivery again, with all attempts before it",
            deliveries.ResendAsync)
        {
            Response = typeof(WebhookDeliveryResponse), Problems = [.. OfWebhook, ProblemType.DeliveryNotFound],
        },
        new("POST", $"{One}/replay", Scope.Admin, "Send again all deliveries that are kept from a number on", deliveries.ReplayAsync)
        {
            Request = typeof(WebhookReplayRequest),
            Example = """{"fromSequence":4711}""",
            Response = typeof(WebhookReplayResponse),
            Problems = OfWebhook,
        },
    ];
}
