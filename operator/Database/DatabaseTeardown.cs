using Wallet.Operator.Aws;
using Wallet.Operator.Database.Cluster;
using Wallet.Operator.Database.Members;
using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.Database;

/// <summary>
/// The next step of taking the database down: protection off, a verified snapshot while the writer is still there, then readers, writer,
/// cluster and parameter group. Only what is ours.
/// </summary>
internal static class DatabaseTeardown
{
    /// <summary>The changes that may be made now; none while something is on its way, or when nothing is left.</summary>
    public static RoomPlan<AwsChange> Of(PlatformPass pass, DatabaseObserved observed)
    {
        if (pass.Settings.Deletion.For(DatabaseNames.Component) == DeletionPolicy.Retain)
            return RoomPlan<AwsChange>.Of(Release(pass, observed));
        if (observed.Cluster is not { } cluster)
            return RoomPlan<AwsChange>.Of(
                observed.ParameterGroup is { } group && !observed.IsClusterUntagged(pass) ? [DatabaseParameters.Delete(group.Name)] : []);
        var plan = RoomPlan<AwsChange>.Of(cluster.IsStartable ? [ClusterRequests.Start(cluster.Id)] : []);
        if (Undeletable(pass, observed, cluster) is { } undeletable)
            return plan.With(undeletable);
        return cluster.Lifecycle is StoreLifecycle.Available or StoreLifecycle.Failed
            ? RoomPlan<AwsChange>.Of(Next(pass, observed, cluster))
            : plan;
    }

    /// <summary>Whether data is kept as a snapshot.</summary>
    public static bool NeedsSnapshot(PlatformPass pass) => pass.Settings.Deletion.For(DatabaseNames.Component) == DeletionPolicy.Snapshot;

    /// <summary>What is left; none when the database is done.</summary>
    public static IEnumerable<Finding> Leftovers(PlatformPass pass, DatabaseObserved observed)
    {
        if (pass.Settings.Deletion.For(DatabaseNames.Component) == DeletionPolicy.Retain)
            yield break;
        if (observed.Snapshot is { Status: not ("available" or "failed") } snapshot)
            yield return Finding.Moving("Deleting", $"DB cluster snapshot {snapshot.Id} is {snapshot.Status}.");
        if (observed.Cluster is { } cluster)
            yield return Finding.Moving(
                "Deleting", $"DB cluster {cluster.Id} is still there ({cluster.Status}), with {observed.Members.Count} of its instances.");
        else if (observed.ParameterGroup is not null)
            yield return Finding.Moving("Deleting", "The parameter group is left.");
    }

    private static IEnumerable<AwsChange> Next(PlatformPass pass, DatabaseObserved observed, ClusterObserved cluster)
    {
        if (cluster.Answer.DeletionProtection is true)
            return [ClusterRequests.Unprotect(cluster.Id)];
        if (!NeedsSnapshot(pass))
            return Deletions(observed, cluster.Id);
        return observed.Snapshot is not { } snapshot
            ? [ClusterRequests.Snapshot(pass, DatabaseNames.FinalSnapshot(pass.Names), cluster.Id)]
            : snapshot.IsGood(cluster.KeyArn) ? Deletions(observed, cluster.Id) : [];
    }

    // RDS deletes a cluster whose members are at least on their way out. One that is busy is not deleted: it may be taking over.
    private static IEnumerable<AwsChange> Deletions(DatabaseObserved observed, string cluster)
    {
        var left = observed.Members.Where(member => member.Lifecycle != StoreLifecycle.Deleting).ToList();
        var readers = left.Where(member => !member.IsWriter).ToList();
        return (readers.Count > 0 ? readers : left) is { Count: > 0 } members
            ? members
                .Where(member => member.IsIdle || member.Lifecycle == StoreLifecycle.Failed)
                .Select(member => MemberRequests.Delete(member.Id))
            : [ClusterRequests.Delete(cluster)];
    }

    private static Finding? Undeletable(PlatformPass pass, DatabaseObserved observed, ClusterObserved cluster)
    {
        var others = observed.Others.Where(member => member.Lifecycle != StoreLifecycle.Deleting).Select(member => member.Id).ToList();
        if (others.Count > 0)
            return Finding.Stuck(
                "ForeignResource",
                $"DB cluster {cluster.Id} has instances that are not this platform's: {string.Join(", ", others)}. It is deleted when they "
                + "are gone.");
        if (!NeedsSnapshot(pass) || cluster.Lifecycle == StoreLifecycle.Deleting)
            return null;
        return observed.Snapshot is { } snapshot ? Unusable(pass, snapshot, cluster)
            : cluster.Lifecycle == StoreLifecycle.Failed
                ? Failed(cluster, $"See its events (aws rds describe-events --source-identifier {cluster.Id} --source-type db-cluster)")
            : null;
    }

    private static Finding? Unusable(PlatformPass pass, SnapshotObserved snapshot, ClusterObserved cluster)
    {
        if (OwnershipTags.Check(snapshot.Tags, pass.Uid) != Ownership.Owned)
            return Finding.Stuck(
                "ForeignResource",
                $"{DatabaseNames.SnapshotKind} {snapshot.Id} has the name of the final snapshot, but not this platform's tag "
                + $"{PlatformTags.Uid}={pass.Uid}, so the DB cluster is not deleted. Copy it under another name and remove this one; if it "
                + "is this platform's, set the tag.");
        if (snapshot.Status == "failed")
            return Failed(cluster, "Remove the failed snapshot to try again");
        return snapshot.Status == "available" && !snapshot.IsGood(cluster.KeyArn)
            ? Finding.Stuck(
                "SnapshotUnusable",
                $"DB cluster snapshot {snapshot.Id} is encrypted with another key than the cluster, so the cluster is not deleted. Copy it "
                + "under another name and remove this one: another is taken.")
            : null;
    }

    private static Finding Failed(ClusterObserved cluster, string advice) => Finding.Stuck(
        "SnapshotFailed",
        $"No snapshot of DB cluster {cluster.Id} ({cluster.Status}) could be taken, so it is not deleted. {advice}, or set the deletion policy "
        + "of the database to Delete.");

    private static IEnumerable<AwsChange> Release(PlatformPass pass, DatabaseObserved observed)
    {
        IEnumerable<(string Resource, string Arn)> all =
        [
            .. observed.Members.Select(member => (MemberRequests.Resource(member.Id), member.Arn)),
            .. observed.Cluster is { } cluster ? [(ClusterRequests.Resource(cluster.Id), cluster.Arn)] : Array.Empty<(string, string)>(),
            .. observed.ParameterGroup is { } group
                ? [(DatabaseParameters.Resource(group.Name), group.Arn)]
                : Array.Empty<(string, string)>(),
        ];
        return all.Select(each => DatabaseRequests.Tags.Release(each.Resource, each.Arn, pass.Uid));
    }
}
