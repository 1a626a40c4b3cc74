using k8s;
using k8s.Models;
using Wallet.LocalCloud.Aws.Eks;

namespace Wallet.LocalCloud.Kubernetes.Controllers;

/// <summary>Binds pods to a node: Fargate's when an active profile selects them. Pods of a profile that goes away are stopped.</summary>
internal sealed class Scheduler(IKubernetes client, EventRecorder events, IFargateProfiles? fargate, TimeProvider clock) : IController
{
    private static readonly TimeSpan AnotherTry = TimeSpan.FromSeconds(1);

    public void Follow(ClusterWatch watch, Action<ObjectKey> enqueue) => watch.Pods.Changed += pod => enqueue(pod.Key());

    public async Task<TimeSpan?> ReconcileAsync(ObjectKey key, CancellationToken cancel)
    {
        var pod = await client.CoreV1.ReadNamespacedPodAsync(key.Name, key.Namespace, cancellationToken: cancel).OrNullAsync();
        if (pod is null || !pod.IsActive()) return null;
        if (pod.Spec.NodeName is not null) return await EvictAsync(pod, cancel);
        var placement = Placement.Of(pod, fargate);
        if (placement.Node is null)
        {
            await RefuseAsync(pod, placement.Reason!, cancel);
            return AnotherTry;
        }

        if (placement.Profile is not null) await LabelAsync(pod, placement.Profile, cancel);
        await BindAsync(pod, placement.Node, cancel);
        return fargate is null ? null : AnotherTry;
    }

    private async Task<TimeSpan?> EvictAsync(V1Pod pod, CancellationToken cancel)
    {
        if (fargate is null || pod.Spec.NodeName != Placement.FargateNode) return null;
        if (!Placement.IsStranded(pod, fargate)) return AnotherTry;
        await events.WarningAsync(EventRecorder.About(pod), "Evicted", $"Fargate profile {pod.GetLabel(Placement.ProfileLabel)} is no longer ACTIVE");
        await client.CoreV1.DeleteNamespacedPodAsync(pod.Metadata.Name, pod.Metadata.NamespaceProperty, cancellationToken: cancel).OrNullAsync();
        return null;
    }

    private async Task LabelAsync(V1Pod pod, string profile, CancellationToken cancel)
    {
        if (pod.GetLabel(Placement.ProfileLabel) == profile) return;
        var labels = new Dictionary<string, string> { [Placement.ProfileLabel] = profile };
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
