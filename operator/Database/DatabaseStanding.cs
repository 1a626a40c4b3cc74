using Wallet.Operator.Database.Cluster;
using Wallet.Operator.Database.Members;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.Database;

/// <summary>How the database stands, apart from what is planned or refused.</summary>
internal static class DatabaseStanding
{
    /// <summary>The findings; none when it serves and rests.</summary>
    public static IEnumerable<Finding> Of(DatabaseObserved observed, IReadOnlyList<AwsChange> planned) => observed.Cluster switch
    {
        null => planned.Count == 0 ? [] : [Creating(observed, planned)],
        { Lifecycle: StoreLifecycle.Failed } cluster => [RdsAdvice.OfCluster(cluster)],
        { Lifecycle: StoreLifecycle.Deleting } cluster => [RdsAdvice.OfDeletion(cluster)],
        { } cluster =>
        [
            .. observed.Members.Where(HasFailed).Select(RdsAdvice.OfMember),
            .. Stopped(observed, planned),
            .. Moving(cluster, observed, planned),
        ],
    };

    /// <summary>Reported as soon as there is an instance behind the endpoints, whatever happens to it later: they stay the same.</summary>
    public static bool IsServing(DatabaseObserved observed) => observed.Cluster is { WriterHost: not null }
        && observed.Everyone.Any(member => member.Lifecycle is not (StoreLifecycle.Creating or StoreLifecycle.Deleting));

    private static Finding Creating(DatabaseObserved observed, IReadOnlyList<AwsChange> planned)
    {
        var rest = observed.IsParameterGroupYoung ? " It is created when its new parameter group has rested for a few minutes." : "";
        return Finding.Moving("Creating", $"There is no DB cluster yet.{rest}{planned.StillToDo()}");
    }

    // No second instance goes away while one has not come back.
    private static IEnumerable<Finding> Stopped(DatabaseObserved observed, IReadOnlyList<AwsChange> planned)
    {
        var waiting = planned.Where(change => change.Restarts)
            .Select(change => (Change: change, Failed: MemberRollout.Waiting(change, observed).Where(HasFailed).ToList()))
            .Where(restart => restart.Failed.Count > 0)
            .ToList();
        if (waiting.Count == 0)
            return [];
        var failed = string.Join(", ", waiting.SelectMany(restart => restart.Failed).DistinctBy(member => member.Id).Select(StateOf));
        var held = string.Join("; ", waiting.Select(restart => restart.Change.What));
        return [Finding.Stuck("RolloutStopped", $"{failed}: until it serves again or is replaced, no other instance is restarted. Waiting: {held}.")];
    }

    private static IEnumerable<Finding> Moving(ClusterObserved cluster, DatabaseObserved observed, IReadOnlyList<AwsChange> planned)
    {
        var busy = observed.Everyone.Where(member => !member.IsIdle && !HasFailed(member)).Select(StateOf).ToList();
        if (planned.Count == 0 && busy.Count == 0 && cluster.IsIdle && observed.IsCoherent)
            return [];
        var states = string.Join(", ", busy.Prepend($"DB cluster {StateOf(cluster)}"));
        var contradiction = observed.IsCoherent ? "" : " The lists of clusters and of instances contradict each other.";
        var reason = cluster.Status == RdsStatus.FailingOver ? StepOutcome.Waiting.FailingOver : IsServing(observed) ? "Modifying" : "Creating";
        return [Finding.Moving(reason, $"{states}.{contradiction}{planned.StillToDo()}")];
    }

    private static string StateOf(ClusterObserved cluster) => StateOf(cluster.Id, cluster.Status, cluster.Lifecycle, cluster.HasPending);

    private static string StateOf(MemberObserved member) => StateOf(member.Id, member.Status, member.Lifecycle, member.HasPending);

    // What AWS has accepted and not begun yet does not show in the status.
    private static string StateOf(string id, string status, StoreLifecycle lifecycle, bool hasPending)
        => lifecycle == StoreLifecycle.Available && hasPending ? $"{id} is {status} with pending changes" : $"{id} is {status}";

    private static bool HasFailed(MemberObserved member) => member.Lifecycle == StoreLifecycle.Failed;
}
