using Wallet.Operator.Aws;
using Wallet.Operator.Database.Members;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Database;

/// <summary>How the database stands, as the step's outcome.</summary>
internal static class DatabaseVerdict
{
    /// <summary>Why nothing may be touched, or null.</summary>
    public static StepOutcome.Blocked? Unusable(PlatformPass pass, DatabaseObserved observed)
    {
        if (observed.Foreign(pass.Uid) is { Count: > 0 } foreign)
            return StepOutcome.Blocked.ByForeign(foreign);
        if (observed.Cluster is null && pass.Remembered.FirstOrDefault(IsCluster) is { } lost)
            return new(
                "DataStoreMissing",
                $"DB cluster {DatabaseNames.Cluster(pass.Names)} ({lost.Id}) is gone. It is not made anew, for it would be empty: restore a "
                + $"backup under this identifier with the tag {OwnershipTags.UidKey}={pass.Uid}.",
                Pace.Blocked);
        if (observed.Cluster is { Lifecycle: StoreLifecycle.Failed } failed)
            return new("DatabaseFailed", $"DB cluster {failed.Id} is {failed.Status}: AWS does not mend it by itself.", Pace.Blocked);
        return observed.Members.FirstOrDefault(member => member.Lifecycle == StoreLifecycle.Failed) is { } member
            ? new("DatabaseFailed", $"DB instance {member.Id} is {member.Status}: delete it, and another takes its place.", Pace.Blocked)
            : null;
    }

    /// <summary>How it stands after the pass.</summary>
    public static StepOutcome Of(
        PlatformPass pass,
        DatabaseObserved observed,
        bool hasEverything,
        IReadOnlyList<DatabaseChange> changes,
        IReadOnlyList<DatabaseChange> told)
    {
        var outcome = Standing(pass, observed, hasEverything, changes, told.Count > 0);
        return outcome with
        {
            Facts = Facts(pass, observed),
            Changes = [.. told.Select(change => change.Describe())],
            Remember = Memory(pass, observed, told),
        };
    }

    /// <summary>What of the observed is ours: the rest is not seen by a deletion.</summary>
    public static DatabaseObserved OnlyOwned(PlatformPass pass, DatabaseObserved observed)
    {
        bool IsOurs(IReadOnlyDictionary<string, string>? tags) => tags is not null && OwnershipTags.Check(tags, pass.Uid) == Ownership.Owned;
        var cluster = IsOurs(observed.Cluster?.Tags) ? observed.Cluster : null;
        return observed with
        {
            Cluster = cluster,
            ParameterGroup = IsOurs(observed.ParameterGroup?.Tags) ? observed.ParameterGroup : null,
            Members = cluster is null ? [] : observed.Members,
        };
    }

    /// <summary>Why it cannot be deleted, or null.</summary>
    public static StepOutcome.Blocked? Undeletable(PlatformPass pass, DatabaseObserved observed, SnapshotObserved? snapshot)
    {
        if (snapshot is not null && OwnershipTags.Check(snapshot.Tags, pass.Uid) != Ownership.Owned)
            return new("ForeignResource", $"DB cluster snapshot {snapshot.Id} is not this platform's. Delete or rename it.", Pace.Blocked);
        if (!DatabaseTeardown.NeedsSnapshot(pass) || observed.Cluster is null or { Lifecycle: StoreLifecycle.Deleting })
            return null;
        if (snapshot is { Status: "available" } bad && !bad.IsGood(observed.Cluster.KeyArn))
            return new("SnapshotUnusable", $"DB cluster snapshot {bad.Id} has another key than the cluster. Delete it, and another is taken.", Pace.Blocked);
        return snapshot is { Status: "failed" } || (snapshot is null && observed.Cluster.Lifecycle == StoreLifecycle.Failed)
            ? new(
                "SnapshotFailed",
                $"No snapshot of DB cluster {observed.Cluster.Id} ({observed.Cluster.Status}) could be taken, so it is not deleted. Delete the "
                + "failed snapshot to try again, or set the deletion policy of the database to Delete.",
                Pace.Blocked)
            : null;
    }

    /// <summary>How far a deletion is.</summary>
    public static StepOutcome Deleting(DatabaseObserved observed, SnapshotObserved? snapshot, IReadOnlyList<DatabaseChange> now)
    {
        var message = snapshot is not null && snapshot.Status != "available"
            ? $"DB cluster snapshot {snapshot.Id} is {snapshot.Status}."
            : observed.Cluster is { } cluster ? $"DB cluster {cluster.Id} is {cluster.Status}, {observed.Members.Count} instances are left."
            : "The parameter group is left.";
        return new StepOutcome.Waiting("Deleting", message, now.Count > 0 ? Pace.Changed : Pace.Settling)
        {
            Changes = [.. now.Select(change => change.Describe())],
        };
    }

    private static StepOutcome Standing(
        PlatformPass pass, DatabaseObserved observed, bool hasEverything, IReadOnlyList<DatabaseChange> changes, bool changedNow)
    {
        var after = changedNow ? Pace.Changed : Pace.Settling;
        if (!hasEverything)
            return pass.Find<NetworkFacts>() is null
                ? new StepOutcome.Waiting("WaitingForNetwork", "Subnets and security groups are not there yet.", after)
                : new StepOutcome.Waiting("WaitingForSecurity", "Keys and secrets are not there yet.", after);
        if (observed.Cluster is not { } cluster)
            return changes.Any(change => change is DatabaseChange.CreateCluster or DatabaseChange.RestoreCluster)
                ? new StepOutcome.Waiting("Creating", "The DB cluster is being created.", after)
                : new StepOutcome.Blocked(
                    "VersionNotOffered",
                    $"AWS offers no version \"{pass.Settings.Database.EngineVersion}\" in {pass.Settings.Region}: correct spec.database.engineVersion.",
                    Pace.Blocked);
        var busy = observed.Members.Where(member => member.Lifecycle != StoreLifecycle.Available || member.HasPending)
            .Select(member => $"{member.Id} is {member.Status}")
            .ToList();
        if (changes.Count == 0 && busy.Count == 0 && cluster is { Lifecycle: StoreLifecycle.Available, HasPending: false })
            return new StepOutcome.InSync();
        return new StepOutcome.Waiting(
            observed.Members.Any(IsAnswering) ? "Modifying" : "Creating",
            string.Join(", ", busy.Prepend($"DB cluster {cluster.Id} is {cluster.Status}")) + ".",
            after);
    }

    private static bool IsCluster(RememberedResource resource) => resource.Kind == DatabaseNames.RememberedCluster;

    private static bool IsAnswering(MemberObserved member) =>
        member is { IsWriter: true, Lifecycle: StoreLifecycle.Available or StoreLifecycle.Changing };

    // Told as soon as the writer answers; readers may still be on their way.
    private static IReadOnlyList<IStepFacts> Facts(PlatformPass pass, DatabaseObserved observed) =>
        observed.Cluster is { WriterHost: { } writer } cluster && observed.Members.Any(IsAnswering)
            ? [new DatabaseFacts(writer, cluster.ReaderHost ?? writer, cluster.Port, pass.Settings.Database.Name)]
            : [];

    private static IReadOnlyList<RememberedResource> Memory(
        PlatformPass pass, DatabaseObserved observed, IReadOnlyList<DatabaseChange> told)
    {
        if (observed.Cluster is not { } cluster)
            return [];
        var remembered = new RememberedResource(DatabaseNames.Component, DatabaseNames.RememberedCluster, cluster.ResourceId);
        return !pass.ReadOnly && told.OfType<DatabaseChange.SetAdminPassword>().Any()
            ? [remembered, new(DatabaseNames.Component, DatabaseNames.RememberedPassword, cluster.ResourceId)]
            : [remembered];
    }
}
