using k8s.Models;
using Wallet.LocalCloud.Kubernetes.Controllers;

namespace Wallet.LocalCloud.Node.Processes;

/// <summary>The states of a pod's containers; every change is reported as the pod's status.</summary>
internal sealed class PodBoard(PodSession session, TimeProvider clock)
{
    private readonly Lock _lock = new();

    public V1PodStatus Status { get; private set; } = new();

    public Task StartAsync(string address)
    {
        lock (_lock) return session.ReportAsync(Status = PodStatuses.Start(session.Pod, address, Now));
    }

    public V1ContainerStatus Container(string name) => All(Status).First(container => container.Name == name);

    public Task ChangeAsync(string name, Func<V1ContainerStatus, V1ContainerStatus> change)
    {
        // Handed over under the lock, so that the session sees statuses in their order; it sends them afterwards.
        lock (_lock)
        {
            Status = PodStatuses.Next(
                session.Pod, Status, Changed(Status.InitContainerStatuses, name, change), Changed(Status.ContainerStatuses, name, change), Now);
            return session.ReportAsync(Status);
        }
    }

    public Task WaitAsync(string name, string reason, string? message) => ChangeAsync(
        name,
        container => container with
        {
            Ready = false,
            Started = false,
            LastState = container.State.Terminated is null ? container.LastState : container.State,
            State = new V1ContainerState { Waiting = new V1ContainerStateWaiting { Reason = reason, Message = message } },
        });

    private DateTime Now => clock.Seconds();

    private static IEnumerable<V1ContainerStatus> All(V1PodStatus status)
        => (status.InitContainerStatuses ?? []).Concat(status.ContainerStatuses ?? []);

    private static List<V1ContainerStatus> Changed(
        IList<V1ContainerStatus>? containers, string name, Func<V1ContainerStatus, V1ContainerStatus> change)
        => [.. (containers ?? []).Select(container => container.Name == name ? change(container) : container)];
}
