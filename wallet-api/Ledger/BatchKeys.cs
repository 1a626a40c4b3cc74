using Wallet.Api.Commands;

namespace Wallet.Api.Ledger;

/// <summary>
/// The keys that a batch gives out: those of its time and lane, one after the other. A wallet whose last key is past these, as after the clock was
/// set back, goes on from its own in the millisecond after it, apart from the others, whom its lead does not concern.
/// </summary>
internal sealed class BatchKeys
{
    private readonly Moment _moment;

    // By the first key of a millisecond and lane that is ahead, the next one there.
    private readonly Dictionary<TransactionId, long> _ahead = [];
    private long _next;

    public BatchKeys(Moment moment)
    {
        _moment = moment;
        Batch = TransactionId.FirstOf(moment.UnixMilliseconds, moment.Lane);
        _next = Batch.Value + 1;
    }

    private BatchKeys(BatchKeys other)
        => (_moment, Batch, _ahead, _next) = (other._moment, other.Batch, new(other._ahead), other._next);

    /// <summary>The batch's own, before all others of its time and lane.</summary>
    public TransactionId Batch { get; }

    /// <summary>Whether a wallet with this last key is ahead of the batch.</summary>
    public bool IsPassedBy(long last) => last >= _next;

    /// <summary>The next key of wallets of which <paramref name="last"/> is the highest last one; it is not given out yet.</summary>
    public TransactionId Next(long last) => new(Find(last).Key);

    /// <summary>Gives it out.</summary>
    public TransactionId Take(long last)
    {
        var (root, key) = Find(last);
        if (root is { } ahead)
            _ahead[ahead] = key + 1;
        else
            _next = key + 1;
        return new(key);
    }

    /// <summary>The same, to come back to.</summary>
    public BatchKeys Copy() => new(this);

    private (TransactionId? Root, long Key) Find(long last)
    {
        if (!IsPassedBy(last))
            return (null, _next);
        // One that this batch has given out: the next beside it.
        var root = new TransactionId(last).Head();
        if (_ahead.TryGetValue(root, out var next) && next > last)
            return (root, next);
        root = new TransactionId(last).FirstAfter(_moment.LaneAhead);
        return (root, _ahead.GetValueOrDefault(root, root.Value + 1));
    }
}
