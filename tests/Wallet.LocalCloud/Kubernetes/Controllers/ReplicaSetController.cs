using k8s;
using k8s.Autorest;
using k8s.Models;

namespace Wallet.LocalCloud.Kubernetes.Controllers;

/// <summary>Replica set to pods: makes the missing ones, deletes the superfluous ones, counts the rest.</summary>
internal sealed class ReplicaSetController(IKubernetes client, EventRecorder events, TimeProvider clock) : IController
{
    public void Follow(ClusterWatch watch, Action<ObjectKey> enqueue)
    {
        watch.ReplicaSets.Changed += set => enqueue(set.Key());
        watch.Pods.Changed += pod =>
        {
            if (pod.OwnerKey("ReplicaSet") is { } owner) enqueue(owner);
        };
    }

    public async Task<TimeSpan?> ReconcileAsync(ObjectKey key, CancellationToken cancel)
    {
        var set = await client.AppsV1.ReadNamespacedReplicaSetAsync(key.Name, key.Namespace, cancellationToken: cancel).OrNullAsync();
        if (set is null or { Metadata.DeletionTimestamp: not null }) return null;
        var listed = await client.CoreV1.ListNamespacedPodAsync(key.Namespace, cancellationToken: cancel);
        var pods = listed.Items.Where(pod => pod.IsControlledBy(set) && pod.IsActive()).ToList();

        var failure = await AdjustAsync(set, pods, cancel);
        await ReportAsync(set, pods, failure, cancel);
        if (failure is not null) throw failure;
        var waiting = pods.Any(pod => pod.IsReady() && !pod.IsAvailable(set.Spec.MinReadySeconds ?? 0, clock.GetUtcNow()));
        return waiting ? TimeSpan.FromSeconds(1) : null;
    }

    private async Task<HttpOperationException?> AdjustAsync(V1ReplicaSet set, List<V1Pod> pods, CancellationToken cancel)
    {
        var missing = (set.Spec.Replicas ?? 1) - pods.Count;
        var about = EventRecorder.About(set, "apps/v1", "ReplicaSet");
        try
        {
            for (; missing > 0; missing--)
            {
                var pod = await client.CoreV1.CreateNamespacedPodAsync(Pod(set), set.Metadata.NamespaceProperty, cancellationToken: cancel);
                pods.Add(pod);
                await events.NormalAsync(about, "SuccessfulCreate", $"Created pod: {pod.Metadata.Name}");
            }
        }
        catch (HttpOperationException fault)
        {
            await events.WarningAsync(about, "FailedCreate", $"Error creating: {fault.Response.Content}");
            return fault;
        }

        foreach (var pod in pods.OrderBy(Worth).ThenByDescending(pod => pod.Metadata.CreationTimestamp).Take(-missing).ToList())
        {
            await client.CoreV1.DeleteNamespacedPodAsync(pod.Metadata.Name, pod.Metadata.NamespaceProperty, cancellationToken: cancel).OrNullAsync();
            await events.NormalAsync(about, "SuccessfulDelete", $"Deleted pod: {pod.Metadata.Name}");
            pods.Remove(pod);
        }

        return null;
    }

    /// <summary>Pods that do least are given up first.</summary>
    private static int Worth(V1Pod pod) => (pod.Spec.NodeName is null, pod.Status?.Phase, pod.IsReady()) switch
    {
        (true, _, _) => 0,
        (_, "Pending", _) => 1,
        (_, _, false) => 2,
        _ => 3,
    };

    private static V1Pod Pod(V1ReplicaSet set) => new()
    {
        Metadata = (set.Spec.Template.Metadata ?? new V1ObjectMeta()) with
        {
            Name = null,
            GenerateName = $"{set.Metadata.Name}-",
            NamespaceProperty = set.Metadata.NamespaceProperty,
            OwnerReferences = [set.ControllerReference("apps/v1", "ReplicaSet")],
        },
        Spec = set.Spec.Template.Spec,
    };

    private async Task ReportAsync(V1ReplicaSet set, List<V1Pod> pods, HttpOperationException? failure, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var known = set.Status?.Conditions?.FirstOrDefault(condition => condition.Type == "ReplicaFailure");
        var status = new V1ReplicaSetStatus
        {
            ObservedGeneration = set.Metadata.Generation,
            Replicas = pods.Count,
            FullyLabeledReplicas = Positive(pods.Count(pod => Objects.Matches(set.Spec.Template.Metadata?.Labels, pod.Metadata.Labels))),
            ReadyReplicas = Positive(pods.Count(Objects.IsReady)),
            AvailableReplicas = Positive(pods.Count(pod => pod.IsAvailable(set.Spec.MinReadySeconds ?? 0, now))),
            Conditions = failure is null ? null : [known ?? Failure(failure, now.UtcDateTime)],
        };
        if (status.SameAs(set.Status)) return;
        await client.AppsV1.PatchNamespacedReplicaSetStatusAsync(
            StatusPatch.Of(status), set.Metadata.Name, set.Metadata.NamespaceProperty, cancellationToken: cancel);
    }

    private static V1ReplicaSetCondition Failure(HttpOperationException failure, DateTime now) => new()
    {
        Type = "ReplicaFailure",
        Status = "True",
        Reason = "FailedCreate",
        Message = failure.Response.Content,
        LastTransitionTime = now,
    };

    private static int? Positive(int count) => count == 0 ? null : count;
}
