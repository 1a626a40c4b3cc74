using k8s.Models;

namespace Wallet.LocalCloud.Node;

/// <summary>A pod's status out of its containers' states.</summary>
internal static class PodStatuses
{
    /// <summary>The status before any container was touched.</summary>
    public static V1PodStatus Start(V1Pod pod, string address, DateTime now)
        => Next(
            pod,
            new V1PodStatus { PodIP = address, StartTime = now, Conditions = pod.Status?.Conditions },
            [.. (pod.Spec.InitContainers ?? []).Select(Waiting("PodInitializing"))],
            [.. pod.Spec.Containers.Select(Waiting(pod.Spec.InitContainers is { Count: > 0 } ? "PodInitializing" : "ContainerCreating"))],
            now);

    /// <summary>The status after containers changed.</summary>
    public static V1PodStatus Next(
        V1Pod pod, V1PodStatus before, IReadOnlyList<V1ContainerStatus> init, IReadOnlyList<V1ContainerStatus> containers, DateTime now)
    {
        var phase = Phase(pod, init, containers);
        var initialized = init.All(container => container.State.Terminated is { ExitCode: 0 });
        var ready = phase == "Running" && containers.All(container => container.Ready);
        var completed = phase == "Succeeded" ? "PodCompleted" : null;
        var unready = string.Join(" ", containers.Where(container => !container.Ready).Select(container => container.Name));
        var reason = ready ? null : completed ?? "ContainersNotReady";
        var message = ready || completed is not null ? null : $"containers with unready status: [{unready}]";
        return new V1PodStatus
        {
            Phase = phase,
            HostIP = "127.0.0.1",
            HostIPs = [new V1HostIP { Ip = "127.0.0.1" }],
            PodIP = before.PodIP,
            PodIPs = [new V1PodIP { Ip = before.PodIP }],
            StartTime = before.StartTime,
            QosClass = pod.Status?.QosClass,
            InitContainerStatuses = init.Count == 0 ? null : [.. init],
            ContainerStatuses = [.. containers],
            Conditions =
            [
                Condition(before, "PodScheduled", true, null, null, now),
                Condition(before, "PodReadyToStartContainers", !IsOver(phase), null, null, now),
                Condition(before, "Initialized", initialized, initialized ? completed : "ContainersNotInitialized", null, now),
                Condition(before, "ContainersReady", ready, reason, message, now),
                Condition(before, "Ready", ready, reason, message, now),
            ],
        };
    }

    public static V1ContainerStatus Waiting(V1Container container, string reason) => new()
    {
        Name = container.Name,
        Image = container.Image,
        ImageID = "",
        Ready = false,
        Started = false,
        RestartCount = 0,
        State = new V1ContainerState { Waiting = new V1ContainerStateWaiting { Reason = reason } },
        LastState = new V1ContainerState(),
    };

    private static Func<V1Container, V1ContainerStatus> Waiting(string reason) => container => Waiting(container, reason);

    private static string Phase(V1Pod pod, IReadOnlyList<V1ContainerStatus> init, IReadOnlyList<V1ContainerStatus> containers)
    {
        if (init.Any(container => !Restarts(pod, container) && container.State.Terminated is { ExitCode: not 0 })) return "Failed";
        if (init.Any(container => container.State.Terminated is not { ExitCode: 0 })) return "Pending";
        var over = containers.All(container => container.State.Terminated is not null && !Restarts(pod, container));
        if (over) return containers.All(container => container.State.Terminated.ExitCode == 0) ? "Succeeded" : "Failed";
        var started = containers.All(container => container.State.Waiting is null || container.LastState?.Terminated is not null);
        return started ? "Running" : "Pending";
    }

    private static bool Restarts(V1Pod pod, V1ContainerStatus container)
        => RestartPolicy.Restarts(pod.Spec.RestartPolicy, container.State.Terminated?.ExitCode ?? 0);

    private static bool IsOver(string phase) => phase is "Succeeded" or "Failed";

    private static V1PodCondition Condition(V1PodStatus before, string type, bool holds, string? reason, string? message, DateTime now)
    {
        var status = holds ? "True" : "False";
        var known = before.Conditions?.FirstOrDefault(condition => condition.Type == type);
        return new V1PodCondition
        {
            Type = type,
            Status = status,
            Reason = reason,
            Message = message,
            LastTransitionTime = known?.Status == status ? known.LastTransitionTime : now,
        };
    }
}
