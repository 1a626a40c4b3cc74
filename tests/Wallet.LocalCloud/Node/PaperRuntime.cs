using k8s.Models;
using Wallet.LocalCloud.Kubernetes.Controllers;

namespace Wallet.LocalCloud.Node;

/// <summary>How a pod fares on paper.</summary>
public enum PaperFate
{
    /// <summary>Running and ready at once.</summary>
    Ready,

    /// <summary>Running and never ready.</summary>
    Unready,

    /// <summary>All containers end with 0.</summary>
    Succeeds,

    /// <summary>All containers end with 1.</summary>
    Fails,

    /// <summary>The images cannot be pulled: the containers wait in ImagePullBackOff.</summary>
    ImagePullBackOff,

    /// <summary>The containers end with 1 again and again and wait in CrashLoopBackOff; where nothing restarts them, they fail.</summary>
    CrashLoopBackOff,
}

/// <summary>Pods without processes, for tests: servers are ready at once, jobs succeed at once, unless told otherwise.</summary>
public sealed class PaperRuntime : IPodRuntime
{
    private readonly TimeProvider _clock;
    private int _addresses;

    internal PaperRuntime(TimeProvider clock) => _clock = clock;

    /// <summary>Decides how a pod fares when it is started.</summary>
    public Func<V1Pod, PaperFate> Fate { get; set; } = pod => pod.Spec.RestartPolicy is "Never" or "OnFailure" ? PaperFate.Succeeds : PaperFate.Ready;

    /// <summary>Whether there is an image of that name to pull; every one, unless a test says otherwise.</summary>
    public Func<string, bool> HasImage { get; set; } = _ => true;

    async Task IPodRuntime.RunAsync(PodSession session)
    {
        var fate = Fate(session.Pod);
        if (fate == PaperFate.CrashLoopBackOff && session.Pod.Spec.RestartPolicy == "Never") fate = PaperFate.Fails;
        var now = _clock.Seconds();
        var start = PodStatuses.Start(session.Pod, Address(), now);
        var init = (session.Pod.Spec.InitContainers ?? []).Select(container => Ended(container, 0, now)).ToList();
        var containers = session.Pod.Spec.Containers.Select(container => Status(
            session.Pod, container, HasImage(container.Image) ? fate : PaperFate.ImagePullBackOff, now)).ToList();
        await session.ReportAsync(PodStatuses.Next(session.Pod, start, init, containers, now));
        if (containers.All(container => container.State.Terminated is not null)) return;
        await Task.Delay(Timeout.InfiniteTimeSpan, session.Stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private string Address()
    {
        var number = Interlocked.Increment(ref _addresses);
        return $"10.0.{number / 250}.{(number % 250) + 1}";
    }

    private static V1ContainerStatus Status(V1Pod pod, V1Container container, PaperFate fate, DateTime now) => fate switch
    {
        PaperFate.ImagePullBackOff => Held(container, "ImagePullBackOff", $"Back-off pulling image \"{container.Image}\""),
        PaperFate.CrashLoopBackOff => Crashing(pod, container, now),
        PaperFate.Succeeds => Ended(container, 0, now),
        PaperFate.Fails => Ended(container, 1, now),
        _ => PodStatuses.Waiting(container, "") with
        {
            Ready = fate == PaperFate.Ready,
            Started = true,
            State = new V1ContainerState { Running = new V1ContainerStateRunning { StartedAt = now } },
        },
    };

    private static V1ContainerStatus Held(V1Container container, string reason, string message) => PodStatuses.Waiting(container, reason) with
    {
        State = new V1ContainerState { Waiting = new V1ContainerStateWaiting { Reason = reason, Message = message } },
    };

    // Five restarts are where the back-off has reached its longest wait.
    private static V1ContainerStatus Crashing(V1Pod pod, V1Container container, DateTime now) => Held(
        container, "CrashLoopBackOff",
        $"back-off 5m0s restarting failed container={container.Name} pod={pod.Metadata.Name}_{pod.Metadata.NamespaceProperty}({pod.Metadata.Uid})") with
    {
        RestartCount = 5,
        LastState = Ended(container, 1, now).State,
    };

    private static V1ContainerStatus Ended(V1Container container, int exitCode, DateTime now) => PodStatuses.Waiting(container, "") with
    {
        State = new V1ContainerState
        {
            Terminated = new V1ContainerStateTerminated
            {
                ExitCode = exitCode,
                Reason = exitCode == 0 ? "Completed" : "Error",
                StartedAt = now,
                FinishedAt = now,
            },
        },
    };
}
