using k8s;
using k8s.Models;

namespace Wallet.Operator.Kube;

/// <summary>
/// Follows all objects of a kind: lists, watches, and tells the key of each that appeared, changed or vanished, also when it did so while
/// the connection was down. Only <paramref name="fingerprint"/> is kept of an object; what does not change it is not told.
/// </summary>
internal sealed class Informer<T>(
    IResourceFeed<T> feed,
    Func<T, string> fingerprint,
    Action<ObjectKey> changed,
    InformerOptions options,
    TimeProvider time,
    Random random,
    ILogger<Informer<T>> log)
    where T : IMetadata<V1ObjectMeta>
{
    private readonly TaskCompletionSource _firstList = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Dictionary<ObjectKey, string> _known = [];
    private string? _resourceVersion;
    private int _failures;
    private long _lastHeard = time.GetTimestamp();

    /// <summary>Done once the first whole list has been told.</summary>
    public Task FirstList => _firstList.Task;

    /// <summary>Time since the server last said anything.</summary>
    public TimeSpan Silence => time.GetElapsedTime(Interlocked.Read(ref _lastHeard));

    /// <summary>Runs until cancelled; no fault of the outside ends it.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                if (_resourceVersion is null)
                    await ListAsync(cancellationToken);
                await WatchAsync(cancellationToken);
                await Task.Delay(options.Reconnect.After(_failures + 1, random), time, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault) when (KubeErrors.IsOutsideFault(fault))
            {
                await RecoverAsync(fault, cancellationToken);
            }
        }
    }

    private async Task ListAsync(CancellationToken cancellationToken)
    {
        var found = new Dictionary<ObjectKey, string>();
        string? next = null;
        string version;
        do
        {
            var page = await feed.ListAsync(next, cancellationToken);
            Heard();
            foreach (var item in page.Items)
                found[KeyOf(item)] = fingerprint(item);
            (next, version) = (page.Continue, page.ResourceVersion);
        }
        while (next is not null);

        var known = _known;
        (_known, _resourceVersion) = (found, version);
        foreach (var key in found.Where(entry => known.GetValueOrDefault(entry.Key) != entry.Value).Select(entry => entry.Key))
            changed(key);
        foreach (var vanished in known.Keys.Except(found.Keys))
            changed(vanished);
        _firstList.TrySetResult();
    }

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        using var silence = new CancellationTokenSource(options.SilenceLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, cancellationToken);
        try
        {
            await foreach (var change in feed.WatchAsync(_resourceVersion!, either.Token))
            {
                silence.CancelAfter(options.SilenceLimit);
                Heard();
                Take(change);
                _failures = 0;
            }
        }
        catch (OperationCanceledException) when (silence.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            KubeLog.WatchSilent(log, typeof(T).Name, options.SilenceLimit);
        }
    }

    private void Take(ResourceChange<T> change)
    {
        var version = change.Object.Metadata?.ResourceVersion;
        if (!string.IsNullOrEmpty(version))
            _resourceVersion = version;
        switch (change.Type)
        {
            case WatchEventType.Added or WatchEventType.Modified:
                TakeUpdate(KeyOf(change.Object), fingerprint(change.Object));
                break;
            case WatchEventType.Deleted:
                var key = KeyOf(change.Object);
                _known.Remove(key);
                changed(key);
                break;
        }
    }

    private void TakeUpdate(ObjectKey key, string print)
    {
        if (_known.GetValueOrDefault(key) == print)
            return;
        _known[key] = print;
        changed(key);
    }

    private async Task RecoverAsync(Exception fault, CancellationToken cancellationToken)
    {
        if (KubeErrors.IsGone(fault))
            _resourceVersion = null;
        _failures++;
        var delay = options.Reconnect.After(_failures, random);
        KubeLog.WatchFailed(log, typeof(T).Name, KubeErrors.MessageOf(fault), delay);
        await Task.Delay(delay, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private void Heard() => Interlocked.Exchange(ref _lastHeard, time.GetTimestamp());

    private static ObjectKey KeyOf(T item) => new(item.Metadata.NamespaceProperty ?? "", item.Metadata.Name);
}
