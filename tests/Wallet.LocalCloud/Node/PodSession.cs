using k8s.Models;

namespace Wallet.LocalCloud.Node;

/// <summary>One pod on the node, from its start to its end.</summary>
internal sealed class PodSession(V1Pod pod, Func<V1PodStatus, Task> report) : IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly SemaphoreSlim _turn = new(1);
    private V1PodStatus? _latest;

    public V1Pod Pod { get; } = pod;

    /// <summary>Cancelled when the pod is to stop.</summary>
    public CancellationToken Stopping => _stopping.Token;

    /// <summary>How long its processes may take to stop by themselves; known once <see cref="Stopping"/> is cancelled.</summary>
    public TimeSpan Grace { get; private set; }

    public void Stop(TimeSpan grace)
    {
        if (_stopping.IsCancellationRequested) return;
        Grace = grace;
        _stopping.Cancel();
    }

    /// <summary>Tells the API server the status; of statuses that wait for their turn only the latest is sent.</summary>
    public async Task ReportAsync(V1PodStatus status)
    {
        Volatile.Write(ref _latest, status);
        await _turn.WaitAsync();
        try
        {
            if (Interlocked.Exchange(ref _latest, null) is { } latest) await report(latest);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose()
    {
        _stopping.Dispose();
        _turn.Dispose();
    }
}
