using Wallet.Operator.Aws;
using Wallet.Operator.Cache.Group;
using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;
using Wallet.Operator.Rooms.Parameters;

namespace Wallet.Operator.Cache;

/// <summary>
/// The next step of taking the cache down: a verified snapshot, the replication group, the parameter groups. Only what is ours.
/// </summary>
internal static class CacheTeardown
{
    private static readonly CacheParameterGroupRequests Parameters = new();

    /// <summary>The changes that may be made now; none while something is on its way, or when nothing is left.</summary>
    public static RoomPlan<AwsChange> Of(PlatformPass pass, CacheObserved observed)
    {
        if (pass.Settings.Deletion.For(CacheNames.Component) == DeletionPolicy.Retain)
            return RoomPlan<AwsChange>.Of(Release(pass, observed)).With(Unreleasable(observed.Group));
        if (observed.Group is not { } group)
            return observed.IsGroupUntagged(pass)
                ? RoomPlan<AwsChange>.Empty
                : RoomPlan<AwsChange>.Of(observed.ParameterGroups.Select(each => ParameterGroupDiff.Delete(Parameters, each.Name)));
        if (Undeletable(pass, group, observed.Snapshot) is { } undeletable)
            return RoomPlan<AwsChange>.Empty.With(undeletable);
        return RoomPlan<AwsChange>.Of(Next(pass, group, observed.Snapshot));
    }

    /// <summary>Whether data is kept as a snapshot.</summary>
    public static bool NeedsSnapshot(PlatformPass pass) => pass.Settings.Deletion.For(CacheNames.Component) == DeletionPolicy.Snapshot;

    /// <summary>What is left; none when the cache is done.</summary>
    public static IEnumerable<Finding> Leftovers(PlatformPass pass, CacheObserved observed)
    {
        if (observed.Snapshot is { Status: not ("available" or "failed") } snapshot)
            yield return Finding.Moving("Deleting", $"Snapshot {snapshot.Name} is {snapshot.Status}.");
        if (observed.Group is { } group)
            yield return Finding.Moving("Deleting", $"Replication group {group.Id} is still there ({group.Status}).");
        else if (observed.ParameterGroups.Count > 0)
            yield return Finding.Moving("Deleting", "The parameter group is left.");
    }

    // A snapshot that is not good yet, or whose tags cannot be read yet, is waited for.
    private static IEnumerable<AwsChange> Next(PlatformPass pass, GroupObserved group, SnapshotObserved? snapshot)
    {
        if (group.Lifecycle is not (StoreLifecycle.Available or StoreLifecycle.Failed))
            return [];
        if (!NeedsSnapshot(pass))
            return [CacheRequests.Delete(group.Id)];
        if (snapshot is null)
            return [CacheRequests.Snapshot(pass, CacheNames.FinalSnapshot(pass.Names), group.Id)];
        return snapshot.IsGood && OwnershipOf(pass, snapshot) == Ownership.Owned ? [CacheRequests.Delete(group.Id)] : [];
    }

    private static Finding? Undeletable(PlatformPass pass, GroupObserved group, SnapshotObserved? snapshot) => snapshot switch
    {
        null => NeedsSnapshot(pass) && group.Lifecycle == StoreLifecycle.Failed ? Failed(group, EventsOf(group)) : null,
        _ when OwnershipOf(pass, snapshot) is not (Ownership.Owned or Ownership.Unreadable) => Finding.Stuck(
            "ForeignResource",
            $"{CacheNames.SnapshotKind} {snapshot.Name} has the name of the final snapshot, but not this platform's tag "
            + $"{PlatformTags.Uid}={pass.Uid}, so the replication group is not deleted. Copy it under another name and remove this one; "
            + "if it is this platform's, set the tag."),
        { Status: "failed" } => Failed(group, "Delete the failed snapshot to try again"),
        _ => null,
    };

    private static Ownership OwnershipOf(PlatformPass pass, SnapshotObserved snapshot)
        => CacheObserved.OwnershipOf(snapshot.Tags, pass.Uid);

    private static Finding Failed(GroupObserved group, string advice) => Finding.Stuck(
        "SnapshotFailed",
        $"No snapshot of replication group {group.Id} ({group.Status}) could be taken, so it is not deleted. {advice}, or set the deletion "
        + "policy of the cache to Delete.");

    // ElastiCache changes the tags of an available group alone, and a failed one does not become available on its own.
    private static Finding? Unreleasable(GroupObserved? group) => group is not { Lifecycle: StoreLifecycle.Failed } ? null : Finding.Stuck(
        "NotReleased",
        $"Replication group {group.Id} is {group.Status}, so its tags cannot be changed and it is not released. {EventsOf(group)}, or set "
        + "the deletion policy of the cache to Delete.");

    private static string EventsOf(GroupObserved group)
        => $"See its events (aws elasticache describe-events --source-identifier {group.Id} --source-type replication-group)";

    private static IEnumerable<AwsChange> Release(PlatformPass pass, CacheObserved observed) =>
    [
        .. observed.Group is { Lifecycle: StoreLifecycle.Available } group
            ? [CacheRequests.Tags.Release(CacheRequests.Resource(group.Id), group.Arn, pass.Uid)]
            : Array.Empty<AwsChange>(),
        .. observed.ParameterGroups.Select(each => CacheRequests.Tags.Release(
            CacheParameterGroupRequests.Resource(each.Name), each.Arn, pass.Uid)),
    ];
}
