using Wallet.Api.Storage;
using Wallet.Api.Telemetry;

namespace Wallet.Api.Outbox;

/// <summary>
/// Carries the outbox to Kafka: one pod at a time, oldest batches first, deleted only when acknowledged. A pod that dies in between leaves
/// them to the next, so events come at least once; their ids and the entries' sequences tell repeats.
/// </summary>
internal sealed class OutboxRelay(
    OutboxStore outbox, LeaseStore leases, IEventPublisher publisher, ApiMetrics metrics, OutboxBacklog backlog, PodIdentity identity,
    TimeProvider clock, ILogger<OutboxRelay> log) : BackgroundService
{
    private const string Lease = "outbox";
    private const int MaxBatches = 32;
    private static readonly TimeSpan Term = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan RenewAfter = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan PollEvery = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await leases.ReleaseAsync(Lease, identity.Name, cancellationToken);
        }
        catch (DatabaseUnavailableException)
        {
            // It runs out by itself.
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = RetryAfter;
            try
            {
                if (await leases.TryHoldAsync(Lease, identity.Name, Term, stoppingToken))
                {
                    await LeadAsync(stoppingToken);
                    pause = TimeSpan.Zero;
                }
                else
                {
                    backlog.Forget();
                }
            }
            catch (Exception exception) when (exception is DatabaseUnavailableException or EventsNotPublishedException)
            {
                Log.RelayFailed(log, exception);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // Publishes until it is time to renew the lease; a publication that takes longer renews it on the way.
    private async Task LeadAsync(CancellationToken cancel)
    {
        var held = clock.GetTimestamp();
        while (clock.GetElapsedTime(held) < RenewAfter)
        {
            var batches = await outbox.NextAsync(MaxBatches, cancel);
            await ReportAsync(batches, cancel);
            if (batches.Count == 0)
            {
                await Task.Delay(PollEvery, clock, cancel);
                continue;
            }
            await PublishAsync(batches, cancel);
            await outbox.DeleteAsync(batches, cancel);
        }
    }

    private async Task PublishAsync(IReadOnlyList<OutboxBatch> batches, CancellationToken cancel)
    {
        var messages = batches.SelectMany(b => b.Events).SelectMany(EventMessages.Of).ToList();
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var publishing = publisher.PublishAsync(messages, lost.Token);
        try
        {
            await KeepLeaseAsync(publishing, batches, cancel);
        }
        finally
        {
            // Whatever ended the wait, what was begun is over before the next begins: it would go on with a producer that is not its own.
            await lost.CancelAsync();
            await publishing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        await publishing;
        foreach (var topic in messages.GroupBy(m => m.Topic))
            metrics.Published(topic.Key, topic.Count());
    }

    // Renews the lease until all is published.
    private async Task KeepLeaseAsync(Task publishing, IReadOnlyList<OutboxBatch> batches, CancellationToken cancel)
    {
        while (await Task.WhenAny(publishing, Task.Delay(RenewAfter, clock, cancel)) != publishing)
        {
            if (await leases.TryHoldAsync(Lease, identity.Name, Term, cancel))
            {
                backlog.Is(await outbox.CountAsync(cancel), OldestOf(batches));
                continue;
            }
            Log.LeaseLost(log);
            throw new EventsNotPublishedException("The lease was lost while publishing.");
        }
    }

    private async Task ReportAsync(List<OutboxBatch> batches, CancellationToken cancel)
        => backlog.Is(batches.Count < MaxBatches ? batches.Count : await outbox.CountAsync(cancel), OldestOf(batches));

    private static DateTimeOffset? OldestOf(IReadOnlyList<OutboxBatch> batches)
        => batches.Count == 0 ? null : new Commands.TransactionId(batches[0].Id).Time;
}
