using k8s;
using k8s.Models;
using Wallet.LocalCloud.Aws.Eks;
using Wallet.LocalCloud.Node;

namespace Wallet.LocalCloud.Kubernetes.Controllers;

/// <summary>Binds pods to a node: Fargate's when an active profile selects them. Pods of a profile that goes away are stopped.</summary>
internal sealed class Scheduler(
    IKubernetes client, EventRecorder events, IFargateProfiles? fargate, ClusterCapacity capacity, TimeProvider clock) : IController
{
    private static readonly TimeSpan AnotherTry = TimeSpan.FromSeconds(1);

    public void Follow(ClusterWatch watch, Action<ObjectKey> enqueue)
    {
        watch.Pods.Changed += pod => enqueue(pod.Key());
        capacity.Changed += () =>
        {
            foreach (var pod in watch.Pods.Items) enqueue(pod.Key());
        };
    }

    public async Task<TimeSpan?> ReconcileAsync(ObjectKey key, CancellationToken cancel)
    {
        var pod = await client.CoreV1.ReadNamespacedPodAsync(key.Name, key.Namespace, cancellationToken: cancel).OrNullAsync();
        if (pod is null || !pod.IsActive()) return null;
        if (pod.Spec.NodeName is not null) return await EvictAsync(pod, cancel);
        var placement = Placement.Of(pod, fargate, capacity);
        if (placement.Node is null)
        {
            await RefuseAsync(pod, placement.Reason!, cancel);
            return AnotherTry;
        }

        if (placement.Profile is not null) await LabelAsync(pod, placement, cancel);
        if (placement.Zone is not null) await NodeRegistration.EnsureAsync(client, placement.Node, placement.Zone, clock, cancel);
        await BindAsync(pod, placement.Node, cancel);
        return fargate is null ? null : AnotherTry;
    }

    private async Task<TimeSpan?> EvictAsync(V1Pod pod, CancellationToken cancel)
    {
        if (fargate is null || pod.GetLabel(Placement.ProfileLabel) is null) return null;
        if (Placement.Stranding(pod, fargate, capacity) is not { } reason) return AnotherTry;
        await events.WarningAsync(EventRecorder.About(pod), "Evicted", reason);
        // There is no node any more that could stop it.
        await client.CoreV1.DeleteNamespacedPodAsync(
            pod.Metadata.Name, pod.Metadata.NamespaceProperty, gracePeriodSeconds: 0, cancellationToken: cancel).OrNullAsync();
        return null;
    }

    // A real server copies the zone from the node when it binds the pod (PodTopologyLabelsAdmission, KEP-4742).
    private async Task LabelAsync(V1Pod pod, Placement placement, CancellationToken cancel)
    {
        var labels = new Dictionary<string, string> { [Placement.ProfileLabel] = placement.Profile! };
        if (placement.Zone is not null) labels[ClusterCapacity.ZoneLabel] = placement.Zone;
        if (labels.All(label => pod.GetLabel(label.Key) == label.Value)) return;
        await client.CoreV1.PatchNamespacedPodAsync(
            new V1Patch(new { metadata = new { labels } }, V1Patch.PatchType.MergePatch),
            pod.Metadata.Name, pod.Metadata.NamespaceProperty, cancellationToken: cancel);
    }

    private async Task BindAsync(V1Pod pod, string node, CancellationToken cancel)
    {
        var binding = new V1Binding
        {
            Metadata = new V1ObjectMeta { Name = pod.Metadata.Name, NamespaceProperty = pod.Metadata.NamespaceProperty },
            Target = new V1ObjectReference { ApiVersion = "v1", Kind = "Node", Name = node },
        };
        await client.CoreV1.CreateNamespacedPodBindingAsync(binding, pod.Metadata.Name, pod.Metadata.NamespaceProperty, cancellationToken: cancel);
        await events.NormalAsync(
            EventRecorder.About(pod), "Scheduled", $"Successfully assigned {pod.Metadata.NamespaceProperty}/{pod.Metadata.Name} to {node}");
    }

    private async Task RefuseAsync(V1Pod pod, string reason, CancellationToken cancel)
    {
        if (pod.Condition("PodScheduled") is { Status: "False" } known && known.Message == reason) return;
        var status = (pod.Status ?? new V1PodStatus()) with
        {
            Phase = "Pending",
            Conditions =
            [
                new V1PodCondition
                {
                    Type = "PodScheduled",
                    Status = "False",
                    Reason = "Unschedulable",
                    Message = reason,
                    LastTransitionTime = clock.Seconds(),
                },
            ],
        };
        await client.CoreV1.PatchNamespacedPodStatusAsync(
            StatusPatch.Of(status), pod.Metadata.Name, pod.Metadata.NamespaceProperty, cancellationToken: cancel);
        await events.WarningAsync(EventRecorder.About(pod), "FailedScheduling", reason);
    }
}
