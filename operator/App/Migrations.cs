using k8s.Models;
using Wallet.Operator.App.Objects;

namespace Wallet.Operator.App;

/// <summary>The migration Jobs: where the desired one stands, and which others are superseded. Pure.</summary>
internal static class Migrations
{
    /// <summary>Where the migration stands.</summary>
    public static MigrationState StateOf(AppDesired desired, AppObserved observed)
    {
        if (IsServed(desired, observed))
            return MigrationState.Done;
        return observed.Find<V1Job>(ObjectKind.Job, desired.Migration.Name) switch
        {
            null when Superseded(desired, observed).Any(job => !IsFinished(job)) => MigrationState.Held,
            null => MigrationState.NotStarted,
            var job when Holds(job, "Complete") => MigrationState.Done,
            var job when Holds(job, "Failed") => MigrationState.Failed,
            { Spec.Suspend: true } => MigrationState.Suspended,
            _ => MigrationState.Running,
        };
    }

    /// <summary>Jobs of earlier images: they hold up the desired one, and what they would do is not wanted any more.</summary>
    public static IEnumerable<V1Job> Superseded(AppDesired desired, AppObserved observed)
        => observed.All<V1Job>(ObjectKind.Job).Where(job => job.Name() != desired.Migration.Name);

    /// <summary>Removes those that are not on their way out.</summary>
    public static IEnumerable<AppChange> Removals(AppDesired desired, AppObserved observed) => Superseded(desired, observed)
        .Where(job => job.Metadata.DeletionTimestamp is null)
        .Select(job => AppChange.Delete.Superseded(ObjectKind.Job, job.Name(), desired.Migration.Name));

    // While pods move to other Deployments, the first of the new ones are made after the migration of the old ones.
    private static bool IsServed(AppDesired desired, AppObserved observed)
    {
        var wanted = desired.Workloads
            .Select(each => observed.Find<V1Deployment>(ObjectKind.Deployment, each.Deployment.Name))
            .OfType<V1Deployment>()
            .ToList();
        var serving = wanted.Count > 0 ? wanted : [.. observed.All<V1Deployment>(ObjectKind.Deployment)];
        return serving.Count > 0 && serving.All(each => each.GetAnnotation(DeploymentObject.MigratedAnnotation) == desired.MigrationHash);
    }

    private static bool IsFinished(V1Job job) => Holds(job, "Complete") || Holds(job, "Failed");

    private static bool Holds(V1Job job, string condition)
        => (job.Status?.Conditions ?? []).Any(held => held.Type == condition && held.Status == "True");
}
