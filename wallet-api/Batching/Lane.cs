using System.Threading.Channels;

namespace Wallet.Api.Batching;

/// <summary>
/// A bounded queue with one worker that, whenever it is idle, takes everything that waits, up to a batch. No timer: at low load a batch is one
/// item and none waits for company; under load batches grow by themselves. What is heavier than a bound is taken alone.
/// </summary>
internal sealed class Lane<T> : IAsyncDisposable
{
    private readonly Channel<T> _queue = Channel.CreateUnbounded<T>();
    private readonly LaneTerms<T> _terms;
    private readonly Func<IReadOnlyList<T>, Task> _run;
    private readonly Lock _gate = new();
    private readonly Dictionary<long, Weight> _shares = [];
    private readonly Task _worker;
    private Weight _waiting;

    /// <param name="terms">What the lane takes.</param>
    /// <param name="run">Handles a batch; must not throw.</param>
    public Lane(LaneTerms<T> terms, Func<IReadOnlyList<T>, Task> run)
    {
        (_terms, _run) = (terms, run);
        _worker = Task.Run(WorkAsync);
    }

    /// <summary>The number of items that wait.</summary>
    public int Depth => _queue.Reader.Count;

    /// <summary>Queues an item, unless the lane or its owner's share of it is full, or the lane is closed.</summary>
    public Admission TryAdd(T item)
    {
        var (weight, owner) = (_terms.WeightOf(item), _terms.OwnerOf(item));
        lock (_gate)
        {
            var share = _shares.GetValueOrDefault(owner);
            if (_waiting.Items > 0 && !(_waiting + weight).FitsIn(_terms.Capacity))
                return Admission.Full;
            if (owner != 0 && share.Items > 0 && !(share + weight).FitsIn(_terms.Share))
                return Admission.ShareUsedUp;
            if (!_queue.Writer.TryWrite(item))
                return Admission.Full;
            _waiting += weight;
            _shares[owner] = share + weight;
            return Admission.Taken;
        }
    }

    /// <summary>Takes no more items and finishes those that it took.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _worker;
    }

    private async Task WorkAsync()
    {
        while (await _queue.Reader.WaitToReadAsync())
            await _run(Take());
    }

    private List<T> Take()
    {
        var batch = new List<T>();
        var (weight, bound) = (default(Weight), _terms.Batch());
        while (_queue.Reader.TryPeek(out var next))
        {
            var more = _terms.WeightOf(next);
            if (batch.Count > 0 && !(weight + more).FitsIn(bound))
                break;
            Leave(next, more);
            _queue.Reader.TryRead(out _);
            batch.Add(next);
            weight += more;
        }
        return batch;
    }

    private void Leave(T item, Weight weight)
    {
        var owner = _terms.OwnerOf(item);
        lock (_gate)
        {
            _waiting -= weight;
            var left = _shares[owner] - weight;
            if (left.Items > 0)
                _shares[owner] = left;
            else
                _shares.Remove(owner);
        }
    }
}

/// <summary>What became of an item that was to be queued.</summary>
internal enum Admission
{
    /// <summary>It waits.</summary>
    Taken,

    /// <summary>Too much waits.</summary>
    Full,

    /// <summary>Too much of this owner waits.</summary>
    ShareUsedUp,
}

/// <summary>What a lane takes: the most that may wait, and the most at once, which may change while it works.</summary>
internal sealed record LaneTerms<T>(Weight Capacity, Func<Weight> Batch)
{
    /// <summary>The most that may wait of one owner.</summary>
    public Weight Share { get; init; } = Capacity;

    /// <summary>An item's weight; it must not change.</summary>
    public Func<T, Weight> WeightOf { get; init; } = _ => Weight.One;

    /// <summary>An item's owner; 0: the service itself, whose share has no bound.</summary>
    public Func<T, long> OwnerOf { get; init; } = _ => 0;

    /// <summary>Terms by number alone.</summary>
    public static LaneTerms<T> Of(int capacity, int batch) => new(new(capacity, 0), () => new(batch, 0));
}
