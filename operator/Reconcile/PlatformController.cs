using Wallet.Operator.Kube;
using Wallet.Operator.Platform;
using Wallet.Operator.Telemetry;

namespace Wallet.Operator.Reconcile;

/// <summary>
/// Keeps all platforms converging: informers put the keys of changed platforms into the queue, workers take them out, and each pass says
/// when its platform wants to be looked at again.
/// </summary>
internal sealed class PlatformController(
    IReadOnlyList<Informer<ObjectHead>> informers,
    EventRecorder events,
    WorkQueue<PlatformKey> queue,
    PlatformReconciler reconciler,
    ReconcileOptions options,
    OperatorMetrics metrics,
    TimeProvider time,
    ILogger<PlatformController> log)
{
    /// <summary>
    /// What makes a platform worth a look at once: another spec, or its deletion. The status, which this operator writes itself, does not.
    /// </summary>
    public static string Fingerprint(ObjectHead platform)
        => $"{platform.Metadata.Uid}/{platform.Metadata.Generation}/{platform.Metadata.DeletionTimestamp is not null}";

    /// <summary>Works until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var running = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        // Workers do not wait for the lists: a namespace that cannot be listed must not hold up the platforms of the others.
        ReconcileLog.Started(log, options.Workers);
        var parts = informers.Select(informer => informer.RunAsync(running.Token))
            .Concat(Enumerable.Range(0, options.Workers).Select(_ => WorkAsync(running.Token)))
            .ToList();
        // None ends but by cancellation or by a bug, and then the others must not outlive it.
        await Task.WhenAny(parts);
        await running.CancelAsync();
        await Task.WhenAll(parts);
    }

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        // A pass may run to its end synchronously: let the other workers start.
        await Task.Yield();
        while (!cancellationToken.IsCancellationRequested)
        {
            var key = await queue.TakeAsync(cancellationToken);
            try
            {
                await PassAsync(key, cancellationToken);
            }
            finally
            {
                queue.Done(key);
            }
        }
    }

    private async Task PassAsync(PlatformKey key, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        try
        {
            var wake = await reconciler.ReconcileAsync(key, cancellationToken);
            queue.ForgetFailures(key);
            if (wake is { } delay)
                queue.AddAfter(key, delay);
            else
                Forget(key);
            metrics.PassEnded("ok", time.GetElapsedTime(began));
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception fault)
        {
            // Also a bug that one platform's data brings out: it must not stop the work on all others.
            LogFailure(key, fault);
            queue.AddAfterFailure(key);
            metrics.PassEnded("failed", time.GetElapsedTime(began));
        }
    }

    private void Forget(PlatformKey key)
    {
        events.Forget(new ObjectKey(key.Namespace, key.Name));
        metrics.PlatformGone(key.Namespace, key.Name);
    }

    private void LogFailure(PlatformKey key, Exception fault)
    {
        if (fault is LeadershipLostException || KubeErrors.IsOutsideFault(fault))
            ReconcileLog.PassFailed(log, key, KubeErrors.MessageOf(fault));
        else
            ReconcileLog.PassBroke(log, fault, key);
    }
}
