using k8s;
using k8s.LeaderElection;
using k8s.LeaderElection.ResourceLock;

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
    private readonly LeaseLock _lease = new(kubernetes, options.Namespace, options.LeaseName, options.Identity);

    /// <summary>True between winning the lease and losing it.</summary>
    public bool Leads => fence.Holds;

    /// <summary>Waits for the lease, works, and ends when told to stop, when the lease is lost, or when the work fails (rethrown).</summary>
    public async Task<LeadershipEnd> RunAsync(Func<CancellationToken, Task> work, CancellationToken stop)
    {
        using var electing = new CancellationTokenSource();
        using var elector = CreateElector(out var won);
        var election = elector.RunUntilLeadershipLostAsync(electing.Token);
        var stopped = Task.Delay(Timeout.InfiniteTimeSpan, stop);
        await Task.WhenAny(won, election, stopped);
        if (!won.IsCompleted)
        {
            await EndAsync(election, electing);
            return stop.IsCancellationRequested ? LeadershipEnd.Stopped : LeadershipEnd.Lost;
        }

        KubeLog.LeadershipWon(log, options.Identity, options.LeaseName);
        return await WorkAsync(work, election, electing, stop);
    }

    private async Task<LeadershipEnd> WorkAsync(
        Func<CancellationToken, Task> work, Task election, CancellationTokenSource electing, CancellationToken stop)
    {
        using var working = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var job = work(working.Token);
        await Task.WhenAny(job, election);
        if (!job.IsCompleted)
        {
            fence.Fall();
            KubeLog.LeadershipLost(log, options.Identity, options.LeaseName);
            await working.CancelAsync();
            await Task.WhenAny(job, Task.Delay(options.Grace, time, CancellationToken.None));
            return LeadershipEnd.Lost;
        }

        // The lease is renewed until the last pass has ended; only then may another begin.
        await EndAsync(election, electing);
        await ReleaseAsync();
        await job.ConfigureAwait(stop.IsCancellationRequested ? ConfigureAwaitOptions.SuppressThrowing : ConfigureAwaitOptions.None);
        return LeadershipEnd.Stopped;
    }

    private LeaderElector CreateElector(out Task won)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var elector = new LeaderElector(new LeaderElectionConfig(new RenewalWatch(_lease, fence, time))
        {
            LeaseDuration = options.LeaseDuration,
            RenewDeadline = options.RenewDeadline,
            RetryPeriod = options.RetryPeriod,
        });
        elector.OnStartedLeading += () => started.TrySetResult();
        elector.OnNewLeader += leader => KubeLog.LeaderSeen(log, leader);
        elector.OnError += fault => KubeLog.ElectionFault(log, KubeErrors.MessageOf(fault));
        won = started.Task;
        return elector;
    }

    private static async Task EndAsync(Task election, CancellationTokenSource electing)
    {
        await electing.CancelAsync();
        await election.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task ReleaseAsync()
    {
        if (!fence.Holds)
            return;
        fence.Fall();
        try
        {
            using var limit = new CancellationTokenSource(options.Grace, time);
            var record = await _lease.GetAsync(limit.Token);
            if (record.HolderIdentity != options.Identity)
                return;
            record.HolderIdentity = "";
            record.LeaseDurationSeconds = 1;
            await _lease.UpdateAsync(record, limit.Token);
        }
        catch (Exception fault) when (fault is OperationCanceledException || KubeErrors.IsOutsideFault(fault))
        {
            // It expires by itself.
            KubeLog.ElectionFault(log, KubeErrors.MessageOf(fault));
        }
    }
}
