using k8s.Models;
using Wallet.LocalCloud.Kubernetes.Controllers;

namespace Wallet.LocalCloud.Node.Processes;

/// <summary>The kubelet's events of one container.</summary>
internal sealed class PodEvents(EventRecorder events, V1Pod pod)
{
    public Task NormalAsync(string container, string reason, string message)
        => events.NormalAsync(EventRecorder.About(pod, container), reason, message);

    public Task WarningAsync(string container, string reason, string message)
        => events.WarningAsync(EventRecorder.About(pod, container), reason, message);
}
