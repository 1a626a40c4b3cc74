using System.Globalization;
using Wallet.Api.Http.Problems;
using Wallet.Api.Storage.Webhooks;
using Wallet.Api.Webhooks;

namespace Wallet.Api.Http.Webhooks;

/// <summary>What webhooks were and are called with: list, send again, replay, try.</summary>
internal sealed class WebhookDeliveryEndpoints(
    WebhookStore webhooks, DeliveryStore deliveries, DeliveryQueue queue, TimeProvider clock, WebhookKey? key = null)
{
    private const int Step = 5000;

    private static readonly Dictionary<string, DeliveryState> States = Enum.GetValues<DeliveryState>()
        .ToDictionary(s => Names.Of(s).ToLowerInvariant(), StringComparer.Ordinal);

    private static Problem Missing { get; } = new(ProblemType.DeliveryNotFound, "The webhook has no delivery of this number, or none any more.");

    /// <summary>The words by which a state is asked for.</summary>
    public static IReadOnlyCollection<string> StateWords => States.Keys;

    /// <summary>GET /webhooks/{webhookId}/deliveries.</summary>
    public async Task<ApiResult> ListAsync(HttpContext http)
    {
        if (Page.Read(http).Failed(out var problem, out var page))
            return problem;
        if (!page.TryReadBefore(out var before))
            return Page.BadCursor;
        DeliveryState? state = null;
        if (http.Request.Query["state"].FirstOrDefault() is { Length: > 0 } word)
        {
            if (!States.TryGetValue(word, out var found))
                return new Problem(ProblemType.Validation, $"state must be one of {string.Join(", ", StateWords)}.");
            state = found;
        }
        return await WithAsync(http, async webhook =>
        {
            var found = await deliveries.ListAsync(webhook.Id, before, state, page.Limit + 1, http.RequestAborted);
            var items = found.Take(page.Limit).Select(ToResponse).ToList();
            var next = found.Count > page.Limit ? items[^1].Sequence.ToString(CultureInfo.InvariantCulture) : null;
            return new Reply<WebhookDeliveryListResponse>(
                StatusCodes.Status200OK, new(webhook.Id.ToString(), items, next), ApiJson.Default.WebhookDeliveryListResponse);
        });
    }

    /// <summary>POST /webhooks/{webhookId}/deliveries/{sequence}/resend.</summary>
    public Task<ApiResult> ResendAsync(HttpContext http) => WithAsync(http, async webhook =>
    {
        if (!long.TryParse(http.Request.RouteValues["sequence"] as string, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            || await deliveries.FindAsync(webhook.Id, sequence, http.RequestAborted) is null)
        {
            return Missing;
        }
        if (RequestTerms.Of(http).IsDryRun)
            return DryRunReply.Nothing;
        await deliveries.RenewAsync(webhook.Id, sequence, sequence + 1, clock.GetUtcNow(), http.RequestAborted);
        return await ReplyAsync(webhook, sequence, http.RequestAborted);
    });

    /// <summary>POST /webhooks/{webhookId}/replay.</summary>
    public async Task<ApiResult> ReplayAsync(HttpContext http)
    {
        if ((await RequestBody.ReadAsync(http, ApiJson.Default.WebhookReplayRequest)).Failed(out var problem, out var body))
            return problem;
        if (body.FromSequence is not { } from || from < 1)
            return new Problem(ProblemType.Validation, "fromSequence must be the number of a delivery, 1 or more.");
        return await WithAsync(http, async webhook =>
        {
            if (RequestTerms.Of(http).IsDryRun)
                return DryRunReply.Nothing;
            var renewed = 0L;
            var first = await deliveries.FirstAsync(webhook.Id, from, http.RequestAborted) ?? webhook.NextSequence;
            for (var at = first; at < webhook.NextSequence; at += Step)
            {
                var before = Math.Min(at + Step, webhook.NextSequence);
                renewed += await deliveries.RenewAsync(webhook.Id, at, before, clock.GetUtcNow(), http.RequestAborted);
            }
            return new Reply<WebhookReplayResponse>(StatusCodes.Status200OK, new(from, renewed), ApiJson.Default.WebhookReplayResponse);
        });
    }

    /// <summary>POST /webhooks/{webhookId}/test.</summary>
    public Task<ApiResult> TestAsync(HttpContext http) => WithAsync(http, async webhook =>
    {
        if (RequestTerms.Of(http).IsDryRun)
            return DryRunReply.Nothing;
        var (now, name, sequence) = (clock.GetUtcNow(), Guid.CreateVersion7(), 0L);
        await queue.QueueAsync([], (_, all) => all.Where(w => w.Id == webhook.Id).Select(Ping).ToList(), now, http.RequestAborted);
        return sequence == 0 ? WebhookEndpoints.Missing : await ReplyAsync(webhook, sequence, http.RequestAborted);

        QueuedEvent Ping(Webhook locked)
        {
            var ping = WebhookEvents.PingOf(locked, name, now);
            sequence = ping.Sequence;
            return ping;
        }
    });

    private async Task<ApiResult> WithAsync(HttpContext http, Func<Webhook, Task<ApiResult>> answer)
    {
        if (key is null)
            return WebhookEndpoints.Off;
        return RequestedWebhooks.TryReadId(http, out var id) && await webhooks.FindAsync(id, http.RequestAborted) is { } webhook
            ? await answer(webhook)
            : WebhookEndpoints.Missing;
    }

    private async Task<ApiResult> ReplyAsync(Webhook webhook, long sequence, CancellationToken cancel)
        => await deliveries.FindAsync(webhook.Id, sequence, cancel) is { } delivery
            ? new Reply<WebhookDeliveryResponse>(StatusCodes.Status200OK, ToResponse(delivery), ApiJson.Default.WebhookDeliveryResponse)
            : Missing;

    private static WebhookDeliveryResponse ToResponse(WebhookDelivery delivery) => new(
        delivery.Sequence, delivery.EventId, delivery.EventType, Names.Of(delivery.State), delivery.Attempts,
        delivery.State == DeliveryState.Pending ? delivery.DueAt : null, delivery.LastStatus, delivery.LastError, delivery.QueuedAt,
        delivery.DeliveredAt);
}
