using Wallet.Api.Storage;

namespace Wallet.Api.Outbox;

/// <summary>What of a page is published, and which of its batches this release cannot read: pure.</summary>
internal sealed record PublicationPlan(IReadOnlyList<PlannedBatch> Batches, IReadOnlyList<ParkedBatch> Parked)
{
    /// <summary>The plan for a page.</summary>
    public static PublicationPlan Of(OutboxPage page)
    {
        var (batches, parked) = (new List<PlannedBatch>(), new List<ParkedBatch>());
        foreach (var batch in page.Batches)
        {
            if (batch.Unreadable is { } why || MessagesOf(batch, out why) is not { } records)
            {
                parked.Add(new(batch.Id, why!));
                continue;
            }
            batches.Add(new(batch.Id, records));
        }
        return new(batches, parked);
    }

    /// <summary>The part of a page before the first batch that cannot be read.</summary>
    public static OutboxPage BeforeParked(OutboxPage page, PublicationPlan plan)
        => page with { Batches = [.. page.Batches.TakeWhile(b => b.Id != plan.Parked[0].Batch)] };

    private static IReadOnlyList<EventMessage>? MessagesOf(OutboxBatch batch, out string? why)
    {
        why = null;
        try
        {
            return [.. batch.Events.SelectMany(EventMessages.Of)];
        }
#pragma warning disable CA1031 // What an event says must not stop the events of others.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            why = exception.Message;
            return null;
        }
    }
}

/// <summary>A batch and what is published of it.</summary>
internal sealed record PlannedBatch(long Id, IReadOnlyList<EventMessage> Messages);

/// <summary>A batch that is kept and passed over, and why.</summary>
internal sealed record ParkedBatch(long Batch, string Why);
