using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.ElastiCache;

/// <summary>Replication groups and their nodes as ElastiCache describes them. Tokens are never shown.</summary>
internal static class ReplicationGroupAnswer
{
    public static JsonObject Show(ReplicationGroup group)
    {
        var pending = new JsonObject();
        if (group.AuthTokenChange is { } change)
            pending["AuthTokenStatus"] = change;
        if (group.AutomaticFailover is "enabling" or "disabling")
            pending["AutomaticFailoverStatus"] = group.AutomaticFailover == "enabling" ? "enabled" : "disabled";
        return new JsonObject
        {
            ["ReplicationGroupId"] = group.Id,
            ["Description"] = group.Description,
            ["Status"] = group.Status,
            ["PendingModifiedValues"] = pending,
            ["MemberClusters"] = CallMembers.ToJsonArray(group.Members.Select(member => member.Id)),
            ["NodeGroups"] = group.Status is "creating" or "create-failed" ? null : CallMembers.ToJsonArray([NodeGroup(group)]),
            ["AutomaticFailover"] = group.AutomaticFailover,
            ["MultiAZ"] = group.MultiAz ? "enabled" : "disabled",
            ["SnapshottingClusterId"] = group.Settings.Text("SnapshottingClusterId"),
            ["SnapshotRetentionLimit"] = group.Settings.Text("SnapshotRetentionLimit"),
            ["SnapshotWindow"] = group.Settings.Text("SnapshotWindow"),
            ["ClusterEnabled"] = false,
            ["ClusterMode"] = "disabled",
            ["CacheNodeType"] = group.NodeType,
            ["AuthTokenEnabled"] = group.AuthTokens.Count > 0,
            ["AuthTokenLastModifiedDate"] = group.AuthTokenChanged?.Iso(),
            ["TransitEncryptionEnabled"] = group.Tls,
            ["TransitEncryptionMode"] = group.Settings.Text("TransitEncryptionMode"),
            ["AtRestEncryptionEnabled"] = group.AtRestEncryption,
            ["KmsKeyId"] = group.KmsKey,
            ["ARN"] = group.Arn,
            ["LogDeliveryConfigurations"] = group.Settings["LogDeliveryConfigurations"]?.DeepClone(),
            ["ReplicationGroupCreateTime"] = group.Created.Iso(),
            ["AutoMinorVersionUpgrade"] = group.Settings.Text("AutoMinorVersionUpgrade"),
            ["NetworkType"] = "ipv4",
            ["IpDiscovery"] = "ipv4",
            ["Engine"] = CacheCatalog.Engine,
        };
    }

    public static JsonObject Show(ReplicationGroup group, CacheMember member, bool nodes)
    {
        var answer = new JsonObject
        {
            ["CacheClusterId"] = member.Id,
            ["CacheNodeType"] = group.NodeType,
            ["Engine"] = CacheCatalog.Engine,
            ["EngineVersion"] = group.EngineVersion,
            ["CacheClusterStatus"] = member.Status,
            ["NumCacheNodes"] = 1,
            ["PreferredAvailabilityZone"] = member.Zone,
            ["CacheClusterCreateTime"] = member.Created.Iso(),
            ["PreferredMaintenanceWindow"] = group.Settings.Text("PreferredMaintenanceWindow"),
            ["PendingModifiedValues"] = member.PendingNodeType is { } type ? new JsonObject { ["CacheNodeType"] = type } : [],
            ["CacheParameterGroup"] = new JsonObject
            {
                ["CacheParameterGroupName"] = group.ParameterGroup.Name,
                ["ParameterApplyStatus"] = "in-sync",
            },
            ["CacheSubnetGroupName"] = group.SubnetGroup.Name,
            ["AutoMinorVersionUpgrade"] = group.Settings.Text("AutoMinorVersionUpgrade"),
            ["SecurityGroups"] = CallMembers.ToJsonArray(group.SecurityGroups.Select(id => new JsonObject { ["SecurityGroupId"] = id, ["Status"] = "active" })),
            ["ReplicationGroupId"] = group.Id,
            ["SnapshotRetentionLimit"] = member.IsPrimary ? "0" : group.Settings.Text("SnapshotRetentionLimit"),
            ["SnapshotWindow"] = group.Settings.Text("SnapshotWindow"),
            ["AuthTokenEnabled"] = group.AuthTokens.Count > 0,
            ["TransitEncryptionEnabled"] = group.Tls,
            ["TransitEncryptionMode"] = group.Settings.Text("TransitEncryptionMode"),
            ["AtRestEncryptionEnabled"] = group.AtRestEncryption,
            ["ARN"] = group.Arn.Replace(":replicationgroup:" + group.Id, ":cluster:" + member.Id, StringComparison.Ordinal),
            ["NetworkType"] = "ipv4",
            ["IpDiscovery"] = "ipv4",
        };
        if (group.Settings.Text("NotificationTopicArn") is { } topic)
            answer["NotificationConfiguration"] = new JsonObject { ["TopicArn"] = topic, ["TopicStatus"] = "active" };
        if (nodes && member.Status != "creating")
            answer["CacheNodes"] = CallMembers.ToJsonArray([Node(group, member)]);
        return answer;
    }

    private static JsonObject NodeGroup(ReplicationGroup group) => new()
    {
        ["NodeGroupId"] = "0001",
        ["Status"] = group.Status,
        ["PrimaryEndpoint"] = Endpoint(group, group.Engine.PrimaryAddress ?? $"master.{Domain(group)}"),
        ["ReaderEndpoint"] = Endpoint(group, group.Engine.ReaderAddress ?? $"replica.{Domain(group)}"),
        ["NodeGroupMembers"] = CallMembers.ToJsonArray(group.Members.Select(member => new JsonObject
        {
            ["CacheClusterId"] = member.Id,
            ["CacheNodeId"] = "0001",
            ["ReadEndpoint"] = Endpoint(group, Address(group, member)),
            ["PreferredAvailabilityZone"] = member.Zone,
            ["CurrentRole"] = member.IsPrimary ? "primary" : "replica",
        })),
    };

    private static JsonObject Node(ReplicationGroup group, CacheMember member) => new()
    {
        ["CacheNodeId"] = "0001",
        ["CacheNodeStatus"] = member.Status,
        ["CacheNodeCreateTime"] = member.Created.Iso(),
        ["Endpoint"] = Endpoint(group, Address(group, member)),
        ["ParameterGroupStatus"] = "in-sync",
        ["CustomerAvailabilityZone"] = member.Zone,
    };

    private static JsonObject Endpoint(ReplicationGroup group, string address) => new() { ["Address"] = address, ["Port"] = group.Port };

    private static string Address(ReplicationGroup group, CacheMember member)
        => (member.IsPrimary ? group.Engine.PrimaryAddress : group.Engine.ReaderAddress) ?? $"{member.Id}.{Domain(group)}";

    private static string Domain(ReplicationGroup group) => $"{group.Id}.local.cache.amazonaws.com";
}
