using Amazon.RDS.Model;
using Wallet.Operator.Database.Members;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.Database;

/// <summary>
/// Which of the changes may be made in this pass: those whose resources are in a state that allows them, and restarts alone, last, and while
/// every other instance serves. What was refused or belongs to a failed instance holds up restarts only: never is a second instance away.
/// </summary>
internal static class DatabaseGate
{
    /// <summary>The changes to make now, in order.</summary>
    public static IEnumerable<AwsChange> Now(
        PlatformPass pass, IReadOnlyList<AwsChange> open, IReadOnlyList<AwsChange> planned, DatabaseObserved observed)
    {
        var quiet = open.Where(change => !change.Restarts && IsOpen(change, planned, observed)).ToList();
        if (quiet.Count > 0 || !observed.IsAtRest || observed.IsRestartYoung)
            return quiet;
        return NextRestart(pass, open, planned, observed) is { } restart ? [restart] : [];
    }

    private static bool IsOpen(AwsChange change, IReadOnlyList<AwsChange> planned, DatabaseObserved observed) => change.Request switch
    {
        CreateDBClusterParameterGroupRequest or ModifyDBClusterParameterGroupRequest or ResetDBClusterParameterGroupRequest => true,
        CreateDBClusterRequest or RestoreDBClusterFromSnapshotRequest or RestoreDBClusterToPointInTimeRequest
            => observed is { ParameterGroup: not null, IsParameterGroupYoung: false } && !planned.Any(IsOfParameters),
        StartDBClusterRequest => true,
        CreateDBInstanceRequest => observed.Cluster is { Lifecycle: StoreLifecycle.Available },
        ModifyDBInstanceRequest modify => Find(observed, modify.DBInstanceIdentifier) is { IsIdle: true },
        RebootDBInstanceRequest => observed.Cluster is { Lifecycle: StoreLifecycle.Available } && !planned.Any(IsOfParameters),
        // Which instance is the writer must be certain: not while it moves, and not from lists that contradict each other.
        DeleteDBInstanceRequest delete => observed is { Cluster.IsIdle: true, IsCoherent: true }
            && Find(observed, delete.DBInstanceIdentifier) is { IsIdle: true } or { Lifecycle: StoreLifecycle.Failed },
        AddTagsToResourceRequest tag => IsTaggable(observed, tag.ResourceName),
        RemoveTagsFromResourceRequest untag => IsTaggable(observed, untag.ResourceName),
        _ => observed.Cluster is { IsIdle: true },
    };

    // A failover comes when the instances before it are done; another instance may overtake one that was refused, but none that has failed.
    private static AwsChange? NextRestart(
        PlatformPass pass, IReadOnlyList<AwsChange> open, IReadOnlyList<AwsChange> planned, DatabaseObserved observed)
    {
        if (MemberDiff.ChosenHeir(pass, observed) is { } chosen && chosen.Id != MemberDiff.NotedHeir(pass))
            return null;
        var restarts = planned.Where(change => change.Restarts).ToList();
        return restarts.Find(change => open.Contains(change) && MemberRollout.LeavesTheOthers(change, observed)
            && (change.Request is not FailoverDBClusterRequest || IsFirst(change)));

        bool IsFirst(AwsChange failover) => !restarts.TakeWhile(each => each != failover).Any(IsOfInstance);
    }

    private static bool IsTaggable(DatabaseObserved observed, string? arn) => arn == observed.ParameterGroup?.Arn
        || (arn == observed.Cluster?.Arn
            ? observed.Cluster is { IsIdle: true }
            : observed.Members.Any(member => member.Arn == arn && member.IsIdle));

    private static MemberObserved? Find(DatabaseObserved observed, string? id)
        => observed.Members.FirstOrDefault(member => member.Id == id);

    private static bool IsOfParameters(AwsChange change) => change.Request is CreateDBClusterParameterGroupRequest
        or ModifyDBClusterParameterGroupRequest or ResetDBClusterParameterGroupRequest;

    private static bool IsOfInstance(AwsChange change) => change.Request is ModifyDBInstanceRequest or RebootDBInstanceRequest;
}
