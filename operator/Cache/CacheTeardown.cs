using Wallet.Operator.Aws;
using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Cache;

/// <summary>The next step of taking the cache down: a verified snapshot, the replication group, the parameter group. Only what is ours.</summary>
internal static class CacheTeardown
{
    /// <summary>The changes that may be made now; empty while something goes its way, or when nothing is left.</summary>
    public static IReadOnlyList<CacheChange> Now(PlatformPass pass, CacheObserved observed, SnapshotObserved? snapshot)
    {
        if (pass.Settings.Deletion.For(CacheNames.Component) == DeletionPolicy.Retain)
            return Release(pass, observed);
        if (observed.Group is not { } group)
            return observed.ParameterGroup is { } parameters ? [new CacheChange.DeleteParameterGroup(parameters.Name)] : [];
        if (group.Lifecycle is not (StoreLifecycle.Available or StoreLifecycle.Failed))
            return [];
        if (!NeedsSnapshot(pass))
            return [new CacheChange.DeleteGroup(group.Id)];
        var name = CacheNames.FinalSnapshot(pass.Names);
        return snapshot is null ? [new CacheChange.CreateSnapshot(name, group.Id, CacheNames.Tags(pass, name))]
            : snapshot.IsGood ? [new CacheChange.DeleteGroup(group.Id)]
            : [];
    }

    /// <summary>Whether data is kept as a snapshot.</summary>
    public static bool NeedsSnapshot(PlatformPass pass) => pass.Settings.Deletion.For(CacheNames.Component) == DeletionPolicy.Snapshot;

    private static List<CacheChange> Release(PlatformPass pass, CacheObserved observed)
    {
        var released = new TagChanges(new Dictionary<string, string> { [PlatformTags.Uid] = PlatformTags.Released(pass.Uid) }, []);
        List<CacheChange> changes = [];
        if (observed.Group is { } group)
            changes.Add(new CacheChange.Tag($"ReplicationGroup {group.Id}", group.Arn, released));
        if (observed.ParameterGroup is { } parameters)
            changes.Add(new CacheChange.Tag($"CacheParameterGroup {parameters.Name}", parameters.Arn, released));
        return changes;
    }
}
