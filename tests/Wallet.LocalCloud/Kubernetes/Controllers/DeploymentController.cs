using System.Globalization;
using k8s;
using k8s.Models;

namespace Wallet.LocalCloud.Kubernetes.Controllers;

/// <summary>Deployment to replica sets: one per template, grown and shrunk by <see cref="Rollout"/>.</summary>
internal sealed class DeploymentController(IKubernetes client, EventRecorder events, TimeProvider clock) : IController
{
    private const string Revision = "deployment.kubernetes.io/revision";

    public void Follow(ClusterWatch watch, Action<ObjectKey> enqueue)
    {
        watch.Deployments.Changed += deployment => enqueue(deployment.Key());
        watch.ReplicaSets.Changed += set =>
        {
            if (set.OwnerKey("Deployment") is { } owner) enqueue(owner);
        };
    }

    public async Task<TimeSpan?> ReconcileAsync(ObjectKey key, CancellationToken cancel)
    {
        var deployment = await client.AppsV1.ReadNamespacedDeploymentAsync(key.Name, key.Namespace, cancellationToken: cancel).OrNullAsync();
        if (deployment is null or { Metadata.DeletionTimestamp: not null }) return null;
        var listed = await client.AppsV1.ListNamespacedReplicaSetAsync(key.Namespace, cancellationToken: cancel);
        var sets = listed.Items.Where(set => set.IsControlledBy(deployment)).ToList();
        var hash = PodTemplateHash.Of(deployment.Spec.Template);
        var newest = sets.FirstOrDefault(set => set.GetLabel(PodTemplateHash.Label) == hash);
        var older = sets.Where(set => set != newest).ToList();

        var created = newest is null && deployment.Spec.Paused != true;
        if (created) sets.Add(newest = await CreateAsync(deployment, hash, cancel));
        if (newest is not null)
        {
            await NumberAsync(deployment, newest, older, cancel);
            foreach (var target in Rollout.Next(deployment, newest, older)) await ScaleAsync(deployment, target, cancel);
            await ForgetAsync(deployment, older, cancel);
        }

        return await ReportAsync(deployment, newest, sets, created, cancel);
    }

    private async Task<V1ReplicaSet> CreateAsync(V1Deployment deployment, string hash, CancellationToken cancel)
    {
        var spec = deployment.Spec;
        var labels = new Dictionary<string, string>(spec.Template.Metadata?.Labels ?? new Dictionary<string, string>())
        {
            [PodTemplateHash.Label] = hash,
        };
        var set = new V1ReplicaSet
        {
            Metadata = new V1ObjectMeta
            {
                Name = $"{deployment.Metadata.Name}-{hash}",
                NamespaceProperty = deployment.Metadata.NamespaceProperty,
                Labels = labels,
                OwnerReferences = [deployment.ControllerReference("apps/v1", "Deployment")],
            },
            Spec = new V1ReplicaSetSpec
            {
                Replicas = 0,
                MinReadySeconds = spec.MinReadySeconds,
                Selector = spec.Selector with { MatchLabels = With(spec.Selector.MatchLabels, hash) },
                Template = spec.Template with { Metadata = (spec.Template.Metadata ?? new V1ObjectMeta()) with { Labels = labels } },
            },
        };
        return await client.AppsV1.CreateNamespacedReplicaSetAsync(set, deployment.Metadata.NamespaceProperty, cancellationToken: cancel);
    }

    private static Dictionary<string, string> With(IDictionary<string, string>? labels, string hash)
        => new(labels ?? new Dictionary<string, string>()) { [PodTemplateHash.Label] = hash };

    /// <summary>The newest set carries the highest revision, also when it is an old one that a rollback brought back.</summary>
    private async Task NumberAsync(V1Deployment deployment, V1ReplicaSet newest, List<V1ReplicaSet> older, CancellationToken cancel)
    {
        var highest = older.Select(RevisionOf).DefaultIfEmpty(0).Max();
        var revision = RevisionOf(newest) > highest ? RevisionOf(newest) : highest + 1;
        var patch = Patch(new { metadata = new { annotations = new Dictionary<string, string> { [Revision] = $"{revision}" } } });
        if (RevisionOf(newest) != revision)
            await client.AppsV1.PatchNamespacedReplicaSetAsync(patch, newest.Metadata.Name, newest.Metadata.NamespaceProperty, cancellationToken: cancel);
        if (deployment.GetAnnotation(Revision) != $"{revision}")
            await client.AppsV1.PatchNamespacedDeploymentAsync(patch, deployment.Metadata.Name, deployment.Metadata.NamespaceProperty, cancellationToken: cancel);
    }

    private static long RevisionOf(V1ReplicaSet set)
        => long.TryParse(set.GetAnnotation(Revision), CultureInfo.InvariantCulture, out var revision) ? revision : 0;

    private async Task ScaleAsync(V1Deployment deployment, ReplicaTarget target, CancellationToken cancel)
    {
        var name = target.Set.Metadata.Name;
        await client.AppsV1.PatchNamespacedReplicaSetAsync(
            Patch(new { spec = new { replicas = target.Replicas } }), name, target.Set.Metadata.NamespaceProperty, cancellationToken: cancel);
        var direction = target.Replicas > target.Before ? "up" : "down";
        await events.NormalAsync(
            EventRecorder.About(deployment, "apps/v1", "Deployment"),
            "ScalingReplicaSet",
            $"Scaled {direction} replica set {name} from {target.Before} to {target.Replicas}");
    }

    /// <summary>Drops the oldest of the empty sets beyond the history limit.</summary>
    private async Task ForgetAsync(V1Deployment deployment, List<V1ReplicaSet> older, CancellationToken cancel)
    {
        var empty = older.Where(set => set.Spec.Replicas == 0 && (set.Status?.Replicas ?? 0) == 0).OrderByDescending(RevisionOf);
        foreach (var set in empty.Skip(deployment.Spec.RevisionHistoryLimit ?? 10))
            await client.AppsV1.DeleteNamespacedReplicaSetAsync(set.Metadata.Name, set.Metadata.NamespaceProperty, cancellationToken: cancel).OrNullAsync();
    }

    private async Task<TimeSpan?> ReportAsync(
        V1Deployment deployment, V1ReplicaSet? newest, List<V1ReplicaSet> sets, bool created, CancellationToken cancel)
    {
        var now = clock.Seconds();
        var status = RolloutStatus.Of(deployment, newest, sets, created, now);
        if (!status.SameAs(deployment.Status))
        {
            await client.AppsV1.PatchNamespacedDeploymentStatusAsync(
                StatusPatch.Of(status), deployment.Metadata.Name, deployment.Metadata.NamespaceProperty, cancellationToken: cancel);
        }

        return RolloutStatus.NextLook(deployment, status, now);
    }

    private static V1Patch Patch(object body) => new(body, V1Patch.PatchType.MergePatch);
}
