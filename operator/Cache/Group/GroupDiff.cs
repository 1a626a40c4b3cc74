using Amazon.ElastiCache.Model;
using Wallet.Operator.Aws;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Cache.Group;

/// <summary>
/// What makes the replication group as it should be, in the order that ElastiCache wants: one kind of change a call, what gives up safety
/// before nodes go, what needs nodes after they came.
/// </summary>
internal static class GroupDiff
{
    /// <summary>Changes of a group that is there; empty when all is as it should be.</summary>
    public static IEnumerable<CacheChange> Between(GroupDesired desired, GroupObserved observed)
    {
        if (!desired.HasFailover && (observed.HasFailover || observed.IsMultiZone))
            yield return Failover(desired, observed);
        if (desired.Nodes > observed.Nodes)
            yield return new CacheChange.AddReplicas(desired.Id, observed.Nodes - 1, desired.Settings.Replicas);
        foreach (var change in Modifications(desired, observed))
            yield return change;
        if (desired.Nodes < observed.Nodes)
            yield return new CacheChange.RemoveReplicas(desired.Id, observed.Nodes - 1, desired.Settings.Replicas);
        if (desired.HasFailover && !(observed.HasFailover && observed.IsMultiZone))
            yield return Failover(desired, observed);
        var tags = OwnershipTags.Diff(desired.Tags, observed.Tags);
        if (!tags.IsEmpty)
            yield return new CacheChange.Tag($"ReplicationGroup {desired.Id}", observed.Arn, tags);
    }

    private static IEnumerable<CacheChange> Modifications(GroupDesired desired, GroupObserved observed)
    {
        var settings = desired.Settings;
        var quiet = Changes(desired)
            .CompareIgnoringCase("MaintenanceWindow", observed.MaintenanceWindow, settings.MaintenanceWindow, (r, v) => r.PreferredMaintenanceWindow = v)
            .CompareIgnoringCase("SnapshotWindow", observed.SnapshotWindow, settings.SnapshotWindow, (r, v) => r.SnapshotWindow = v)
            .Compare("SnapshotRetentionDays", observed.SnapshotRetentionDays, settings.SnapshotRetentionDays, (r, v) => r.SnapshotRetentionLimit = v)
            .Compare("ParameterGroup", observed.ParameterGroup, desired.ParameterGroup, (r, v) => r.CacheParameterGroupName = v)
            .CompareSets("SecurityGroups", observed.SecurityGroupIds, desired.SecurityGroupIds, (r, v) => r.SecurityGroupIds = v);
        if (!quiet.IsEmpty)
            yield return new CacheChange.Modify(desired.Id, quiet.Request, quiet.Detail, ChangeEffect.None);
        var size = Changes(desired).Compare("CacheNodeType", observed.NodeType, settings.NodeType, (r, v) => r.CacheNodeType = v);
        if (!size.IsEmpty)
            yield return new CacheChange.Modify(desired.Id, size.Request, size.Detail, ChangeEffect.Rolling);
        if (observed.Version is { } version && !RedisVersion.IsSatisfied(settings.EngineVersion, version))
        {
            var engine = Changes(desired).Compare("EngineVersion", version, settings.EngineVersion, (r, v) => r.EngineVersion = v);
            yield return new CacheChange.Modify(desired.Id, engine.Request, engine.Detail, ChangeEffect.Rolling);
        }
    }

    private static CacheChange.Modify Failover(GroupDesired desired, GroupObserved observed)
    {
        var changes = Changes(desired)
            .Compare("AutomaticFailover", observed.HasFailover, desired.HasFailover, (r, v) => r.AutomaticFailoverEnabled = v)
            .Compare("MultiAZ", observed.IsMultiZone, desired.HasFailover, (r, v) => r.MultiAZEnabled = v);
        return new CacheChange.Modify(desired.Id, changes.Request, changes.Detail, ChangeEffect.None);
    }

    private static FieldChanges<ModifyReplicationGroupRequest> Changes(GroupDesired desired) =>
        new(new() { ReplicationGroupId = desired.Id, ApplyImmediately = true });
}
