using k8s.Models;
using Wallet.LocalCloud.Kubernetes.Controllers;

namespace Wallet.LocalCloud.Node.Processes;

/// <summary>Everything of a pod that its containers share.</summary>
internal sealed record PodContext(
    PodSession Session, PodDirectory Directory, PodBoard Board, PodEvents Events, LogShelf Logs, ContainerSetup Setup, TimeProvider Clock);

/// <summary>Runs one container: prepares, starts, probes, restarts and stops its process.</summary>
internal sealed class ContainerRunner(V1Container container, bool isInit, PodContext pod)
{
    private static readonly TimeSpan AnotherTry = TimeSpan.FromSeconds(2);

    private string Name => container.Name;

    private CancellationToken Stopping => pod.Session.Stopping;

    private string Policy => isInit && pod.Session.Pod.Spec.RestartPolicy != "Never" ? "OnFailure" : pod.Session.Pod.Spec.RestartPolicy;

    /// <summary>Runs until the container has ended for good or the pod stops; true when it ended well.</summary>
    public async Task<bool> RunAsync()
    {
        var crashes = 0;
        while (await PrepareAsync() is { } command)
        {
            var started = pod.Clock.GetTimestamp();
            var exit = await OnceAsync(command);
            if (Stopping.IsCancellationRequested || !RestartPolicy.Restarts(Policy, exit)) return exit == 0;
            crashes = pod.Clock.GetElapsedTime(started) >= RestartPolicy.Healthy ? 1 : crashes + 1;
            await BackOffAsync(crashes);
        }

        return false;
    }

    /// <summary>Waits until the container can be started; null when the pod stops before.</summary>
    private async Task<ContainerCommand?> PrepareAsync()
    {
        for (var tries = 0; !Stopping.IsCancellationRequested; tries++)
        {
            try
            {
                if (await pod.Setup.PrepareAsync(pod.Session.Pod, Name, pod.Board.Status, pod.Directory, Stopping) is { } command)
                {
                    await pod.Events.NormalAsync(Name, "Pulled", $"Container image \"{container.Image}\" already present on machine");
                    return command;
                }

                await NoImageAsync(tries);
            }
            catch (ContainerConfigFault fault)
            {
                await pod.Board.WaitAsync(Name, "CreateContainerConfigError", fault.Message);
                await pod.Events.WarningAsync(Name, "Failed", $"Error: {fault.Message}");
            }
            catch (OperationCanceledException)
            {
                return null;
            }

            await PauseAsync(AnotherTry);
        }

        return null;
    }

    private async Task NoImageAsync(int tries)
    {
        var reason = tries % 2 == 0 ? "ErrImagePull" : "ImagePullBackOff";
        var message = tries % 2 == 0
            ? $"failed to pull and unpack image \"{container.Image}\": not found; name it with --image"
            : $"Back-off pulling image \"{container.Image}\"";
        await pod.Board.WaitAsync(Name, reason, message);
        await pod.Events.WarningAsync(Name, tries % 2 == 0 ? "Failed" : "BackOff", message);
        await pod.Events.WarningAsync(Name, "Failed", $"Error: {reason}");
    }

    private async Task<int> OnceAsync(ContainerCommand command)
    {
        var restarts = pod.Board.Container(Name).RestartCount;
        await using var log = pod.Logs.Begin(pod.Directory.Log(Name, restarts));
        using var process = ContainerProcess.Start(command, log);
        var started = pod.Clock.Seconds();
        await pod.Events.NormalAsync(Name, "Created", $"Container created: {Name}");
        await pod.Events.NormalAsync(Name, "Started", $"Container started: {Name}");
        await pod.Board.ChangeAsync(Name, status => Running(status, process.Id, started));
        var exit = await AttendAsync(process, command);
        await pod.Board.ChangeAsync(Name, status => Ended(status, exit, started, pod.Clock.Seconds()));
        return exit;
    }

    /// <summary>Stays with the process until it ends: by itself, because a probe says so, or because the pod stops.</summary>
    private async Task<int> AttendAsync(ContainerProcess process, ContainerCommand command)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(Stopping);
        var probe = new ContainerProbe(container, pod.Board.Status.PodIP, command);
        var health = isInit ? Forever(ended.Token) : new ContainerHealth(container, probe, pod.Board, pod.Events).WatchAsync(ended.Token);
        await Task.WhenAny(process.Exit, health);
        if (!process.Exit.IsCompleted)
        {
            var reason = health.IsCompletedSuccessfully ? await health : $"Stopping container {Name}";
            await pod.Events.NormalAsync(Name, "Killing", reason);
            await StopAsync(process, command);
        }

        await ended.CancelAsync();
        await ((Task)health).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return await process.Exit;
    }

    private async Task StopAsync(ContainerProcess process, ContainerCommand command)
    {
        var grace = Stopping.IsCancellationRequested
            ? pod.Session.Grace
            : TimeSpan.FromSeconds(pod.Session.Pod.Spec.TerminationGracePeriodSeconds ?? 30);
        var started = pod.Clock.GetTimestamp();
        if (container.Lifecycle?.PreStop is { } hook && grace > TimeSpan.Zero) await PreStopAsync(hook, process, command, grace);
        var left = grace - pod.Clock.GetElapsedTime(started);
        await process.StopAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero);
    }

    private static async Task PreStopAsync(V1LifecycleHandler hook, ContainerProcess process, ContainerCommand command, TimeSpan grace)
    {
        if (hook.Sleep is { } sleep)
        {
            var pause = TimeSpan.FromSeconds(sleep.Seconds);
            await Task.WhenAny(process.Exit, Task.Delay(pause < grace ? pause : grace));
        }

        if (hook.Exec is { } exec)
        {
            using var run = ContainerProcess.Start(command with { CommandLine = [.. exec.Command] }, ContainerLog.Nowhere);
            await Task.WhenAny(run.Exit, process.Exit, Task.Delay(grace));
            await run.StopAsync(TimeSpan.Zero);
        }
    }

    private async Task BackOffAsync(int crashes)
    {
        var wait = RestartPolicy.Wait(crashes);
        if (wait > TimeSpan.Zero)
        {
            var meta = pod.Session.Pod.Metadata;
            var about = $"failed container={Name} pod={meta.Name}_{meta.NamespaceProperty}({meta.Uid})";
            await pod.Board.WaitAsync(Name, "CrashLoopBackOff", $"back-off {wait.TotalSeconds:0}s restarting {about}");
            await pod.Events.WarningAsync(Name, "BackOff", $"Back-off restarting {about}");
            await PauseAsync(wait);
        }

        if (!Stopping.IsCancellationRequested)
            await pod.Board.ChangeAsync(Name, status => status with { RestartCount = status.RestartCount + 1 });
    }

    private Task PauseAsync(TimeSpan wait) => Pausing(Task.Delay(wait, Stopping));

    private static async Task Pausing(Task pause) => await pause.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private static async Task<string> Forever(CancellationToken stop)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, stop);
        return "";
    }

    private static V1ContainerStatus Running(V1ContainerStatus status, int process, DateTime started) => status with
    {
        ContainerID = $"process://{process}",
        ImageID = status.Image,
        LastState = status.State.Terminated is null ? status.LastState : status.State,
        State = new V1ContainerState { Running = new V1ContainerStateRunning { StartedAt = started } },
    };

    private static V1ContainerStatus Ended(V1ContainerStatus status, int exit, DateTime started, DateTime now) => status with
    {
        Ready = false,
        Started = false,
        State = new V1ContainerState
        {
            Terminated = new V1ContainerStateTerminated
            {
                ExitCode = exit,
                Reason = exit == 0 ? "Completed" : "Error",
                StartedAt = started,
                FinishedAt = now,
                ContainerID = status.ContainerID,
            },
        },
    };
}
