using Wallet.Api.Outbox;
using Wallet.Api.Storage;
using Wallet.Api.Storage.Webhooks;

namespace Wallet.Api.Webhooks;

/// <summary>
/// Takes published batches out of the outbox and, in the same transaction, queues their events for the webhooks that are for them. Where none
/// is, that is one statement, as without webhooks.
/// </summary>
internal sealed class WebhookQueue(
    WebhookDirectory directory, DeliveryQueue queue, OutboxStore outbox, FaultLog faults, TimeProvider clock) : IPublishedBatches
{
    // Of one transaction, so that it neither grows long nor holds its locks for long.
    private const int MaxEvents = 2000;

    /// <inheritdoc/>
    public async Task<bool> TakeOutAsync(IReadOnlyList<PlannedBatch> batches, CancellationToken cancel)
    {
        try
        {
            var webhooks = await directory.ListAsync(cancel);
            if (!batches.Any(b => b.Messages.Any(m => webhooks.Any(w => w.IsFor(m)))))
                await outbox.DeleteAsync([.. batches.Select(b => b.Id)], cancel);
            else
                await QueueAsync(batches, webhooks.Count, cancel);
            return true;
        }
        catch (DatabaseException exception)
        {
            // A fault of these tables is no reason to keep events from Kafka; one of all tables is met by the next statement.
            faults.Report("the queue of webhooks", exception);
            return false;
        }
    }

    private async Task QueueAsync(IReadOnlyList<PlannedBatch> batches, int webhooks, CancellationToken cancel)
    {
        for (var at = 0; at < batches.Count;)
        {
            var part = batches.Skip(at).Take(CountWithin(batches, at, MaxEvents / Math.Max(webhooks, 1))).ToList();
            at += part.Count;
            await queue.QueueAsync(
                [.. part.Select(b => b.Id)],
                (there, all) => WebhookEvents.Plan(part.Where(b => there.Contains(b.Id)).SelectMany(b => b.Messages), all),
                clock.GetUtcNow(), cancel);
        }
    }

    private static int CountWithin(IReadOnlyList<PlannedBatch> batches, int from, int events)
    {
        var (count, sum) = (0, 0);
        while (from + count < batches.Count && (count == 0 || sum + batches[from + count].Messages.Count <= events))
            sum += batches[from + count++].Messages.Count;
        return count;
    }
}
