using Wallet.Operator.Aws;
using Wallet.Operator.Cache.Group;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Cache;

/// <summary>How the cache stands, as the step's outcome.</summary>
internal static class CacheVerdict
{
    /// <summary>Why nothing may be touched, or null.</summary>
    public static StepOutcome.Blocked? Unusable(PlatformPass pass, CacheObserved observed)
    {
        if (observed.Foreign(pass.Uid) is { Count: > 0 } foreign)
            return StepOutcome.Blocked.ByForeign(foreign);
        if (observed.Group is null && pass.Remembered.FirstOrDefault(IsGroup) is { } lost)
            return new(
                "DataStoreMissing",
                $"Replication group {lost.Id} is gone. It is not made anew, for it would be empty: restore a snapshot under this identifier "
                + $"with the tag {OwnershipTags.UidKey}={pass.Uid}.",
                Pace.Blocked);
        return observed.Group is { Lifecycle: StoreLifecycle.Failed } failed
            ? new("CacheFailed", $"Replication group {failed.Id} is {failed.Status}: AWS does not mend it by itself. Delete it.", Pace.Blocked)
            : null;
    }

    /// <summary>How it stands after the pass.</summary>
    public static StepOutcome Of(
        PlatformPass pass, GroupDesired? desired, CacheObserved observed, IReadOnlyList<CacheChange> changes, IReadOnlyList<CacheChange> told)
    {
        var after = told.Count > 0 ? Pace.Changed : Pace.Settling;
        StepOutcome outcome = (desired, observed.Group) switch
        {
            (null, _) => pass.Find<NetworkFacts>() is null
                ? new StepOutcome.Waiting("WaitingForNetwork", "Subnets and security groups are not there yet.", after)
                : new StepOutcome.Waiting("WaitingForSecurity", "Keys and secrets are not there yet.", after),
            (_, null) => new StepOutcome.Waiting("Creating", "The replication group is being created.", after),
            (_, { Lifecycle: StoreLifecycle.Available }) when changes.Count == 0 => new StepOutcome.InSync(),
            (_, { } group) => new StepOutcome.Waiting(
                group.Lifecycle == StoreLifecycle.Creating ? "Creating" : "Modifying", $"Replication group {group.Id} is {group.Status}.", after),
        };
        return outcome with
        {
            Facts = Facts(observed),
            Changes = [.. told.Select(change => change.Describe())],
            Remember = observed.Group is { } there ? [new RememberedResource(CacheNames.Component, CacheNames.RememberedGroup, there.Id)] : [],
        };
    }

    /// <summary>Why it cannot be deleted, or null.</summary>
    public static StepOutcome.Blocked? Undeletable(PlatformPass pass, CacheObserved observed, SnapshotObserved? snapshot)
    {
        if (snapshot is not null && OwnershipTags.Check(snapshot.Tags, pass.Uid) != Ownership.Owned)
            return new("ForeignResource", $"Snapshot {snapshot.Name} is not this platform's. Delete or rename it.", Pace.Blocked);
        return snapshot is { Status: "failed" } || (CacheTeardown.NeedsSnapshot(pass) && snapshot is null && observed.Group is { Lifecycle: StoreLifecycle.Failed })
            ? new(
                "SnapshotFailed",
                $"No snapshot of replication group {observed.Group?.Id} ({observed.Group?.Status}) could be taken, so it is not deleted. Delete "
                + "the failed snapshot to try again, or set the deletion policy of the cache to Delete.",
                Pace.Blocked)
            : null;
    }

    /// <summary>How far a deletion is.</summary>
    public static StepOutcome Deleting(CacheObserved observed, SnapshotObserved? snapshot, IReadOnlyList<CacheChange> now)
    {
        var message = snapshot is { IsGood: false } ? $"Snapshot {snapshot.Name} is {snapshot.Status}."
            : observed.Group is { } group ? $"Replication group {group.Id} is {group.Status}."
            : "The parameter group is left.";
        return new StepOutcome.Waiting("Deleting", message, now.Count > 0 ? Pace.Changed : Pace.Settling)
        {
            Changes = [.. now.Select(change => change.Describe())],
        };
    }

    private static bool IsGroup(RememberedResource resource) => resource.Kind == CacheNames.RememberedGroup;

    // Told as soon as the primary answers; replicas may still be on their way.
    private static IReadOnlyList<IStepFacts> Facts(CacheObserved observed) =>
        observed.Group is { PrimaryHost: { } host, Lifecycle: StoreLifecycle.Available or StoreLifecycle.Changing } group
            ? [new CacheFacts(host, group.Port, group.Tls)]
            : [];
}
