using Wallet.Api.Storage;

namespace Wallet.Api.Outbox;

/// <summary>
/// Batches that were published and could not be taken out of the outbox. They are not published again by this pod, those behind them are
/// published meanwhile, and every few seconds all of them are brought again.
/// </summary>
internal sealed class KeptBatches(TimeProvider clock)
{
    private static readonly TimeSpan BringAfter = TimeSpan.FromSeconds(5);
    private readonly SortedSet<long> _ids = [];
    private long _brought;
    private bool _isDue;

    /// <summary>The lowest of their keys, if there are any.</summary>
    public long? Lowest => _ids.Count > 0 ? _ids.Min : null;

    /// <summary>The key above which a pass begins: 0 when it takes all of the outbox.</summary>
    public long From => _ids.Count > 0 && !_isDue && clock.GetElapsedTime(_brought) < BringAfter ? _ids.Max : 0;

    /// <summary>All of them: what is up to <see cref="From"/>, and nothing else.</summary>
    public OutboxPrefix Prefix => default(OutboxPrefix).With(_ids);

    /// <summary>The next pass takes all of the outbox.</summary>
    public void Bring() => _isDue = true;

    /// <summary>What of some batches is to be published.</summary>
    public IReadOnlyList<EventMessage> Unpublished(IReadOnlyList<PlannedBatch> batches)
        => [.. batches.Where(b => !_ids.Contains(b.Id)).SelectMany(b => b.Messages)];

    /// <summary>These are not taken out; <paramref name="isBrought"/> says whether that was tried.</summary>
    public void Keep(IReadOnlyList<PlannedBatch> batches, bool isBrought)
    {
        _ids.UnionWith(batches.Select(b => b.Id));
        if (isBrought)
            (_brought, _isDue) = (clock.GetTimestamp(), false);
    }

    /// <summary>These are taken out.</summary>
    public void Forget(IReadOnlyList<PlannedBatch> batches)
    {
        if (_ids.Count > 0)
            _ids.ExceptWith(batches.Select(b => b.Id));
    }

    /// <summary>The outbox is empty, or another pod's.</summary>
    public void Forget() => _ids.Clear();
}
