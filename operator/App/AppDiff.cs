using System.Text.Json.Nodes;
using k8s.Models;
using Wallet.Operator.App.Objects;

namespace Wallet.Operator.App;

/// <summary>What makes the wallet API's objects as they should be. The workload changes only after its migration.</summary>
internal static class AppDiff
{
    /// <summary>Name under which our fields are kept.</summary>
    public const string FieldManager = "wallet-operator";

    /// <summary>Changes that may be made now; empty when all is as it should be, or the migration runs.</summary>
    public static IReadOnlyList<AppChange> Between(AppDesired desired, AppObserved observed) => Migration(desired, observed) switch
    {
        MigrationState.Done => [.. Apply(desired.Surroundings, desired, observed), .. Apply(desired.Workload, desired, observed)],
        MigrationState.NotStarted => [.. Apply([.. desired.Surroundings, desired.Migration], desired, observed)],
        _ => [.. Apply(desired.Surroundings, desired, observed)],
    };

    /// <summary>Where the migration stands.</summary>
    public static MigrationState Migration(AppDesired desired, AppObserved observed)
    {
        var deployment = observed.Find(desired.Workload[0]);
        if (deployment?["metadata"]?["annotations"]?[DeploymentObject.MigratedAnnotation]?.GetValue<string>() == desired.MigrationHash)
            return MigrationState.Done;
        var job = observed.Find<V1Job>(ObjectKind.Job, desired.Migration.Name);
        return job switch
        {
            null => MigrationState.NotStarted,
            _ when Holds(job, "Complete") => MigrationState.Done,
            _ when Holds(job, "Failed") => MigrationState.Failed,
            _ => MigrationState.Running,
        };
    }

    private static bool Holds(V1Job job, string condition)
        => (job.Status?.Conditions ?? []).Any(held => held.Type == condition && held.Status == "True");

    private static IEnumerable<AppChange> Apply(IEnumerable<AppObject> objects, AppDesired desired, AppObserved observed)
    {
        foreach (var wanted in objects)
        {
            var live = observed.Find(wanted);
            if (live is null)
                yield return New(wanted, desired);
            else if (AppliedFields.FirstDifference(wanted.Body, live) is { } difference)
                yield return Change(wanted, live, difference);
        }
    }

    private static AppChange.Apply New(AppObject wanted, AppDesired desired)
        => new(wanted, wanted.Kind == ObjectKind.Deployment ? desired.InitialReplicas : null, null, "", IsNew: true);

    // Leaving out a field that only we own would remove it, and a Deployment without replicas has one pod. So the number stays ours, as it
    // is, until the autoscaler has set it once; the version guards against the autoscaler doing that right now.
    private static AppChange.Apply Change(AppObject wanted, JsonObject live, string difference)
    {
        var keeps = wanted.Kind == ObjectKind.Deployment && OwnsReplicas(live);
        return new AppChange.Apply(
            wanted,
            keeps ? live["spec"]!["replicas"]!.GetValue<int>() : null,
            keeps ? live["metadata"]!["resourceVersion"]!.GetValue<string>() : null,
            difference,
            IsNew: false);
    }

    private static bool OwnsReplicas(JsonObject live)
        => live["metadata"]?["managedFields"] is JsonArray managers
            && managers.Any(manager => manager?["manager"]?.GetValue<string>() == FieldManager
                && manager["operation"]?.GetValue<string>() == "Apply"
                && manager["fieldsV1"]?["f:spec"]?["f:replicas"] is not null);
}
