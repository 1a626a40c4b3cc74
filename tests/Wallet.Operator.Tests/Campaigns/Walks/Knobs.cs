using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Amazon.EC2.Model;
using Amazon.Kafka.Model;
using Amazon.RDS.Model;
using k8s;
using Wallet.Operator.Platform;

namespace Wallet.Operator.Tests.Campaigns.Walks;

/// <summary>The fields that walks turn.</summary>
internal static class Knobs
{
    public static readonly IReadOnlyList<Knob> All =
    [
        Cluster("backup.retentionDays", [1, 3, 35], cluster => cluster.BackupRetentionPeriod),
        Cluster("backup.window", ["01:00-01:45", "22:30-23:30"], cluster => cluster.PreferredBackupWindow),
        Cluster("maintenanceWindow", ["wed:10:00-wed:11:00", "sat:07:00-sat:08:00"], cluster => cluster.PreferredMaintenanceWindow),
        Cluster("deletionProtection", [true], cluster => cluster.DeletionProtection) with { Says = value => $"{(bool)value}" },
        Cluster("logExports", [new JsonArray("error", "audit"), new JsonArray("slowquery")], cluster => Sorted(cluster.EnabledCloudwatchLogsExports ?? []))
            with { Says = value => Sorted(value.AsArray().Select(each => (string)each!)) },
        Instances("readers", [0, 2, 3], all => all.Count - 1),
        Instances("instanceClass", ["db.r6g.xlarge", "db.r5.large"], all => Same(all, each => each.DBInstanceClass)),
        Instances("monitoringIntervalSeconds", [1, 15], all => Same(all, each => each.MonitoringInterval)),
        Instances("performanceInsightsRetentionDays", [31, 93], all => Same(all, each => each.PerformanceInsightsRetentionPeriod)),
        new("database.maxConnections", [700, 900], MaxConnectionsAsync),
        Group("replicas", [1, 2], group => group.MemberClusters!.Count - 1),
        Group("nodeType", ["cache.r6g.large", "cache.r6g.xlarge"], group => group.CacheNodeType),
        Group("snapshot.retentionDays", [4, 9], group => group.SnapshotRetentionLimit),
        Group("snapshot.window", ["01:00-02:00"], group => group.SnapshotWindow),
        new("messaging.serverProperties", [Properties("24"), Properties("48")], RetentionHoursAsync) { Says = value => (string)value["log.retention.hours"]! },
        new("messaging.brokerType", ["kafka.m5.large"], async (platform, names) =>
            (await BrokersAsync(platform, names)).Provisioned!.BrokerNodeGroupInfo!.InstanceType!),
        new("observability.logRetentionDays", [30, 90], LogRetentionAsync),
        new("network.flowLogs", [true], async (platform, _) =>
            $"{(await platform.World.Administrator.EC2.DescribeFlowLogsAsync(new DescribeFlowLogsRequest())).FlowLogs is { Count: > 0 }}") { Says = value => $"{(bool)value}" },
        new("tags.walk", ["one", "two"], async (platform, names) =>
            (await ClusterAsync(platform, names)).TagList!.Find(tag => tag.Key == "walk")?.Value ?? ""),
        new("app.image", ["wallet-api:2", "wallet-api:3"], ImageAsync) { IsRequired = true },
        new("app.replicas.min", [3, 4], async (platform, _) => Text(
            (await platform.World.Cloud.Client.AutoscalingV2.ListNamespacedHorizontalPodAutoscalerAsync(platform.Key.Namespace)).Items
                .Single(each => each.Metadata.Name.StartsWith($"{platform.Key.Name}-", StringComparison.Ordinal)).Spec.MinReplicas)),
    ];

    private static Knob Cluster(string path, JsonNode[] values, Func<DBCluster, object?> read)
        => new($"database.{path}", values, async (platform, names) => Text(read(await ClusterAsync(platform, names))));

    private static Knob Instances(string path, JsonNode[] values, Func<List<DBInstance>, object?> read)
        => new($"database.{path}", values, async (platform, names) => Text(read([.. (await platform.World.Administrator.RDS.DescribeDBInstancesAsync(new())).DBInstances!
            .Where(each => each.DBClusterIdentifier == names.For("aurora"))])));

    private static Knob Group(string path, JsonNode[] values, Func<Amazon.ElastiCache.Model.ReplicationGroup, object?> read)
        => new($"cache.{path}", values, async (platform, names) => Text(read(
            (await platform.World.Administrator.ElastiCache.DescribeReplicationGroupsAsync(new() { ReplicationGroupId = names.For("redis") })).ReplicationGroups!.Single())));

    private static async Task<DBCluster> ClusterAsync(LivePlatform platform, PlatformNames names)
        => (await platform.World.Administrator.RDS.DescribeDBClustersAsync(new() { DBClusterIdentifier = names.For("aurora") })).DBClusters!.Single();

    private static async Task<Cluster> BrokersAsync(LivePlatform platform, PlatformNames names)
        => (await platform.World.Administrator.Kafka.ListClustersV2Async(new())).ClusterInfoList!.Single(each => each.ClusterName == names.For("kafka"));

    private static async Task<string> MaxConnectionsAsync(LivePlatform platform, PlatformNames names)
    {
        for (string? marker = null; ;)
        {
            var page = await platform.World.Administrator.RDS.DescribeDBClusterParametersAsync(
                new() { DBClusterParameterGroupName = names.For("aurora"), Source = "user", Marker = marker });
            if (page.Parameters!.Find(each => each.ParameterName == "max_connections") is { } found)
                return found.ParameterValue ?? "";
            if ((marker = page.Marker) is null)
                return "";
        }
    }

    private static async Task<string> RetentionHoursAsync(LivePlatform platform, PlatformNames names)
    {
        var used = (await BrokersAsync(platform, names)).Provisioned!.CurrentBrokerSoftwareInfo!;
        var revision = await platform.World.Administrator.Kafka.DescribeConfigurationRevisionAsync(new() { Arn = used.ConfigurationArn, Revision = used.ConfigurationRevision });
        var lines = Encoding.UTF8.GetString(revision.ServerProperties!.ToArray()).Split('\n');
        return lines.FirstOrDefault(line => line.StartsWith("log.retention.hours", StringComparison.Ordinal))?.Split('=')[1].Trim() ?? "";
    }

    private static async Task<string> LogRetentionAsync(LivePlatform platform, PlatformNames names)
        => Text((await platform.World.Administrator.Logs.DescribeLogGroupsAsync(new() { LogGroupNamePrefix = $"/aws/vendedlogs/{names.For("kafka")}" }))
            .LogGroups!.Single().RetentionInDays);

    private static async Task<string> ImageAsync(LivePlatform platform, PlatformNames names)
        => (await platform.World.Cloud.Client.AppsV1.ReadNamespacedDeploymentAsync(names.Object("wallet-api"), platform.Key.Namespace))
            .Spec.Template.Spec.Containers[0].Image;

    private static JsonObject Properties(string hours) => new() { ["log.retention.hours"] = hours };

    private static string Same(List<DBInstance> all, Func<DBInstance, object?> read) => Sorted(all.Select(each => Text(read(each))).Distinct());

    private static string Sorted(IEnumerable<string> words) => string.Join(',', words.Order(StringComparer.Ordinal));

    private static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
