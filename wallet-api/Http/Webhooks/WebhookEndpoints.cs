using Wallet.Api.Commands;
using Wallet.Api.Http.Problems;
using Wallet.Api.Storage.Webhooks;
using Wallet.Api.Webhooks;

namespace Wallet.Api.Http.Webhooks;

/// <summary>
/// Webhooks themselves: make, read, change, delete, give another secret. Keys are not read: a webhook that is there twice can be deleted.
/// </summary>
internal sealed class WebhookEndpoints(
    WebhookStore webhooks, WebhookDirectory directory, RequestedWebhooks requested, TimeProvider clock, Random random, WebhookKey? key = null)
{
    // So long both secrets sign (Standard Webhooks: rotation without downtime).
    private static readonly TimeSpan Overlap = TimeSpan.FromHours(24);

    /// <summary>There is no key.</summary>
    public static Problem Off { get; } = new(ProblemType.WebhooksOff, "This service has no webhooks: WALLET_WEBHOOK_KEY_FILE is not set.");

    /// <summary>No webhook has the id.</summary>
    public static Problem Missing { get; } = new(ProblemType.WebhookNotFound, "No webhook has this id.");

    /// <summary>POST /webhooks.</summary>
    public async Task<ApiResult> CreateAsync(HttpContext http)
    {
        if ((await RequestBody.ReadAsync(http, ApiJson.Default.CreateWebhookRequest)).Failed(out var problem, out var body))
            return problem;
        if (requested.Read(body).Failed(out problem, out var filter))
            return problem;
        if (key is null)
            return Off;
        if (RequestTerms.Of(http).IsDryRun)
            return DryRunReply.Nothing;
        var now = clock.GetUtcNow();
        var (id, secret) = (WebhookId.Create(now.ToUnixTimeMilliseconds(), random.Next(WebhookId.Numbers)), WebhookSecret.Draw());
        var webhook = new Webhook(
            id, body.Url!, body.Description, filter, WebhookStatus.Enabled, new(key.Seal(id, secret), null, null), 1, null, now);
        if (!await webhooks.TryAddAsync(webhook, http.RequestAborted))
            return new Problem(ProblemType.WebhookLimit, $"There are {WebhookStore.Most} webhooks already: delete one.");
        directory.Forget();
        var made = ToResponse(webhook, secret);
        return new Reply<WebhookResponse>(StatusCodes.Status201Created, made, ApiJson.Default.WebhookResponse, $"/api/v1/webhooks/{made.Id}");
    }

    /// <summary>GET /webhooks.</summary>
    public async Task<ApiResult> ListAsync(HttpContext http)
    {
        if (key is null)
            return Off;
        var all = await webhooks.ListAsync(http.RequestAborted);
        return new Reply<WebhookListResponse>(
            StatusCodes.Status200OK, new([.. all.Select(w => ToResponse(w))]), ApiJson.Default.WebhookListResponse);
    }

    /// <summary>GET /webhooks/{webhookId}.</summary>
    public Task<ApiResult> GetAsync(HttpContext http) => WithAsync(http, webhook => Task.FromResult<ApiResult>(Reply(webhook)));

    /// <summary>PATCH /webhooks/{webhookId}.</summary>
    public async Task<ApiResult> PatchAsync(HttpContext http)
    {
        if ((await RequestBody.ReadAsync(http, ApiJson.Default.PatchWebhookRequest)).Failed(out var problem, out var body))
            return problem;
        if (requested.Read(body).Failed(out problem, out var change))
            return problem;
        return await ChangeAsync(http, id => webhooks.ChangeAsync(id, change, http.RequestAborted));
    }

    /// <summary>DELETE /webhooks/{webhookId}.</summary>
    public Task<ApiResult> DeleteAsync(HttpContext http) => WithAsync(http, async webhook =>
    {
        if (RequestTerms.Of(http).IsDryRun)
            return DryRunReply.Nothing;
        await webhooks.DeleteAsync(webhook.Id, http.RequestAborted);
        directory.Forget();
        return Reply(webhook);
    });

    /// <summary>POST /webhooks/{webhookId}/secret.</summary>
    public async Task<ApiResult> RotateAsync(HttpContext http)
    {
        var secret = WebhookSecret.Draw();
        return await ChangeAsync(
            http, id => webhooks.RotateAsync(id, key!.Seal(id, secret), clock.GetUtcNow() + Overlap, http.RequestAborted), secret);
    }

    // The webhook as it is after a change.
    private Task<ApiResult> ChangeAsync(HttpContext http, Func<WebhookId, Task> change, byte[]? secret = null) => WithAsync(http, async webhook =>
    {
        if (RequestTerms.Of(http).IsDryRun)
            return DryRunReply.Nothing;
        await change(webhook.Id);
        directory.Forget();
        return await webhooks.FindAsync(webhook.Id, http.RequestAborted) is { } changed ? Reply(changed, secret) : Missing;
    });

    private async Task<ApiResult> WithAsync(HttpContext http, Func<Webhook, Task<ApiResult>> answer)
    {
        if (key is null)
            return Off;
        return RequestedWebhooks.TryReadId(http, out var id) && await webhooks.FindAsync(id, http.RequestAborted) is { } webhook
            ? await answer(webhook)
            : Missing;
    }

    private Reply<WebhookResponse> Reply(Webhook webhook, byte[]? secret = null)
        => new(StatusCodes.Status200OK, ToResponse(webhook, secret), ApiJson.Default.WebhookResponse);

    private WebhookResponse ToResponse(Webhook webhook, byte[]? secret = null) => new(
        webhook.Id.ToString(), webhook.Url, webhook.Description, webhook.Filter.Types, webhook.Filter.Wallet?.ToString(),
        webhook.Status == WebhookStatus.Enabled ? "ENABLED" : "DISABLED",
        webhook.Status == WebhookStatus.Enabled ? null : Names.Of(webhook.Status), webhook.NextSequence - 1, webhook.FailingSince,
        webhook.Secrets.PreviousUntil is { } until && until > clock.GetUtcNow() ? until : null, webhook.CreatedAt,
        secret is null ? null : WebhookSecret.ToText(secret));
}
