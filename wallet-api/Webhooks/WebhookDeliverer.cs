using Wallet.Api.Commands;
using Wallet.Api.Storage;
using Wallet.Api.Storage.Webhooks;
using Wallet.Api.Upkeep;

namespace Wallet.Api.Webhooks;

/// <summary>
/// Calls webhooks, by the one pod that holds the lease: each in turns of its own, beside the others. A pod that loses the lease in the middle of a
/// turn sends what the next pod sends again: deliveries come at least once.
/// </summary>
internal sealed class WebhookDeliverer(
    WebhookDirectory directory, DeliveryStore deliveries, WebhookAttempts attempts, WebhookRows rows, WebhookOptions options,
    WorkSurroundings around)
    : PeriodicWork(Terms, around)
{
    private static readonly TimeSpan HoldFor = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan PollEvery = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan TidyEvery = TimeSpan.FromMinutes(1);

    private static readonly WorkTerms Terms = new("webhooks", TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2))
    {
        Lease = TimeSpan.FromSeconds(40),
        MaxPause = TimeSpan.FromSeconds(30),
    };

    private readonly TimeProvider _clock = around.Clock;
    private readonly FaultLog _faults = around.Faults;
    private readonly WebhookTurns _turns = new(options.Concurrency, around.Clock);
    private readonly HashSet<Task> _underWay = [];
    private CancellationTokenSource _held = new();
    private long? _tidied;

    /// <summary>Sends all that is due now, each once, and waits until that is done.</summary>
    public async Task DeliverAsync(CancellationToken cancel)
    {
        await BeginAsync(await EnabledAsync(cancel), cancel);
        await Task.WhenAll(_underWay);
        _underWay.Clear();
    }

    /// <summary>Stops, and waits for the attempts that are under way to be given up.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Task.WhenAll(_underWay).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _held.Dispose();
        base.Dispose();
    }

    /// <summary>What is under way is given up: the pod that has the lease sends it.</summary>
    protected override void StandBy()
    {
        rows.Forget();
        if (_underWay.Count == 0)
            return;
        _held.Cancel();
        _held.Dispose();
        _held = new();
        _underWay.RemoveWhere(turn => turn.IsCompleted);
    }

    /// <inheritdoc/>
    protected override async Task<TimeSpan> RunAsync(CancellationToken cancel)
    {
        for (var held = _clock.GetTimestamp(); _clock.GetElapsedTime(held) < HoldFor;)
        {
            var enabled = await EnabledAsync(cancel);
            await TidyAsync(cancel);
            if (enabled.Count == 0 && _underWay.Count == 0)
                return Terms.Period;
            await BeginAsync(enabled, cancel);
            await Task.WhenAny([.. _underWay, Task.Delay(PollEvery, _clock, cancel)]);
            _underWay.RemoveWhere(turn => turn.IsCompleted);
            cancel.ThrowIfCancellationRequested();
        }
        return TimeSpan.Zero;
    }

    private async Task<List<Webhook>> EnabledAsync(CancellationToken cancel)
        => [.. (await directory.ListAsync(cancel)).Where(w => w.Status == WebhookStatus.Enabled)];

    private async Task BeginAsync(List<Webhook> webhooks, CancellationToken cancel)
    {
        var now = _clock.GetUtcNow();
        var waiting = await deliveries.WaitingAsync(_turns.Ready(webhooks), now, cancel);
        var turns = _turns.Begin(waiting);
        var begun = new HashSet<WebhookId>();
        try
        {
            foreach (var page in (await deliveries.DueAsync(turns, now, cancel)).GroupBy(due => due.Delivery.Webhook))
            {
                begun.Add(page.Key);
                _underWay.Add(TurnAsync(webhooks.Single(w => w.Id == page.Key), [.. page], cancel));
            }
        }
        finally
        {
            foreach (var (id, _) in turns.Where(t => !begun.Contains(t.Id)))
                _turns.End(id, isWell: true);
        }
    }

    // A turn ends with its first failure; what is under way beside it is finished.
    private async Task TurnAsync(Webhook webhook, IReadOnlyList<DueDelivery> page, CancellationToken stopping)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, _held.Token);
        var cancel = either.Token;
        var (taken, failed) = (0, 0);
        AttemptOutcome? failure = null;
        try
        {
            var terms = new ParallelOptions { MaxDegreeOfParallelism = options.Window, CancellationToken = cancel };
            await Parallel.ForEachAsync(page, terms, async (due, token) =>
            {
                if (Volatile.Read(ref failed) > 0)
                    return;
                var outcome = await attempts.MakeAsync(webhook, due, token);
                if (outcome.IsSuccess)
                {
                    Interlocked.Increment(ref taken);
                    return;
                }
                Volatile.Write(ref failure, outcome);
                Interlocked.Increment(ref failed);
            });
            if (taken > 0 && (failed > 0 || webhook.FailingSince is not null))
                await attempts.RecoverAsync(webhook, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // The next pod sends it.
        }
#pragma warning disable CA1031 // Whatever it is, it is of this webhook's turn, and the others go on.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            failed++;
            _faults.Report("a webhook's turn", exception);
        }
        finally
        {
            _turns.End(webhook.Id, isWell: failed == 0, failure);
        }
    }

    private async Task TidyAsync(CancellationToken cancel)
    {
        if (_tidied is { } before && _clock.GetElapsedTime(before) < TidyEvery)
            return;
        var known = (await directory.ListAsync(cancel)).Select(w => w.Id).ToHashSet();
        _turns.Keep(known);
        if (await rows.TidyAsync(known, cancel))
            _tidied = _clock.GetTimestamp();
    }
}
