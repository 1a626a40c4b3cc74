using System.Threading.Channels;

namespace Wallet.Api.Batching;

/// <summary>
/// A bounded queue with one worker that, whenever it is idle, takes everything that waits. No timer: at low load a batch is one item
/// and nobody waits for company; under load batches grow by themselves.
/// </summary>
internal sealed class Lane<T> : IAsyncDisposable
{
    private readonly Channel<T> _queue;
    private readonly Func<IReadOnlyList<T>, Task> _run;
    private readonly int _maxBatch;
    private readonly Task _worker;

    /// <param name="capacity">Items that may wait.</param>
    /// <param name="maxBatch">Items taken at once.</param>
    /// <param name="run">Handles a batch; must not throw.</param>
    public Lane(int capacity, int maxBatch, Func<IReadOnlyList<T>, Task> run)
    {
        _queue = Channel.CreateBounded<T>(new BoundedChannelOptions(capacity) { SingleReader = true });
        _maxBatch = maxBatch;
        _run = run;
        _worker = Task.Run(WorkAsync);
    }

    /// <summary>The number of items that wait.</summary>
    public int Depth => _queue.Reader.Count;

    /// <summary>Queues an item; false when the lane is full or closed.</summary>
    public bool TryAdd(T item) => _queue.Writer.TryWrite(item);

    /// <summary>Takes no more items and finishes those that it took.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _worker;
    }

    private async Task WorkAsync()
    {
        var batch = new List<T>();
        while (await _queue.Reader.WaitToReadAsync())
        {
            batch.Clear();
            while (batch.Count < _maxBatch && _queue.Reader.TryRead(out var item))
                batch.Add(item);
            await _run(batch);
        }
    }
}
