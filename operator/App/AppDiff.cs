using System.Text.Json.Nodes;
using Wallet.Operator.App.Drift;

namespace Wallet.Operator.App;

/// <summary>What makes the wallet API's objects as they should be. The workload changes only after its migration.</summary>
internal static class AppDiff
{
    /// <summary>Name under which our fields are kept.</summary>
    public const string FieldManager = "wallet-operator";

    /// <summary>Changes that may be made now; empty when all is as it should be, or the migration runs.</summary>
    public static IReadOnlyList<AppChange> Between(AppDesired desired, AppObserved observed) =>
    [
        .. desired.Surroundings.SelectMany(wanted => Apply(wanted, observed)),
        .. Migrations.Removals(desired, observed),
        .. Migrations.StateOf(desired, observed) switch
        {
            MigrationState.Done => Workload(desired, observed),
            MigrationState.NotStarted or MigrationState.Suspended => Apply(desired.Migration, observed),
            _ => [],
        },
    ];

    /// <summary>Removes what others added to what is ours as a whole; null when there is nothing of the kind.</summary>
    public static AppChange.Prune? Prune(AppObject wanted, JsonObject live)
        => Additions.In(wanted, live) is { Count: > 0 } additions
            ? new AppChange.Prune(wanted, additions, live["metadata"]!["resourceVersion"]!.GetValue<string>())
            : null;

    private static IEnumerable<AppChange> Workload(AppDesired desired, AppObserved observed) =>
    [
        .. desired.Workloads.SelectMany(each => WorkloadDiff.Between(each, observed).Concat(Apply(each.Autoscaler, observed))),
        .. Apply(desired.Budget, observed),
        .. WorkloadDiff.Obsolete(desired, observed),
    ];

    private static IEnumerable<AppChange> Apply(AppObject wanted, AppObserved observed)
    {
        if (observed.Find(wanted) is not { } live)
            yield return new AppChange.Apply(wanted, null, null, "", IsNew: true);
        else if (Prune(wanted, live) is { } prune)
            yield return prune;
        else if (AppliedFields.FirstDifference(wanted.Body, live) is { } difference)
            yield return new AppChange.Apply(wanted, null, null, difference, IsNew: false);
    }
}
