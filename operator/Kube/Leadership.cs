using k8s;

namespace Wallet.Operator.Kube;

/// <summary>How leading ended.</summary>
internal enum LeadershipEnd
{
    /// <summary>The process was asked to stop; the lease is given back, so that the next leader need not wait for it to expire.</summary>
    Stopped,

    /// <summary>The lease was lost: the process must exit, there is nothing in it to be trusted any more.</summary>
    Lost,
}

/// <summary>Works only while this process holds the lease.</summary>
internal sealed class Leadership(
    IKubernetes kubernetes, LeadershipOptions options, LeadershipFence fence, TimeProvider time, ILogger<Leadership> log)
{
    private readonly Election _election = new(
        new LeaseStore(kubernetes, options.Namespace, options.LeaseName), options, fence, time, log);

    /// <summary>True between winning the lease and losing it.</summary>
    public bool Leads => fence.Holds;

    /// <summary>
    /// Waits for the lease, works, and ends when asked to stop, when the lease is lost, or when the work fails (rethrown).
    /// </summary>
    public async Task<LeadershipEnd> RunAsync(Func<CancellationToken, Task> work, CancellationToken stop)
    {
        try
        {
            await _election.WinAsync(stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // A claim that was cancelled on its way may have been carried out.
            if (_election.MayHold)
                await GiveBackAsync();
            return LeadershipEnd.Stopped;
        }

        KubeLog.LeadershipWon(log, options.Identity, options.LeaseName);
        return await WorkAsync(work, stop);
    }

    private async Task<LeadershipEnd> WorkAsync(Func<CancellationToken, Task> work, CancellationToken stop)
    {
        using var holding = new CancellationTokenSource();
        using var working = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var hold = _election.HoldAsync(holding.Token);
        var job = work(working.Token);
        await Task.WhenAny(job, hold);
        if (!job.IsCompleted)
        {
            fence.Fall();
            await working.CancelAsync();
            KubeLog.LeadershipLost(log, options.Identity, options.LeaseName, await hold);
            await Task.WhenAny(job, Task.Delay(options.Grace, time, CancellationToken.None));
            return LeadershipEnd.Lost;
        }

        // The lease is renewed until the last pass has ended; only then may another begin.
        await holding.CancelAsync();
        await ((Task)hold).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await ReleaseAsync();
        await job.ConfigureAwait(stop.IsCancellationRequested ? ConfigureAwaitOptions.SuppressThrowing : ConfigureAwaitOptions.None);
        return LeadershipEnd.Stopped;
    }

    private async Task ReleaseAsync()
    {
        if (!fence.Holds)
            return;
        fence.Fall();
        await GiveBackAsync();
    }

    private async Task GiveBackAsync()
    {
        try
        {
            using var limit = new CancellationTokenSource(options.Grace, time);
            await _election.ReleaseAsync(limit.Token);
        }
        catch (Exception fault) when (fault is OperationCanceledException || KubeErrors.IsOutsideFault(fault))
        {
            KubeLog.LeaseNotReleased(log, options.LeaseName, KubeErrors.MessageOf(fault));
        }
    }
}
