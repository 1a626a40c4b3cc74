using System.Globalization;
using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.Rds;

/// <summary>An instance as RDS describes it.</summary>
internal static class InstanceAnswer
{
    public static JsonObject Show(DbInstance instance)
    {
        var cluster = instance.Cluster;
        var answer = new JsonObject
        {
            ["DBInstanceIdentifier"] = instance.Id,
            ["DBInstanceClass"] = instance.Class,
            ["Engine"] = AuroraCatalog.Engine,
            ["EngineVersion"] = cluster.EngineVersion,
            ["DBInstanceStatus"] = instance.Status,
            ["MasterUsername"] = cluster.MasterUsername,
            ["AllocatedStorage"] = 1,
            ["PreferredBackupWindow"] = cluster.Settings.Text("PreferredBackupWindow"),
            ["BackupRetentionPeriod"] = cluster.Settings.Text("BackupRetentionPeriod"),
            ["VpcSecurityGroups"] = CallMembers.ToJsonArray(cluster.SecurityGroups.Select(ClusterAnswer.Group)),
            ["DBParameterGroups"] = CallMembers.ToJsonArray([new JsonObject
            {
                ["DBParameterGroupName"] = instance.ParameterGroup.Name,
                ["ParameterApplyStatus"] = instance.ParameterStatus,
            }]),
            ["AvailabilityZone"] = instance.Zone,
            ["DBSubnetGroup"] = SubnetGroupOperations.Show(cluster.SubnetGroup),
            ["MultiAZ"] = false,
            ["DBClusterIdentifier"] = cluster.Id,
            ["StorageType"] = cluster.Settings.Text("StorageType") ?? "aurora",
            ["StorageEncrypted"] = cluster.Settings.Text("StorageEncrypted"),
            ["KmsKeyId"] = cluster.Settings.Text("KmsKeyId"),
            ["IAMDatabaseAuthenticationEnabled"] = cluster.Settings.Text("IAMDatabaseAuthenticationEnabled"),
            ["DbiResourceId"] = instance.ResourceId,
            ["DBInstanceArn"] = instance.Arn,
            ["PromotionTier"] = instance.PromotionTier,
            ["DeletionProtection"] = false,
            ["TagList"] = instance.Tags.ToTagList(),
            ["PendingModifiedValues"] = instance.Pending.DeepClone(),
        };
        foreach (var (name, value) in instance.Settings)
            answer[name] = value?.DeepClone();
        if (instance.Created is { } created)
        {
            answer["InstanceCreateTime"] = created.Iso();
            answer["Endpoint"] = new JsonObject
            {
                ["Address"] = Address(instance),
                ["Port"] = cluster.Port.ToString(CultureInfo.InvariantCulture),
                ["HostedZoneId"] = "Z29XKXDKYMONMX",
            };
        }

        return answer;
    }

    private static string Address(DbInstance instance)
        => (instance.IsWriter ? instance.Cluster.Engine.WriterAddress : instance.Cluster.Engine.ReaderAddress)
            ?? $"{instance.Id}.{instance.Cluster.ResourceId.ToLowerInvariant()}.rds.amazonaws.com";
}
