using k8s;
using k8s.Models;

namespace Wallet.LocalCloud.Kubernetes.Controllers;

/// <summary>Counts how many pods a disruption budget allows to be taken away.</summary>
internal sealed class DisruptionController(IKubernetes client, TimeProvider clock) : IController
{
    public void Follow(ClusterWatch watch, Action<ObjectKey> enqueue)
    {
        watch.DisruptionBudgets.Changed += budget => enqueue(budget.Key());
        watch.Pods.Changed += pod =>
        {
            var budgets = watch.DisruptionBudgets.Items.Where(
                budget => budget.Metadata.NamespaceProperty == pod.Metadata.NamespaceProperty && budget.Spec.Selector.Matches(pod.Metadata.Labels));
            foreach (var budget in budgets) enqueue(budget.Key());
        };
    }

    public async Task<TimeSpan?> ReconcileAsync(ObjectKey key, CancellationToken cancel)
    {
        var budget = await client.PolicyV1.ReadNamespacedPodDisruptionBudgetAsync(key.Name, key.Namespace, cancellationToken: cancel).OrNullAsync();
        if (budget is null or { Metadata.DeletionTimestamp: not null }) return null;
        var listed = await client.CoreV1.ListNamespacedPodAsync(key.Namespace, cancellationToken: cancel);
        var pods = listed.Items.Where(pod => budget.Spec.Selector.Matches(pod.Metadata.Labels) && pod.IsActive()).ToList();
        var status = Status(budget, await ExpectedAsync(key.Namespace, pods, cancel), pods.Count(pod => pod.IsReady()), clock.Seconds());
        if (status.SameAs(budget.Status)) return null;
        await client.PolicyV1.PatchNamespacedPodDisruptionBudgetStatusAsync(
            StatusPatch.Of(status), key.Name, key.Namespace, cancellationToken: cancel);
        return null;
    }

    public static V1PodDisruptionBudgetStatus Status(V1PodDisruptionBudget budget, int expected, int healthy, DateTime now)
    {
        var wanted = budget.Spec.MaxUnavailable is { } most
            ? Math.Max(0, expected - Rollout.Share(most, expected, roundUp: true))
            : budget.Spec.MinAvailable is { } least ? Rollout.Share(least, expected, roundUp: true) : Math.Max(0, expected - 1);
        var allowed = Math.Max(0, healthy - wanted);
        var known = budget.Status?.Conditions?.FirstOrDefault();
        var holds = allowed > 0 ? "True" : "False";
        return new V1PodDisruptionBudgetStatus
        {
            ObservedGeneration = budget.Metadata.Generation,
            ExpectedPods = expected,
            CurrentHealthy = healthy,
            DesiredHealthy = wanted,
            DisruptionsAllowed = allowed,
            Conditions =
            [
                new V1Condition
                {
                    Type = "DisruptionAllowed",
                    Status = holds,
                    Reason = allowed > 0 ? "SufficientPods" : "InsufficientPods",
                    Message = "",
                    ObservedGeneration = budget.Metadata.Generation,
                    LastTransitionTime = known?.Status == holds ? known.LastTransitionTime : now,
                },
            ],
        };
    }

    /// <summary>How many pods their controllers want, which is not how many there are.</summary>
    private async Task<int> ExpectedAsync(string space, List<V1Pod> pods, CancellationToken cancel)
    {
        var owners = pods.Select(pod => pod.OwnerKey("ReplicaSet")?.Name).Where(name => name is not null).ToHashSet();
        if (owners.Count == 0) return pods.Count;
        var sets = await client.AppsV1.ListNamespacedReplicaSetAsync(space, cancellationToken: cancel);
        var deployments = await client.AppsV1.ListNamespacedDeploymentAsync(space, cancellationToken: cancel);
        var names = sets.Items.Where(set => owners.Contains(set.Metadata.Name)).Select(set => set.OwnerKey("Deployment")?.Name).ToHashSet();
        return deployments.Items.Where(deployment => names.Contains(deployment.Metadata.Name)).Sum(Rollout.Desired);
    }
}
