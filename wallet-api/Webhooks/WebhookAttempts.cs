using Wallet.Api.Storage.Webhooks;
using Wallet.Api.Telemetry;

namespace Wallet.Api.Webhooks;

/// <summary>Carries a delivery out: the attempt, and what follows from it for the delivery and for its webhook.</summary>
internal sealed class WebhookAttempts(
    WebhookSender sender, DeliveryStore deliveries, WebhookStore webhooks, WebhookDirectory directory, WebhookOptions options,
    Random random, ApiMetrics metrics, TimeProvider clock, ILogger<WebhookAttempts> log)
{
    private readonly Thinning _lines = new(clock);

    /// <summary>Makes an attempt and writes down what came of it.</summary>
    public async Task<AttemptOutcome> MakeAsync(Webhook webhook, DueDelivery due, CancellationToken cancel)
    {
        var outcome = await sender.SendAsync(webhook, due, cancel);
        var now = clock.GetUtcNow();
        var verdict = WebhookSchedule.After(due.Delivery.Attempts, outcome, now, random.NextDouble(), options);
        await deliveries.SettleAsync(due.Delivery, verdict, now, cancel);
        metrics.WebhookTried(verdict.State switch
        {
            DeliveryState.Delivered => "delivered",
            DeliveryState.Dead => "dead",
            _ => "retried",
        });
        if (!outcome.IsSuccess)
            await FailAsync(webhook, outcome, now, cancel);
        return outcome;
    }

    /// <summary>An attempt went well after others had failed.</summary>
    public async Task RecoverAsync(Webhook webhook, CancellationToken cancel)
    {
        await webhooks.SucceedAsync(webhook.Id, cancel);
        directory.Forget();
    }

    private async Task FailAsync(Webhook webhook, AttemptOutcome outcome, DateTimeOffset now, CancellationToken cancel)
    {
        Report(webhook, outcome);
        if (WebhookSchedule.Disabling(outcome, webhook.FailingSince, now) is { } why)
        {
            await webhooks.DisableAsync(webhook.Id, why, cancel);
            Log.Disabled(log, webhook.Id.ToString(), HostOf(webhook), why);
        }
        else if (webhook.FailingSince is null)
        {
            await webhooks.FailAsync(webhook.Id, now, cancel);
        }
        else
        {
            return;
        }
        directory.Forget();
    }

    private void Report(Webhook webhook, AttemptOutcome outcome)
    {
        var cause = outcome.Error ?? $"HTTP {outcome.Status}";
        if (_lines.TryPass($"{webhook.Id} {cause}", out var withheld))
            Log.NotDelivered(log, webhook.Id.ToString(), HostOf(webhook), cause, withheld);
    }

    // The rest of a URL may be a secret.
    private static string HostOf(Webhook webhook) => new Uri(webhook.Url).Host;
}
