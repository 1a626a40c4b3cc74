using System.Collections.Concurrent;
using k8s;
using k8s.Models;

namespace Wallet.LocalCloud.Kubernetes.Controllers;

/// <summary>What the rest of the cloud may do with the watch of one kind.</summary>
internal interface IObjectWatch
{
    /// <summary>Completes after the first list.</summary>
    Task Synced { get; }

    /// <summary>Lists, follows, and lists again whenever the stream ends, until cancelled.</summary>
    Task RunAsync(CancellationToken stop);
}

/// <summary>Follows all objects of one kind and keeps the last seen state of each.</summary>
internal sealed class ObjectWatch<T, TList>(
    Func<CancellationToken, Task<TList>> list,
    Func<string, CancellationToken, IAsyncEnumerable<(WatchEventType Type, T Object)>> watch) : IObjectWatch
    where T : class, IKubernetesObject<V1ObjectMeta>
    where TList : IItems<T>, IMetadata<V1ListMeta>
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private readonly ConcurrentDictionary<string, T> _byUid = new();
    private readonly TaskCompletionSource _synced = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>An object was added, changed, or (last state) deleted.</summary>
    public event Action<T>? Changed;

    public Task Synced => _synced.Task;

    public IEnumerable<T> Items => _byUid.Values;

    public bool Knows(string uid) => _byUid.ContainsKey(uid);

    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await FollowAsync(await ListAsync(stop), stop);
            }
#pragma warning disable CA1031 // Whatever broke the stream: a watch that ends silently would be worse than any fault.
            catch (Exception) when (!stop.IsCancellationRequested)
#pragma warning restore CA1031
            {
                await Task.Delay(Pause, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task<string> ListAsync(CancellationToken stop)
    {
        var answer = await list(stop);
        var vanished = _byUid.Keys.Except(answer.Items.Select(item => item.Uid())).ToList();
        foreach (var item in answer.Items) Keep(item);
        foreach (var uid in vanished) Forget(uid);
        _synced.TrySetResult();
        return answer.Metadata.ResourceVersion;
    }

    private async Task FollowAsync(string since, CancellationToken stop)
    {
        await foreach (var (type, item) in watch(since, stop).WithCancellation(stop))
        {
            if (type == WatchEventType.Error) return;
            if (type == WatchEventType.Bookmark) continue;
            if (type == WatchEventType.Deleted)
            {
                _byUid[item.Uid()] = item;
                Forget(item.Uid());
            }
            else
            {
                Keep(item);
            }
        }
    }

    private void Keep(T item)
    {
        _byUid[item.Uid()] = item;
        Changed?.Invoke(item);
    }

    private void Forget(string uid)
    {
        if (_byUid.TryRemove(uid, out var last)) Changed?.Invoke(last);
    }
}
