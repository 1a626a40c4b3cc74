using k8s.Models;

namespace Wallet.LocalCloud.Node.Processes;

/// <summary>Runs a container's probes while its process runs: sets it started and ready, and tells when it must be restarted.</summary>
internal sealed class ContainerHealth(V1Container container, ContainerProbe probe, PodBoard board, PodEvents events)
{
    /// <returns>Why the container must be restarted; never completes while it is well.</returns>
    public async Task<string> WatchAsync(CancellationToken stop)
    {
        if (container.StartupProbe is { } startup && await UntilAsync(startup, "Startup", passed: true, stop) is { } failed) return failed;
        await board.ChangeAsync(container.Name, status => status with { Started = true, Ready = container.ReadinessProbe is null });
        if (container.ReadinessProbe is { } readiness) _ = ReadinessAsync(readiness, stop);
        if (container.LivenessProbe is not { } liveness)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, stop);
            return "";
        }

        return (await UntilAsync(liveness, "Liveness", passed: false, stop))!;
    }

    /// <summary>Probes until the failure threshold, or until the first pass where that is awaited.</summary>
    private async Task<string?> UntilAsync(V1Probe check, string kind, bool passed, CancellationToken stop)
    {
        await Task.Delay(TimeSpan.FromSeconds(check.InitialDelaySeconds ?? 0), stop);
        for (var count = default(ProbeCount); ; await Task.Delay(Period(check), stop))
        {
            count = count.Next(await CheckAsync(check, kind, stop));
            if (passed && count.HasPassed(check)) return null;
            if (count.HasFailed(check)) return $"Container {container.Name} failed {kind.ToLowerInvariant()} probe, will be restarted";
        }
    }

    private async Task ReadinessAsync(V1Probe check, CancellationToken stop)
    {
        try
        {
            await Task.Delay(TimeSpan.FromSeconds(check.InitialDelaySeconds ?? 0), stop);
            for (var count = default(ProbeCount); ; await Task.Delay(Period(check), stop))
            {
                count = count.Next(await CheckAsync(check, "Readiness", stop));
                var ready = board.Container(container.Name).Ready;
                if (!ready && count.HasPassed(check)) await board.ChangeAsync(container.Name, status => status with { Ready = true });
                if (ready && count.HasFailed(check)) await board.ChangeAsync(container.Name, status => status with { Ready = false });
            }
        }
        catch (OperationCanceledException)
        {
            // The container ended.
        }
    }

    private async Task<bool> CheckAsync(V1Probe check, string kind, CancellationToken stop)
    {
        var fault = await probe.CheckAsync(check, stop);
        stop.ThrowIfCancellationRequested();
        if (fault is not null) await events.WarningAsync(container.Name, "Unhealthy", $"{kind} probe failed: {fault}");
        return fault is null;
    }

    private static TimeSpan Period(V1Probe check) => TimeSpan.FromSeconds(Math.Max(1, check.PeriodSeconds ?? 10));
}
