using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;
using Wallet.Operator.Rooms.Parameters;

namespace Wallet.Operator.Cache;

/// <summary>The next step of taking the cache down: a verified snapshot, the replication group, the parameter groups. Only what is ours.</summary>
internal static class CacheTeardown
{
    private static readonly CacheParameterGroupRequests Parameters = new();

    /// <summary>The changes that may be made now; none while something is on its way, or when nothing is left.</summary>
    public static RoomPlan<AwsChange> Of(PlatformPass pass, CacheObserved observed)
    {
        if (pass.Settings.Deletion.For(CacheNames.Component) == DeletionPolicy.Retain)
            return RoomPlan<AwsChange>.Of(Release(pass, observed));
        if (observed.Group is not { } group)
            return observed.IsGroupUntagged(pass)
                ? RoomPlan<AwsChange>.Empty
                : RoomPlan<AwsChange>.Of(observed.ParameterGroups.Select(parameters => ParameterGroupDiff.Delete(Parameters, parameters.Name)));
        if (Undeletable(pass, observed) is { } undeletable)
            return RoomPlan<AwsChange>.Empty.With(undeletable);
        return RoomPlan<AwsChange>.Of(Next(pass, group.Id, group.Lifecycle, observed.Snapshot));
    }

    /// <summary>Whether data is kept as a snapshot.</summary>
    public static bool NeedsSnapshot(PlatformPass pass) => pass.Settings.Deletion.For(CacheNames.Component) == DeletionPolicy.Snapshot;

    /// <summary>What is left; none when the cache is done.</summary>
    public static IEnumerable<Finding> Leftovers(PlatformPass pass, CacheObserved observed)
    {
        if (observed.Snapshot is { IsGood: false } snapshot)
            yield return Finding.Moving("Deleting", $"Snapshot {snapshot.Name} is {snapshot.Status}.");
        if (observed.Group is { } group)
            yield return Finding.Moving("Deleting", $"Replication group {group.Id} is still there ({group.Status}).");
        else if (observed.ParameterGroups.Count > 0)
            yield return Finding.Moving("Deleting", "The parameter group is left.");
    }

    private static IEnumerable<AwsChange> Next(PlatformPass pass, string group, StoreLifecycle lifecycle, SnapshotObserved? snapshot)
    {
        if (lifecycle is not (StoreLifecycle.Available or StoreLifecycle.Failed))
            return [];
        if (!NeedsSnapshot(pass))
            return [CacheRequests.Delete(group)];
        return snapshot is null ? [CacheRequests.Snapshot(pass, CacheNames.FinalSnapshot(pass.Names), group)]
            : snapshot.IsGood ? [CacheRequests.Delete(group)]
            : [];
    }

    private static Finding? Undeletable(PlatformPass pass, CacheObserved observed)
        => observed.Snapshot is { Status: "failed" }
            || (NeedsSnapshot(pass) && observed is { Snapshot: null, Group.Lifecycle: StoreLifecycle.Failed })
                ? Finding.Stuck(
                    "SnapshotFailed",
                    $"No snapshot of replication group {observed.Group!.Id} ({observed.Group.Status}) could be taken, so it is not deleted. "
                    + "Delete the failed snapshot to try again, or set the deletion policy of the cache to Delete.")
                : null;

    private static IEnumerable<AwsChange> Release(PlatformPass pass, CacheObserved observed) =>
    [
        .. observed.Group is { Lifecycle: StoreLifecycle.Available } group
            ? [CacheRequests.Tags.Release(CacheRequests.Resource(group.Id), group.Arn, pass.Uid)]
            : Array.Empty<AwsChange>(),
        .. observed.ParameterGroups.Select(each => CacheRequests.Tags.Release(CacheParameterGroupRequests.Resource(each.Name), each.Arn, pass.Uid)),
    ];
}
