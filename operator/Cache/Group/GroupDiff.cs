using Amazon.ElastiCache.Model;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.Cache.Group;

/// <summary>
/// What makes the replication group as it should be, in the order that ElastiCache wants: one kind of change a call, what gives up safety
/// before nodes go, what needs nodes after they came.
/// </summary>
internal static class GroupDiff
{
    /// <summary>Changes of a group that is there; empty when all is as it should be.</summary>
    public static IEnumerable<AwsChange> Between(PlatformPass pass, GroupDesired desired, GroupObserved observed) =>
    [
        .. !desired.HasFailover && (observed.HasFailover || observed.IsMultiZone)
            ? [Failover(desired, observed)]
            : Array.Empty<AwsChange>(),
        .. desired.Nodes > observed.Nodes
            ? [CacheRequests.AddReplicas(desired.Id, observed.Nodes - 1, desired.Settings.Replicas)]
            : Array.Empty<AwsChange>(),
        .. Modifications(desired, observed),
        .. TokenDiff.Between(pass, desired, observed),
        .. desired.Nodes < observed.Nodes
            ? [CacheRequests.RemoveReplicas(desired.Id, observed.Nodes - 1, desired.Settings.Replicas)]
            : Array.Empty<AwsChange>(),
        .. desired.HasFailover && !(observed.HasFailover && observed.IsMultiZone)
            ? [Failover(desired, observed)]
            : Array.Empty<AwsChange>(),
        .. observed.Tags is { } tags
            ? CacheRequests.Tags.Between(pass, CacheRequests.Resource(desired.Id), observed.Arn, desired.Tags, tags)
            : [],
    ];

    /// <summary>A modification of some fields; null when they are as they should be.</summary>
    public static AwsChange? Modification(
        GroupDesired desired, ChangeEffect effect, Action<FieldChanges<ModifyReplicationGroupRequest>> compare)
    {
        var changes = new FieldChanges<ModifyReplicationGroupRequest>(new() { ReplicationGroupId = desired.Id, ApplyImmediately = true });
        compare(changes);
        return changes.IsEmpty
            ? null
            : new AwsChange(PlannedChange.Modify(CacheRequests.Resource(desired.Id), changes.Fields, effect), changes.Request);
    }

    private static IEnumerable<AwsChange> Modifications(GroupDesired desired, GroupObserved observed)
    {
        var upgrades = desired.Version is not null && !observed.MaySatisfy(desired.Settings.EngineVersion);
        return new[]
        {
            Modification(desired, ChangeEffect.None, changes => Quiet(changes, desired, observed, upgrades)),
            Modification(desired, ChangeEffect.Rolling, changes => changes.Compare(
                "CacheNodeType", observed.NodeType, desired.Settings.NodeType, (r, v) => r.CacheNodeType = v)),
            upgrades ? Modification(desired, ChangeEffect.Rolling, changes => Upgrade(changes, desired, observed)) : null,
        }.OfType<AwsChange>();
    }

    private static void Quiet(
        FieldChanges<ModifyReplicationGroupRequest> changes, GroupDesired desired, GroupObserved observed, bool upgrades)
    {
        var settings = desired.Settings;
        changes
            .CompareIgnoringCase(
                "MaintenanceWindow", observed.MaintenanceWindow, settings.MaintenanceWindow, (r, v) => r.PreferredMaintenanceWindow = v)
            .CompareIgnoringCase("SnapshotWindow", observed.SnapshotWindow, settings.SnapshotWindow, (r, v) => r.SnapshotWindow = v)
            .Compare("SnapshotRetentionDays", observed.SnapshotRetentionDays, settings.SnapshotRetentionDays, (r, v) =>
            {
                r.SnapshotRetentionLimit = v;
                // To turn snapshots on, ElastiCache wants to know of which node (hashicorp/terraform-provider-aws#10581).
                r.SnapshottingClusterId = observed.SnapshotRetentionDays == 0 ? observed.SnapshotSource : null;
            })
            .CompareSets("SecurityGroups", observed.SecurityGroupIds, desired.SecurityGroupIds, (r, v) => r.SecurityGroupIds = v);
        // A group of the next family is refused without the engine that goes with it.
        if (!upgrades)
            changes.Compare("ParameterGroup", observed.ParameterGroup, desired.ParameterGroup, (r, v) => r.CacheParameterGroupName = v);
    }

    // A major version comes with a parameter group of its own family, in the same call (hashicorp/terraform-provider-aws#27748).
    private static void Upgrade(
        FieldChanges<ModifyReplicationGroupRequest> changes, GroupDesired desired, GroupObserved observed) => changes
        .Compare("EngineVersion", observed.Version, desired.Version, (r, v) => r.EngineVersion = v)
        .Compare("ParameterGroup", observed.ParameterGroup, desired.ParameterGroup, (r, v) => r.CacheParameterGroupName = v);

    private static AwsChange Failover(GroupDesired desired, GroupObserved observed)
        => Modification(desired, ChangeEffect.None, changes => changes
            .Compare("AutomaticFailover", observed.HasFailover, desired.HasFailover, (r, v) => r.AutomaticFailoverEnabled = v)
            .Compare("MultiAZ", observed.IsMultiZone, desired.HasFailover, (r, v) => r.MultiAZEnabled = v))!;
}
