using System.Globalization;
using Wallet.LocalCloud.Aws.Faults;
using Wallet.LocalCloud.Aws.Tagging;
using Wallet.LocalCloud.Clock;
using Wallet.LocalCloud.Engines;

namespace Wallet.LocalCloud.Aws.Rds;

/// <summary>Everything that RDS knows, and what it works with.</summary>
internal sealed class RdsState(
    TimeProvider clock, IEngines engines, IStoreSurroundings surroundings, RdsTimings timings, RdsQuotas quotas, Hostility hostility)
{
    private int _resources;

    public Agenda Agenda { get; } = new(clock);

    public IEngines Engines => engines;

    public IStoreSurroundings Surroundings => surroundings;

    public RdsTimings Timings => timings;

    public RdsQuotas Quotas => quotas;

    public Hostility Hostility => hostility;

    public PlannedFailures Failures { get; } = new(new Random(hostility.Seed), hostility.FailureRate);

    public Paging Paging { get; init; } = Paging.Usual;

    public Dictionary<string, DbCluster> Clusters { get; } = [];

    public Dictionary<string, DbInstance> Instances { get; } = [];

    public Dictionary<string, DbClusterSnapshot> Snapshots { get; } = [];

    public Dictionary<string, DbSubnetGroup> SubnetGroups { get; } = [];

    public Dictionary<string, ParameterGroup> ClusterGroups { get; } = [];

    public Dictionary<string, ParameterGroup> InstanceGroups { get; } = [];

    public List<RdsEvent> Events { get; } = [];

    /// <summary>Everything that carries tags.</summary>
    public IEnumerable<TaggedResource> Tagged =>
    [
        .. Clusters.Values.Select(cluster => new TaggedResource(cluster.Arn, cluster.Tags)),
        .. Instances.Values.Select(instance => new TaggedResource(instance.Arn, instance.Tags)),
        .. Snapshots.Values.Select(snapshot => new TaggedResource(snapshot.Arn, snapshot.Tags)),
        .. SubnetGroups.Values.Select(group => new TaggedResource(group.Arn, group.Tags)),
        .. ClusterGroups.Values.Concat(InstanceGroups.Values).Select(group => new TaggedResource(group.Arn, group.Tags)),
    ];

    public DbCluster Cluster(string idOrArn)
        => Clusters.GetValueOrDefault(Id(idOrArn)) ?? throw RdsFaults.ClusterNotFound(Id(idOrArn));

    public DbInstance Instance(string idOrArn)
        => Instances.GetValueOrDefault(Id(idOrArn)) ?? throw RdsFaults.InstanceNotFound(Id(idOrArn));

    public DbClusterSnapshot Snapshot(string idOrArn)
        => Snapshots.GetValueOrDefault(Id(idOrArn)) ?? throw RdsFaults.SnapshotNotFound(Id(idOrArn));

    /// <summary>The identifier in an ARN or as it is, lower case.</summary>
    public static string Id(string idOrArn)
        => (idOrArn.StartsWith("arn:", StringComparison.Ordinal) ? idOrArn[(idOrArn.LastIndexOf(':') + 1)..] : idOrArn).ToLowerInvariant();

    public static string Arn(AwsCall call, string kind, string id) => $"arn:aws:rds:{call.Region}:{call.AccountId}:{kind}:{id.ToLowerInvariant()}";

    /// <summary>The tags of a new resource.</summary>
    public static Dictionary<string, string> NewTags(AwsCall call)
        => TagLimits.Checked(call.Input.Tags(), "InvalidParameterValue", "InvalidParameterValue");

    /// <summary>A resource id such as <c>cluster-…</c> or <c>db-…</c>: never used twice.</summary>
    public string NewResourceId(string prefix) => string.Create(CultureInfo.InvariantCulture, $"{prefix}-{++_resources:D6}LOCALCLOUD");

    public void Note(DbCluster cluster, string category, string message)
    {
        Events.Add(new(Agenda.Now, "db-cluster", cluster.Id, cluster.Arn, category, message));
        PublishLogs(cluster);
    }

    public void Note(DbInstance instance, string category, string message)
    {
        Events.Add(new(Agenda.Now, "db-instance", instance.Id, instance.Arn, category, message));
        PublishLogs(instance.Cluster);
    }

    // What happens to a cluster is logged. A log group is made where there is none (Aurora guide, "Publishing Amazon Aurora MySQL logs to Amazon
    // CloudWatch Logs"), also while the cluster goes (terraform-provider-aws#42858), and it never expires (#5348).
    private void PublishLogs(DbCluster cluster)
    {
        foreach (var log in cluster.Settings.Texts("EnabledCloudwatchLogsExports") ?? [])
            surroundings.WriteLog($"/aws/rds/cluster/{cluster.Id}/{log}");
    }

    /// <summary>A cluster parameter group; the default one exists once it is asked for.</summary>
    public ParameterGroup? ClusterGroup(AwsCall call, string name) => Group(ClusterGroups, call, "cluster-pg", name);

    /// <summary>An instance parameter group; the default one exists once it is asked for.</summary>
    public ParameterGroup? InstanceGroup(AwsCall call, string name) => Group(InstanceGroups, call, "pg", name);

    private static ParameterGroup? Group(Dictionary<string, ParameterGroup> groups, AwsCall call, string kind, string name)
    {
        name = name.ToLowerInvariant();
        if (name == "default." + AuroraCatalog.Family && !groups.ContainsKey(name))
        {
            groups[name] = new ParameterGroup
            {
                Name = name,
                Arn = Arn(call, kind, name),
                Family = AuroraCatalog.Family,
                Description = "Default parameter group for " + AuroraCatalog.Family,
            };
        }

        return groups.GetValueOrDefault(name);
    }
}
