using System.Text.Json.Nodes;
using k8s.Models;
using Wallet.Operator.App.Objects;

namespace Wallet.Operator.App;

/// <summary>What makes Deployments as they should be: their replicas are the autoscaler's, apart from two exceptions. Pure.</summary>
internal static class WorkloadDiff
{
    /// <summary>Changes of one Deployment.</summary>
    public static IEnumerable<AppChange> Between(WorkloadDesired wanted, AppObserved observed)
    {
        if (observed.Find(wanted.Deployment) is not { } live)
            yield return new AppChange.Apply(wanted.Deployment, wanted.Replicas.Initial, null, "", IsNew: true);
        else if (AppDiff.Prune(wanted.Deployment, live) is { } prune)
            yield return prune;
        else if (Difference(wanted, live) is { } difference)
            yield return Change(wanted, live, difference);
    }

    /// <summary>
    /// Deployments of another placement, with their autoscalers: they go when those that take their place serve, and where the compute room
    /// says that this is the place.
    /// </summary>
    public static IEnumerable<AppChange> Obsolete(AppDesired desired, AppObserved observed)
    {
        var wanted = desired.Workloads.Select(each => each.Deployment.Name).ToHashSet();
        var isServed = desired.IsPlaced && desired.Workloads.All(each => Serves(each, observed));
        return !isServed ? [] : observed.Objects
            .Where(live => live.Key.Kind is ObjectKind.Deployment or ObjectKind.HorizontalPodAutoscaler)
            .Where(live => !wanted.Contains(live.Key.Name) && !AppObserved.IsGoing(live.Value))
            .OrderByDescending(live => live.Key.Kind)
            .Select(live => AppChange.Delete.Superseded(live.Key.Kind, live.Key.Name, desired.Workloads[0].Deployment.Name));
    }

    // At no replicas the autoscaler is off for good (ScalingDisabled, "Implicit maintenance-mode deactivation" of the HPA's page): the
    // minimum is set once, and from there on it scales again.
    private static bool IsOff(JsonObject live) => live["spec"]?["replicas"] is { } replicas && replicas.GetValue<int>() == 0;

    private static string? Difference(WorkloadDesired wanted, JsonObject live)
        => AppliedFields.FirstDifference(wanted.Deployment.Body, live) ?? (IsOff(live) ? "spec.replicas" : null);

    // Leaving out a field that only we own would remove it, and a Deployment without replicas has one pod. So the number stays ours, as it
    // is, until the autoscaler has set it once; the version guards against the autoscaler doing that right now.
    private static AppChange.Apply Change(WorkloadDesired wanted, JsonObject live, string difference)
    {
        int? replicas = IsOff(live) ? wanted.Replicas.Min : OwnsReplicas(live) ? live["spec"]!["replicas"]!.GetValue<int>() : null;
        var version = replicas is null ? null : live["metadata"]!["resourceVersion"]!.GetValue<string>();
        return new AppChange.Apply(wanted.Deployment, replicas, version, difference, IsNew: false);
    }

    private static bool OwnsReplicas(JsonObject live)
        => live["metadata"]?["managedFields"] is JsonArray managers
            && managers.Any(manager => manager?["manager"]?.GetValue<string>() == AppDiff.FieldManager
                && manager["operation"]?.GetValue<string>() == "Apply"
                && manager["fieldsV1"]?["f:spec"]?["f:replicas"] is not null);

    private static bool Serves(WorkloadDesired wanted, AppObserved observed)
        => observed.Find<V1Deployment>(ObjectKind.Deployment, wanted.Deployment.Name) is { Status: { } status, Metadata: { } metadata }
            && status.ObservedGeneration >= metadata.Generation
            && status.AvailableReplicas >= wanted.Replicas.Min;
}
