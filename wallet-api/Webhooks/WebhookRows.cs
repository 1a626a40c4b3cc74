using Wallet.Api.Commands;
using Wallet.Api.Storage.Webhooks;
using Wallet.Api.Telemetry;

namespace Wallet.Api.Webhooks;

/// <summary>Looks after the rows of deliveries: removes those whose time is over, and counts what waits.</summary>
internal sealed class WebhookRows
{
    // Those who wait to be called wait no longer than this: the rest goes the next time.
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(1);
    private readonly DeliveryStore _deliveries;
    private readonly WebhookOptions _options;
    private readonly TimeProvider _clock;
    private volatile DeliveryBacklog? _backlog;

    public WebhookRows(DeliveryStore deliveries, WebhookOptions options, ApiMetrics metrics, TimeProvider clock)
    {
        (_deliveries, _options, _clock) = (deliveries, options, clock);
        metrics.ShowWebhooks(() => _backlog is { } seen ? (seen.Pending, seen.Dead, AgeOf(seen)) : null);
    }

    /// <summary>Removes and counts; false when there was more to remove than there was time for.</summary>
    public async Task<bool> TidyAsync(IReadOnlyCollection<WebhookId> known, CancellationToken cancel)
    {
        var (begun, now) = (_clock.GetTimestamp(), _clock.GetUtcNow());
        foreach (var owner in await _deliveries.OwnersAsync(cancel))
        {
            if (!known.Contains(owner))
            {
                await StepAsync(() => _deliveries.RemoveAsync(owner, cancel));
                continue;
            }
            await StepAsync(() => _deliveries.TrimAsync(owner, DeliveryState.Delivered, now, cancel));
            await StepAsync(() => _deliveries.TrimAsync(owner, DeliveryState.Dead, now, cancel));
            // Of a webhook that is disabled: those of others are dead long before.
            await StepAsync(() => _deliveries.TrimAsync(owner, DeliveryState.Pending, now - _options.KeepDead, cancel));
        }
        if (IsOver())
            return false;
        _backlog = await _deliveries.BacklogAsync(known, cancel);
        return true;

        async Task StepAsync(Func<Task<int>> removeSome)
        {
            while (!IsOver() && await removeSome() == DeliveryStore.Step)
            {
                // There are more.
            }
        }

        bool IsOver() => _clock.GetElapsedTime(begun) > Budget;
    }

    /// <summary>Another pod does it, and reports.</summary>
    public void Forget() => _backlog = null;

    private TimeSpan AgeOf(DeliveryBacklog seen)
    {
        var age = _clock.GetUtcNow() - seen.Oldest ?? TimeSpan.Zero;
        return age > TimeSpan.Zero ? age : TimeSpan.Zero;
    }
}
