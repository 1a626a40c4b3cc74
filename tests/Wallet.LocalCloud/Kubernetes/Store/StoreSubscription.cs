using System.Threading.Channels;

namespace Wallet.LocalCloud.Kubernetes.Store;

/// <summary>A stream of changes that begins without a gap after what was read when it was opened.</summary>
public sealed class StoreSubscription : IDisposable
{
    private readonly Channel<StoreChange> _changes = Channel.CreateUnbounded<StoreChange>();
    private readonly Action<StoreSubscription> _close;

    internal StoreSubscription(string? resource, IReadOnlyList<StoredObject> initial, long revision, Action<StoreSubscription> close)
    {
        Resource = resource;
        Initial = initial;
        Revision = revision;
        _close = close;
    }

    /// <summary>The objects present at the start, when they were asked for.</summary>
    public IReadOnlyList<StoredObject> Initial { get; }

    /// <summary>The store's revision at the start.</summary>
    public long Revision { get; }

    public ChannelReader<StoreChange> Changes => _changes.Reader;

    internal string? Resource { get; }

    public void Dispose()
    {
        _close(this);
        _changes.Writer.TryComplete();
    }

    internal void Offer(StoreChange change)
    {
        if (Resource is null || Resource == change.Current.Key.Resource) _changes.Writer.TryWrite(change);
    }

    internal void Complete() => _changes.Writer.TryComplete();
}
