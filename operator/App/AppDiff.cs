using System.Text.Json.Nodes;
using Wallet.Operator.App.Drift;
using Wallet.Operator.App.Objects;

namespace Wallet.Operator.App;

/// <summary>What makes the wallet API's objects as they should be. The workload changes only after its migration.</summary>
internal static class AppDiff
{
    /// <summary>Name under which our fields are kept.</summary>
    public const string FieldManager = "wallet-operator";

    /// <summary>Changes that may be made now; empty when all is as it should be, or the migration runs.</summary>
    public static IReadOnlyList<AppChange> Between(AppDesired desired, AppObserved observed)
    {
        var migration = Migrations.StateOf(desired, observed);
        return
        [
            .. desired.Surroundings
                .Where(wanted => migration == MigrationState.Done || !IsFollowed(wanted, desired, observed))
                .SelectMany(wanted => Apply(wanted, observed)),
            .. Migrations.Removals(desired, observed),
            .. migration switch
            {
                MigrationState.Done => Workload(desired, observed),
                MigrationState.NotStarted or MigrationState.Suspended => Apply(desired.Migration, observed),
                _ => [],
            },
        ];
    }

    /// <summary>
    /// Removes what others added to what is ours as a whole; null when there is nothing of the kind. What we set ourselves and no longer want
    /// goes with the apply that is due: removed before that, nothing would be in its place meanwhile.
    /// </summary>
    public static AppChange.Prune? Prune(AppObject wanted, JsonObject live)
    {
        var isApplied = wanted.IsAppliedTo(live);
        var additions = Additions.In(wanted, live).Where(each => isApplied || each.By != FieldManager).ToList();
        return additions.Count > 0
            ? new AppChange.Prune(wanted, additions, live["metadata"]!["resourceVersion"]!.GetValue<string>())
            : null;
    }

    private static IEnumerable<AppChange> Workload(AppDesired desired, AppObserved observed) =>
    [
        .. desired.Workloads.SelectMany(each => WorkloadDiff.Between(each, observed).Concat(Apply(each.Autoscaler, observed))),
        .. Apply(desired.Budget, observed),
        .. WorkloadDiff.Obsolete(desired, observed),
    ];

    // Pods that run read it again as soon as it changes: the migration is what gives the server a new password.
    private static bool IsFollowed(AppObject wanted, AppDesired desired, AppObserved observed)
        => wanted.Kind == ObjectKind.Secret && wanted.Name == desired.Credentials && observed.Find(wanted) is not null;

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
