using Wallet.Api.Storage;

namespace Wallet.Api.Outbox;

/// <summary>Takes batches out of the outbox once they are published.</summary>
internal interface IPublishedBatches
{
    /// <summary>
    /// Takes them out, and does what else is to be done with their events in the same transaction. False when that could not be done: they are in
    /// the outbox as before, and are to be brought again, in the same order and before later ones.
    /// </summary>
    Task<bool> TakeOutAsync(IReadOnlyList<PlannedBatch> batches, CancellationToken cancel);
}

/// <summary>Where events are for Kafka alone.</summary>
internal sealed class PublishedBatches(OutboxStore outbox) : IPublishedBatches
{
    /// <inheritdoc/>
    public async Task<bool> TakeOutAsync(IReadOnlyList<PlannedBatch> batches, CancellationToken cancel)
    {
        await outbox.DeleteAsync([.. batches.Select(b => b.Id)], cancel);
        return true;
    }
}
