using System.Collections.Concurrent;
using System.Net;
using k8s.Autorest;

namespace Wallet.LocalCloud.Kubernetes.Controllers;

/// <summary>
/// Runs one controller: a key is worked by one pass at a time, a change during a pass brings another pass, a failure is retried
/// ever more slowly and never given up.
/// </summary>
internal sealed partial class ControllerLoop(IController controller, TimeProvider clock, ILogger<ControllerLoop> logger) : IDisposable
{
    // A clock that is turned by hand has no timers, so what is due by it is looked up this often.
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestBackoff = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<ObjectKey, Wake> _wakes = new();
    private readonly Dictionary<ObjectKey, int> _failures = [];
    private readonly SemaphoreSlim _signal = new(0);

    public void Enqueue(ObjectKey key)
    {
        _wakes[key] = new Wake(TimeProvider.System, DateTimeOffset.MinValue);
        _signal.Release();
    }

    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            foreach (var key in _wakes.Where(entry => entry.Value.IsDue).Select(entry => entry.Key).ToList())
            {
                _wakes.TryRemove(key, out _);
                await PassAsync(key, stop);
            }

            await ((Task)_signal.WaitAsync(Tick, stop)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public void Dispose() => _signal.Dispose();

    private async Task PassAsync(ObjectKey key, CancellationToken stop)
    {
        // What the pass waits for counts from before it: the clock may be turned while it runs.
        var began = clock.GetUtcNow();
        try
        {
            if (await controller.ReconcileAsync(key, stop) is { } after) LookAgain(key, new Wake(clock, began + after));
            _failures.Remove(key);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
        }
#pragma warning disable CA1031 // A loop that ends silently would be worse than any fault: it is told and tried again.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            if (!IsConflict(fault)) Failed(controller.GetType().Name, key, Reason(fault), IsOutside(fault) ? null : fault);
            var failures = _failures[key] = _failures.GetValueOrDefault(key) + 1;
            LookAgain(key, new Wake(TimeProvider.System, TimeProvider.System.GetUtcNow() + Backoff(failures)));
        }
    }

    private void LookAgain(ObjectKey key, Wake wake) => _wakes.AddOrUpdate(key, wake, (_, sooner) => sooner.IsDue ? sooner : wake);

    private static TimeSpan Backoff(int failures)
        => TimeSpan.FromMilliseconds(Math.Min(LongestBackoff.TotalMilliseconds, 10 * Math.Pow(2, Math.Min(failures, 20))));

    private static bool IsConflict(Exception fault)
        => fault is HttpOperationException { Response.StatusCode: HttpStatusCode.Conflict };

    private static bool IsOutside(Exception fault)
        => fault is HttpOperationException or HttpRequestException or IOException or OperationCanceledException;

    private static string Reason(Exception fault)
        => fault is HttpOperationException { Response.Content: { Length: > 0 } content } ? content : fault.Message;

    [LoggerMessage(LogLevel.Warning, "{Controller} will try {Key} again: {Reason}")]
    private partial void Failed(string controller, ObjectKey key, string reason, Exception? bug);

    private readonly record struct Wake(TimeProvider Clock, DateTimeOffset At)
    {
        public bool IsDue => Clock.GetUtcNow() >= At;
    }
}
