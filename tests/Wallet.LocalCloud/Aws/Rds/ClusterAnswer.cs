using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.Rds;

/// <summary>A cluster as RDS describes it.</summary>
internal static class ClusterAnswer
{
    public static JsonObject Show(DbCluster cluster, RdsState state)
    {
        var suffix = $"{cluster.ResourceId.ToLowerInvariant()}.rds.amazonaws.com";
        var answer = new JsonObject
        {
            ["AllocatedStorage"] = 1,
            ["AvailabilityZones"] = cluster.SubnetGroup.Zones.ToJsonArray(),
            ["DBClusterIdentifier"] = cluster.Id,
            ["DBClusterParameterGroup"] = cluster.ParameterGroup.Name,
            ["DBSubnetGroup"] = cluster.SubnetGroup.Name,
            ["Status"] = cluster.Status,
            ["EarliestRestorableTime"] = cluster.Created.Iso(),
            ["LatestRestorableTime"] = Latest(cluster.Created, state.Agenda.Now - state.Timings.BackupLag).Iso(),
            ["Endpoint"] = cluster.Engine.WriterAddress ?? $"{cluster.Id}.cluster-{suffix}",
            ["ReaderEndpoint"] = cluster.Engine.ReaderAddress ?? $"{cluster.Id}.cluster-ro-{suffix}",
            ["MultiAZ"] = cluster.Members.Select(member => member.Zone).Distinct().Count() > 1,
            ["Engine"] = AuroraCatalog.Engine,
            ["EngineVersion"] = cluster.EngineVersion,
            ["Port"] = cluster.Port,
            ["MasterUsername"] = cluster.MasterUsername,
            ["DBClusterMembers"] = CallMembers.ToJsonArray(cluster.Members.Select(Member)),
            ["VpcSecurityGroups"] = CallMembers.ToJsonArray(cluster.SecurityGroups.Select(Group)),
            ["HostedZoneId"] = "Z29XKXDKYMONMX",
            ["DbClusterResourceId"] = cluster.ResourceId,
            ["DBClusterArn"] = cluster.Arn,
            ["ClusterCreateTime"] = cluster.Created.Iso(),
            ["DeletionProtection"] = cluster.DeletionProtection,
            ["AutoMinorVersionUpgrade"] = cluster.Members.All(member => member.Settings.Text("AutoMinorVersionUpgrade") != "false"),
            ["TagList"] = cluster.Tags.ToTagList(),
        };
        foreach (var (name, value) in cluster.Settings)
            answer[name] = value?.DeepClone();
        if (cluster.Pending.Count > 0)
            answer["PendingModifiedValues"] = Pending(cluster);
        return answer;
    }

    private static DateTimeOffset Latest(DateTimeOffset created, DateTimeOffset lagging) => lagging > created ? lagging : created;

    /// <summary>Only these changes are shown while they wait; a password never with its value.</summary>
    private static JsonObject Pending(DbCluster cluster)
    {
        var shown = new JsonObject();
        foreach (var name in (string[])["MasterUserPassword", "IAMDatabaseAuthenticationEnabled", "EngineVersion", "BackupRetentionPeriod", "StorageType", "PendingCloudwatchLogsExports"])
        {
            if (cluster.Pending[name] is { } value)
                shown[name] = value.DeepClone();
        }

        return shown;
    }

    private static JsonObject Member(DbInstance instance) => new()
    {
        ["DBInstanceIdentifier"] = instance.Id,
        ["IsClusterWriter"] = instance.IsWriter,
        ["DBClusterParameterGroupStatus"] = instance.ClusterParameterStatus,
        ["PromotionTier"] = instance.PromotionTier,
    };

    public static JsonObject Group(string id) => new() { ["VpcSecurityGroupId"] = id, ["Status"] = "active" };
}
