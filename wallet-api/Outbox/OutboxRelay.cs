using Wallet.Api.Storage;
using Wallet.Api.Telemetry;
using Wallet.Api.Upkeep;

namespace Wallet.Api.Outbox;

/// <summary>
/// Carries the outbox to Kafka: one pod at a time, oldest batches first, taken out only when acknowledged; the next page is read while one is
/// published. A pod that dies in between leaves them to the next, so events come at least once; their ids and the entries' sequences identify repeats.
/// Without a <paramref name="publisher"/> there is no Kafka, and they are only taken out.
/// </summary>
internal sealed class OutboxRelay(
    OutboxStore outbox, IPublishedBatches published, OutboxBacklog backlog, WorkSurroundings around, ILogger<OutboxRelay> log,
    IEventPublisher? publisher = null)
    : PeriodicWork(Terms, around)
{
    private static readonly TimeSpan Term = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan RenewAfter = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan PollEvery = TimeSpan.FromMilliseconds(100);

    private static readonly WorkTerms Terms = new("outbox", TimeSpan.Zero, TimeSpan.FromSeconds(1))
    {
        Lease = Term,
        MaxPause = TimeSpan.FromSeconds(5),
    };

    private readonly TimeProvider _clock = around.Clock;
    private readonly ApiMetrics _metrics = around.Metrics;
    private readonly Thinning _parkedLines = new(around.Clock);
    private readonly KeptBatches _kept = new(around.Clock);
    private bool _hasYielded;

    /// <inheritdoc/>
    protected override void StandBy()
    {
        backlog.Forget();
        _kept.Forget();
    }

    // Publishes until it is time to renew the lease; a publication that takes longer renews it on the way.
    protected override async Task<TimeSpan> RunAsync(CancellationToken cancel)
    {
        for (var held = _clock.GetTimestamp(); _clock.GetElapsedTime(held) < RenewAfter;)
        {
            var pass = await PassAsync(held, cancel);
            if (pass.Pause is { } pause)
                return pause;
            if (pass.Published == 0)
                await Task.Delay(PollEvery, _clock, cancel);
        }
        return TimeSpan.Zero;
    }

    // From the lowest key on. Where a row has come behind a page that was begun, its wallet's next may be ahead: the next pass begins with it.
    private async Task<Pass> PassAsync(long held, CancellationToken cancel)
    {
        var from = _kept.From;
        var known = new Known(from == 0 ? default : _kept.Prefix);
        var pass = new Pass { IsWhole = from == 0 };
        var ahead = outbox.NextAsync(from, cancel);
        try
        {
            while (ahead is not null && await ahead is { Batches.Count: > 0 } page)
            {
                if (!known.Is(page.Behind))
                {
                    _kept.Bring();
                    break;
                }
                var plan = PublicationPlan.Of(page);
                if (plan.Parked.Count > 0 && !_hasYielded)
                    return await YieldAsync(page, plan, pass, cancel);
                Report(plan.Parked);
                pass = pass with { Parked = pass.Parked + plan.Parked.Count };
                await ReportAsync(page, pass.Parked, cancel);
                var goOn = page.IsFull && _clock.GetElapsedTime(held) < RenewAfter;
                ahead = goOn ? outbox.NextAsync(page.Batches[^1].Id, cancel) : null;
                var carried = await CarryAsync(plan, pass, cancel);
                known = known.After(plan, isTakenOut: carried > 0);
                pass = pass with { Published = pass.Published + carried, IsWhole = pass.IsWhole && carried == plan.Batches.Count };
            }
        }
        finally
        {
            await (ahead ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        _hasYielded &= pass.Parked > 0;
        if (pass is { Published: 0, Parked: 0, IsWhole: true })
        {
            backlog.Is(0, null, 0);
            _kept.Forget();
        }
        return pass;
    }

    // A pod of another release may be able to read it, and keep the order that its wallets have. If none takes the lease, it is passed over.
    private async Task<Pass> YieldAsync(OutboxPage page, PublicationPlan plan, Pass pass, CancellationToken cancel)
    {
        await CarryAsync(PublicationPlan.Of(PublicationPlan.BeforeParked(page, plan)), pass, cancel);
        await YieldAsync(cancel);
        _hasYielded = true;
        return new() { Pause = Term + RenewAfter };
    }

    // The number of batches that are done. While others before them are kept, they are published and kept too.
    private async Task<int> CarryAsync(PublicationPlan plan, Pass pass, CancellationToken cancel)
    {
        if (plan.Batches.Count == 0)
            return 0;
        var messages = _kept.Unpublished(plan.Batches);
        if (publisher is not null && messages.Count > 0)
            await PublishAsync(publisher, messages, cancel);
        if (!pass.IsWhole || !await published.TakeOutAsync(plan.Batches, cancel))
        {
            _kept.Keep(plan.Batches, isBrought: pass.IsWhole);
            return 0;
        }
        _kept.Forget(plan.Batches);
        return plan.Batches.Count;
    }

    private async Task PublishAsync(IEventPublisher publisher, IReadOnlyList<EventMessage> messages, CancellationToken cancel)
    {
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var publishing = publisher.PublishAsync(messages, lost.Token);
        try
        {
            await KeepLeaseAsync(publishing, cancel);
        }
        finally
        {
            // Whatever ended the wait, what was begun is over before the next begins: it would go on with a producer that is not its own.
            await lost.CancelAsync();
            await publishing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        await publishing;
        foreach (var topic in messages.GroupBy(m => m.Topic))
            _metrics.Published(topic.Key, topic.Count());
    }

    // Renews the lease until all is published.
    private async Task KeepLeaseAsync(Task publishing, CancellationToken cancel)
    {
        while (await Task.WhenAny(publishing, Task.Delay(RenewAfter, _clock, cancel)) != publishing)
        {
            if (await HoldAsync(cancel))
            {
                backlog.Has(await outbox.CountAsync(cancel));
                continue;
            }
            Log.LeaseLost(log);
            throw new EventsNotPublishedException("The lease was lost while publishing.");
        }
    }

    private async Task ReportAsync(OutboxPage page, int parked, CancellationToken cancel)
    {
        var waiting = page.IsFull || _kept.Lowest is not null ? await outbox.CountAsync(cancel) : page.Batches.Count;
        backlog.Is(waiting, new Commands.TransactionId(Math.Min(page.Batches[0].Id, _kept.Lowest ?? long.MaxValue)).Time, parked);
    }

    private void Report(IReadOnlyList<ParkedBatch> parked)
    {
        foreach (var batch in parked)
        {
            if (_parkedLines.TryPass(batch.Why, out _))
                Log.BatchParked(log, batch.Batch, batch.Why);
        }
    }

    /// <summary>What is behind the next page: batches that stay, and those of the page before, which may be taken out by then.</summary>
    private sealed record Known(OutboxPrefix Staying, IReadOnlyList<long>? Before = null)
    {
        public bool Is(OutboxPrefix behind) => behind == Staying || (Before is not null && behind == Staying.With(Before));

        public Known After(PublicationPlan plan, bool isTakenOut)
        {
            var (batches, staying) = (plan.Batches.Select(b => b.Id).ToList(), Staying.With(plan.Parked.Select(b => b.Batch)));
            return isTakenOut ? new(staying, batches) : new(staying.With(batches));
        }
    }

    /// <summary>What became of a pass: batches published and passed over; a pause when another pod is to have its turn.</summary>
    private sealed record Pass(int Published = 0, int Parked = 0)
    {
        public TimeSpan? Pause { get; init; }

        /// <summary>Whether it began with the lowest key, and all that it met was taken out.</summary>
        public bool IsWhole { get; init; }
    }
}
