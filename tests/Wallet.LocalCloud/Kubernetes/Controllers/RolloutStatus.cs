using k8s.Models;

namespace Wallet.LocalCloud.Kubernetes.Controllers;

/// <summary>What a deployment reports about its replica sets.</summary>
internal static class RolloutStatus
{
    public static V1DeploymentStatus Of(
        V1Deployment deployment, V1ReplicaSet? newest, IReadOnlyList<V1ReplicaSet> all, bool created, DateTime now)
    {
        var before = deployment.Status ?? new V1DeploymentStatus();
        var replicas = all.Sum(set => set.Status?.Replicas ?? 0);
        var available = all.Sum(set => set.Status?.AvailableReplicas ?? 0);
        var counted = new V1DeploymentStatus
        {
            ObservedGeneration = deployment.Metadata.Generation,
            Replicas = Positive(replicas),
            UpdatedReplicas = Positive(newest?.Status?.Replicas ?? 0),
            ReadyReplicas = Positive(all.Sum(set => set.Status?.ReadyReplicas ?? 0)),
            AvailableReplicas = Positive(available),
            UnavailableReplicas = Positive(Math.Max(0, Math.Max(replicas, Rollout.Desired(deployment)) - available)),
            CollisionCount = before.CollisionCount,
        };
        return counted with { Conditions = [.. Conditions(deployment, before, counted, newest, all, created, now)] };
    }

    /// <summary>When the deployment must be looked at again because a deadline may have passed.</summary>
    public static TimeSpan? NextLook(V1Deployment deployment, V1DeploymentStatus status, DateTime now)
    {
        var progressing = status.Conditions.FirstOrDefault(condition => condition.Type == "Progressing");
        if (progressing is not { Status: "True" } || progressing.Reason == "NewReplicaSetAvailable") return null;
        var left = (progressing.LastUpdateTime ?? now) + Deadline(deployment) - now;
        return left > TimeSpan.Zero ? left : TimeSpan.FromSeconds(1);
    }

    private static IEnumerable<V1DeploymentCondition> Conditions(
        V1Deployment deployment, V1DeploymentStatus before, V1DeploymentStatus status, V1ReplicaSet? newest,
        IReadOnlyList<V1ReplicaSet> all, bool created, DateTime now)
    {
        yield return Keep(before, Available(deployment, status), now);
        if (Progressing(deployment, before, status, newest, created, now) is { } progressing) yield return progressing;
        var failure = all.SelectMany(set => set.Status?.Conditions ?? []).FirstOrDefault(condition => condition.Type == "ReplicaFailure");
        if (failure is not null) yield return Keep(before, Is("ReplicaFailure", failure.Status, failure.Reason, failure.Message), now);
    }

    private static V1DeploymentCondition Available(V1Deployment deployment, V1DeploymentStatus status)
        => (status.AvailableReplicas ?? 0) >= Rollout.Desired(deployment) - Rollout.MaxUnavailable(deployment)
            ? Is("Available", "True", "MinimumReplicasAvailable", "Deployment has minimum availability.")
            : Is("Available", "False", "MinimumReplicasUnavailable", "Deployment does not have minimum availability.");

    private static V1DeploymentCondition? Progressing(
        V1Deployment deployment, V1DeploymentStatus before, V1DeploymentStatus status, V1ReplicaSet? newest, bool created, DateTime now)
    {
        var known = before.Conditions?.FirstOrDefault(condition => condition.Type == "Progressing");
        if (newest is null) return known;
        var set = $"ReplicaSet \"{newest.Metadata.Name}\"";
        if (created) return Keep(before, Is("Progressing", "True", "NewReplicaSetCreated", $"Created new replica set \"{newest.Metadata.Name}\""), now) with { LastUpdateTime = now };
        if (IsComplete(deployment, status)) return Keep(before, Is("Progressing", "True", "NewReplicaSetAvailable", $"{set} has successfully progressed."), now);
        if (known is null || HasMoved(before, status) || before.ObservedGeneration != status.ObservedGeneration)
            return Keep(before, Is("Progressing", "True", "ReplicaSetUpdated", $"{set} is progressing."), now) with { LastUpdateTime = now };
        var late = known is { Status: "True" } && known.Reason != "NewReplicaSetAvailable" && known.LastUpdateTime + Deadline(deployment) <= now;
        return late ? Keep(before, Is("Progressing", "False", "ProgressDeadlineExceeded", $"{set} has timed out progressing."), now) : known;
    }

    private static bool IsComplete(V1Deployment deployment, V1DeploymentStatus status)
    {
        var desired = Rollout.Desired(deployment);
        return (status.UpdatedReplicas ?? 0) == desired && (status.Replicas ?? 0) == desired && (status.AvailableReplicas ?? 0) == desired;
    }

    private static bool HasMoved(V1DeploymentStatus before, V1DeploymentStatus now)
        => (now.UpdatedReplicas ?? 0) > (before.UpdatedReplicas ?? 0)
            || (now.ReadyReplicas ?? 0) > (before.ReadyReplicas ?? 0)
            || (now.AvailableReplicas ?? 0) > (before.AvailableReplicas ?? 0)
            || Old(now) < Old(before);

    private static int Old(V1DeploymentStatus status) => (status.Replicas ?? 0) - (status.UpdatedReplicas ?? 0);

    private static TimeSpan Deadline(V1Deployment deployment) => TimeSpan.FromSeconds(deployment.Spec.ProgressDeadlineSeconds ?? 600);

    private static V1DeploymentCondition Is(string type, string status, string reason, string message)
        => new() { Type = type, Status = status, Reason = reason, Message = message };

    /// <summary>Carries the times over where nothing changed.</summary>
    private static V1DeploymentCondition Keep(V1DeploymentStatus before, V1DeploymentCondition next, DateTime now)
    {
        var known = before.Conditions?.FirstOrDefault(condition => condition.Type == next.Type);
        var same = known is not null && known.Status == next.Status && known.Reason == next.Reason && known.Message == next.Message;
        return next with
        {
            LastUpdateTime = same ? known!.LastUpdateTime : now,
            LastTransitionTime = known?.Status == next.Status ? known.LastTransitionTime : now,
        };
    }

    private static int? Positive(int count) => count == 0 ? null : count;
}
