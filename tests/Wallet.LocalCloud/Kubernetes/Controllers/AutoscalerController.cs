using k8s;
using k8s.Models;

namespace Wallet.LocalCloud.Kubernetes.Controllers;

/// <summary>Keeps a deployment's size within its autoscaler's bounds. There are no metrics here, and it says so.</summary>
internal sealed class AutoscalerController(IKubernetes client, EventRecorder events, TimeProvider clock) : IController
{
    public void Follow(ClusterWatch watch, Action<ObjectKey> enqueue)
    {
        watch.Autoscalers.Changed += scaler => enqueue(scaler.Key());
        watch.Deployments.Changed += deployment =>
        {
            var scalers = watch.Autoscalers.Items.Where(
                scaler => scaler.Metadata.NamespaceProperty == deployment.Metadata.NamespaceProperty
                    && scaler.Spec.ScaleTargetRef.Name == deployment.Metadata.Name);
            foreach (var scaler in scalers) enqueue(scaler.Key());
        };
    }

    public async Task<TimeSpan?> ReconcileAsync(ObjectKey key, CancellationToken cancel)
    {
        var scaler = await client.AutoscalingV2.ReadNamespacedHorizontalPodAutoscalerAsync(key.Name, key.Namespace, cancellationToken: cancel).OrNullAsync();
        if (scaler is null or { Metadata.DeletionTimestamp: not null } || scaler.Spec.ScaleTargetRef.Kind != "Deployment") return null;
        var name = scaler.Spec.ScaleTargetRef.Name;
        var deployment = await client.AppsV1.ReadNamespacedDeploymentAsync(name, key.Namespace, cancellationToken: cancel).OrNullAsync();
        var now = clock.Seconds();
        var status = AutoscalerStatus.Of(scaler, deployment, now);
        if (deployment is not null && status.DesiredReplicas != (deployment.Spec.Replicas ?? 1))
        {
            await ScaleAsync(scaler, deployment, status.DesiredReplicas, cancel);
            status = status with { LastScaleTime = now };
        }

        if (!status.SameAs(scaler.Status))
        {
            await client.AutoscalingV2.PatchNamespacedHorizontalPodAutoscalerStatusAsync(
                StatusPatch.Of(status), key.Name, key.Namespace, cancellationToken: cancel);
        }

        return null;
    }

    private async Task ScaleAsync(V2HorizontalPodAutoscaler scaler, V1Deployment deployment, int replicas, CancellationToken cancel)
    {
        await client.AppsV1.PatchNamespacedDeploymentScaleAsync(
            new V1Patch(new { spec = new { replicas } }, V1Patch.PatchType.MergePatch),
            deployment.Metadata.Name, deployment.Metadata.NamespaceProperty, cancellationToken: cancel);
        var reason = replicas > (deployment.Spec.Replicas ?? 1) ? "Current number of replicas below Spec.MinReplicas" : "Current number of replicas above Spec.MaxReplicas";
        await events.NormalAsync(
            EventRecorder.About(scaler, "autoscaling/v2", "HorizontalPodAutoscaler"),
            "SuccessfulRescale",
            $"New size: {replicas}; reason: {reason}");
    }
}
