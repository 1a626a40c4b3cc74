using Wallet.Operator.Database.Members;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.Database;

/// <summary>How the database stands, apart from what is planned or refused.</summary>
internal static class DatabaseStanding
{
    /// <summary>The findings; none when it serves and rests.</summary>
    public static IEnumerable<Finding> Of(DatabaseObserved observed, IReadOnlyList<AwsChange> planned)
    {
        if (observed.Cluster is not { } cluster)
            return planned.Count == 0 ? [] : [Creating(observed)];
        if (cluster.Lifecycle == StoreLifecycle.Failed)
            return [RdsAdvice.OfCluster(cluster)];
        return [.. observed.Members.Where(HasFailed).Select(RdsAdvice.OfMember), .. Moving(observed, planned)];
    }

    /// <summary>Reported as soon as there is an instance behind the endpoints, whatever happens to it later: they stay the same.</summary>
    public static bool IsServing(DatabaseObserved observed) => observed.Cluster is { WriterHost: not null }
        && observed.Everyone.Any(member => member.Lifecycle is not (StoreLifecycle.Creating or StoreLifecycle.Deleting));

    private static Finding Creating(DatabaseObserved observed) => Finding.Moving("Creating", observed.IsParameterGroupYoung
        ? "The DB cluster is created when its new parameter group has rested for a few minutes."
        : "The DB cluster is being created.");

    private static IEnumerable<Finding> Moving(DatabaseObserved observed, IReadOnlyList<AwsChange> planned)
    {
        var cluster = observed.Cluster!;
        var busy = observed.Everyone.Where(member => !member.IsIdle && !HasFailed(member)).Select(member => $"{member.Id} is {member.Status}").ToList();
        if (planned.Count == 0 && busy.Count == 0 && cluster.IsIdle && observed.IsCoherent)
            return [];
        var contradiction = observed.IsCoherent ? "" : " The lists of clusters and of instances contradict each other.";
        return
        [
            Finding.Moving(
                IsServing(observed) ? "Modifying" : "Creating",
                string.Join(", ", busy.Prepend($"DB cluster {cluster.Id} is {cluster.Status}")) + "." + contradiction),
        ];
    }

    private static bool HasFailed(MemberObserved member) => member.Lifecycle == StoreLifecycle.Failed;
}
