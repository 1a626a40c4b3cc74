using Wallet.Operator.Aws;
using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Database;

/// <summary>
/// The next step of taking the database down: protection off, a verified snapshot while the writer is still there, then readers, writer,
/// cluster and parameter group. Only what is ours.
/// </summary>
internal static class DatabaseTeardown
{
    /// <summary>The changes that may be made now; empty while something goes its way, or when nothing is left.</summary>
    public static IReadOnlyList<DatabaseChange> Now(PlatformPass pass, DatabaseObserved observed, SnapshotObserved? snapshot)
    {
        if (pass.Settings.Deletion.For(DatabaseNames.Component) == DeletionPolicy.Retain)
            return Release(pass, observed);
        if (observed.Cluster is not { } cluster)
            return observed.ParameterGroup is { } group ? [new DatabaseChange.DeleteParameterGroup(group.Name)] : [];
        return cluster.Lifecycle switch
        {
            StoreLifecycle.Stopped => [new DatabaseChange.StartCluster(cluster.Id)],
            StoreLifecycle.Deleting or StoreLifecycle.Creating or StoreLifecycle.Changing or StoreLifecycle.Unknown => [],
            _ when cluster.DeletionProtection => [new DatabaseChange.ModifyCluster(
                cluster.Id,
                new() { DBClusterIdentifier = cluster.Id, DeletionProtection = false, ApplyImmediately = true },
                "DeletionProtection True -> False")],
            _ when NeedsSnapshot(pass) && snapshot is null => [new DatabaseChange.CreateSnapshot(
                DatabaseNames.FinalSnapshot(pass.Names), cluster.Id, DatabaseNames.Tags(pass, DatabaseNames.FinalSnapshot(pass.Names)))],
            _ when NeedsSnapshot(pass) && !snapshot!.IsGood(cluster.KeyArn) => [],
            _ => Deletions(observed, cluster.Id),
        };
    }

    /// <summary>Whether data is kept as a snapshot.</summary>
    public static bool NeedsSnapshot(PlatformPass pass) => pass.Settings.Deletion.For(DatabaseNames.Component) == DeletionPolicy.Snapshot;

    private static IReadOnlyList<DatabaseChange> Deletions(DatabaseObserved observed, string cluster)
    {
        var left = observed.Members.Where(member => member.Lifecycle != StoreLifecycle.Deleting).ToList();
        var readers = left.Where(member => !member.IsWriter).ToList();
        // RDS deletes a cluster whose members are at least on their way out.
        return (readers.Count > 0 ? readers : left) is { Count: > 0 } members
            ? [.. members.Where(member => member.Lifecycle is StoreLifecycle.Available or StoreLifecycle.Failed)
                .Select(member => new DatabaseChange.DeleteMember(member.Id))]
            : [new DatabaseChange.DeleteCluster(cluster)];
    }

    private static IReadOnlyList<DatabaseChange> Release(PlatformPass pass, DatabaseObserved observed)
    {
        var released = new TagChanges(new Dictionary<string, string> { [PlatformTags.Uid] = PlatformTags.Released(pass.Uid) }, []);
        IEnumerable<(string Resource, string Arn, IReadOnlyDictionary<string, string> Tags)> all =
        [
            .. observed.Members.Select(member => ($"DBInstance {member.Id}", member.Arn, member.Tags)),
            .. observed.Cluster is { } cluster ? [($"DBCluster {cluster.Id}", cluster.Arn, cluster.Tags)] : Array.Empty<(string, string, IReadOnlyDictionary<string, string>)>(),
            .. observed.ParameterGroup is { } group
                ? [($"DBClusterParameterGroup {group.Name}", group.Arn, group.Tags)]
                : Array.Empty<(string, string, IReadOnlyDictionary<string, string>)>(),
        ];
        return
        [
            .. all.Where(resource => OwnershipTags.Check(resource.Tags, pass.Uid) == Ownership.Owned)
                .Select(resource => new DatabaseChange.Tag(resource.Resource, resource.Arn, released)),
        ];
    }
}
