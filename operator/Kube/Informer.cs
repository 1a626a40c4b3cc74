using System.Numerics;
using k8s;
using k8s.Models;

namespace Wallet.Operator.Kube;

/// <summary>
/// Follows all objects of a kind: lists, watches, and reports the key of each that appeared, changed or vanished, also when it did so while
/// the connection was down or its event got lost. Only <paramref name="fingerprint"/> is kept of an object; what does not change it is not
/// reported, and neither is an object that appears with an empty one.
/// </summary>
/// <param name="feed">The API server.</param>
/// <param name="fingerprint">What of an object matters.</param>
/// <param name="changed">Receives the keys.</param>
/// <param name="options">Its name and patience.</param>
/// <param name="time">Clock.</param>
/// <param name="random">For jitter.</param>
/// <param name="log">Log.</param>
/// <param name="about">The key to report for an object: its own, unless given; null for objects that do not matter.</param>
/// <param name="seen">Is shown each object that is listed or watched, before anything of it is reported.</param>
internal sealed class Informer<T>(
    IResourceFeed<T> feed,
    Func<T, string> fingerprint,
    Action<ObjectKey> changed,
    InformerOptions options,
    TimeProvider time,
    Random random,
    ILogger<Informer<T>> log,
    Func<T, ObjectKey?>? about = null,
    Action<T>? seen = null)
    : IWatchState
    where T : IMetadata<V1ObjectMeta>
{
    private readonly TaskCompletionSource _firstList = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Dictionary<ObjectKey, Known> _known = [];
    private string? _resourceVersion;
    private int _failures;
    private long _lastHeard = time.GetTimestamp();
    private long _lastTurn = time.GetTimestamp();
    private long _lastList;

    /// <summary>Done once the first whole list has been reported.</summary>
    public Task FirstList => _firstList.Task;

    public string Resource => options.Resource;

    public string Namespace => options.Namespace;

    public bool IsListed => FirstList.IsCompletedSuccessfully;

    public TimeSpan Silence => time.GetElapsedTime(Interlocked.Read(ref _lastHeard));

    public TimeSpan Stillness => time.GetElapsedTime(Interlocked.Read(ref _lastTurn));

    /// <summary>Runs until cancelled; no fault of the outside ends it.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        Heard();
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                if (_resourceVersion is null || time.GetElapsedTime(_lastList) >= options.Relist)
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
        // Also where it fails: the watch goes on, and a list that cannot be had must not keep it from that.
        _lastList = time.GetTimestamp();
        var found = new Dictionary<ObjectKey, Known>();
        string? next = null;
        string version;
        do
        {
            var page = await PageAsync(next, cancellationToken);
            foreach (var item in page.Items)
            {
                seen?.Invoke(item);
                if (KnownOf(item) is { } known)
                    found[KeyOf(item)] = known;
            }

            (next, version) = (page.Continue, page.ResourceVersion);
        }
        while (next is not null);

        var before = _known;
        (_known, _resourceVersion) = (found, version);
        foreach (var (key, known) in found)
            Report(before.TryGetValue(key, out var old) ? old : null, known);
        foreach (var vanished in before.Keys.Except(found.Keys))
            changed(before[vanished].About);
        _firstList.TrySetResult();
        Recovered();
    }

    private async Task<ResourcePage<T>> PageAsync(string? token, CancellationToken cancellationToken)
    {
        using var silence = new CancellationTokenSource(options.SilenceLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, cancellationToken);
        try
        {
            var page = await feed.ListAsync(token, either.Token);
            Heard();
            return page;
        }
        catch (OperationCanceledException) when (silence.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"no answer within {options.SilenceLimit}");
        }
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
                Recovered();
            }
        }
        catch (OperationCanceledException) when (silence.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            Turned();
            KubeLog.WatchSilent(log, options.Place, options.SilenceLimit);
        }
    }

    private void Take(ResourceChange<T> change)
    {
        var version = change.Object.Metadata?.ResourceVersion;
        if (!string.IsNullOrEmpty(version))
            _resourceVersion = version;
        seen?.Invoke(change.Object);
        switch (change.Type)
        {
            case WatchEventType.Added or WatchEventType.Modified:
                TakeUpdate(KeyOf(change.Object), KnownOf(change.Object));
                break;
            case WatchEventType.Deleted:
                if (_known.Remove(KeyOf(change.Object), out var gone))
                    changed(gone.About);
                else if (KnownOf(change.Object) is { } unknown)
                    changed(unknown.About);
                break;
        }
    }

    private void TakeUpdate(ObjectKey key, Known? now)
    {
        Known? before = _known.TryGetValue(key, out var known) ? known : null;
        if (now is { } current)
            _known[key] = current;
        else
            _known.Remove(key);
        Report(before, now);
    }

    private void Report(Known? before, Known? now)
    {
        if (now is { } current && (before?.Print ?? "") != current.Print)
            changed(current.About);
        if (before is { } old && old.About != now?.About)
            changed(old.About);
    }

    private async Task RecoverAsync(Exception fault, CancellationToken cancellationToken)
    {
        if (KubeErrors.IsGone(fault))
            _resourceVersion = null;
        Turned();
        _failures++;
        var delay = options.Reconnect.After(_failures, random);
        // A namespace may stay forbidden for days: the first failure is logged, and ever fewer after it.
        if (BitOperations.IsPow2(_failures))
            KubeLog.WatchFailed(log, options.Place, KubeErrors.MessageOf(fault), _failures, delay);
        await Task.Delay(delay, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private void Recovered()
    {
        if (_failures > 0)
            KubeLog.WatchRecovered(log, options.Place, _failures);
        _failures = 0;
    }

    private void Heard()
    {
        Interlocked.Exchange(ref _lastHeard, time.GetTimestamp());
        Turned();
    }

    private void Turned() => Interlocked.Exchange(ref _lastTurn, time.GetTimestamp());

    private Known? KnownOf(T item) => (about is null ? KeyOf(item) : about(item)) is { } key ? new Known(fingerprint(item), key) : null;

    private static ObjectKey KeyOf(T item) => new(item.Metadata.NamespaceProperty ?? "", item.Metadata.Name);

    private readonly record struct Known(string Print, ObjectKey About);
}
