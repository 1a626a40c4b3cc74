using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.Rds;

/// <summary>New members of clusters.</summary>
internal sealed class InstanceCreation(RdsState state)
{
    /// <summary>Settings that belong to the cluster: refused on its members.</summary>
    private static readonly string[] OfTheCluster =
        ["AllocatedStorage", "BackupRetentionPeriod", "DBName", "DeletionProtection", "KmsKeyId", "MasterUserPassword", "MasterUsername", "Port", "StorageEncrypted", "StorageType", "VpcSecurityGroupIds"];

    private static readonly Dictionary<string, string?> Settings = new()
    {
        ["AutoMinorVersionUpgrade"] = "true",
        ["CACertificateIdentifier"] = "rds-ca-rsa2048-g1",
        ["CopyTagsToSnapshot"] = "false",
        ["MonitoringInterval"] = "0",
        ["MonitoringRoleArn"] = null,
        ["PerformanceInsightsKMSKeyId"] = null,
        ["PerformanceInsightsRetentionPeriod"] = null,
        ["PubliclyAccessible"] = "false",
    };

    public JsonObject Create(AwsCall call)
    {
        var input = call.Input;
        var id = GroupNames.Identifier("DBInstanceIdentifier", input.Required("DBInstanceIdentifier"));
        if (state.Instances.ContainsKey(id))
            throw new AwsFault("DBInstanceAlreadyExists", "DB instance already exists");
        var cluster = Cluster(input);
        var instance = Build(call, id, cluster);
        cluster.Members.Add(instance);
        state.Instances[id] = instance;
        state.Agenda.After(state.Timings.CreateInstance, () => Finish(instance), () => cluster.Status is not "creating");
        return InstanceOperations.Answer(instance);
    }

    private DbCluster Cluster(JsonObject input)
    {
        if (input.Required("Engine") != AuroraCatalog.Engine || input.Text("DBClusterIdentifier") is not { } clusterId)
            throw RdsFaults.Combination($"The local cloud creates instances of {AuroraCatalog.Engine} in clusters only: give DBClusterIdentifier.");
        var cluster = state.Cluster(clusterId);
        if (cluster.Status is "deleting" or "stopped" or "stopping" or "starting")
            throw RdsFaults.ClusterState($"DB cluster {cluster.Id} is in {cluster.Status} state.");
        if (state.Instances.Count >= state.Quotas.Instances)
            throw new AwsFault("InstanceQuotaExceeded", $"Cannot create more than {state.Quotas.Instances} DB instances.");
        if (cluster.Members.Count > state.Quotas.Readers)
            throw new AwsFault("InstanceQuotaExceeded", $"A DB cluster can have at most {state.Quotas.Readers} readers.");
        RefuseClusterSettings(input);
        if (input.Text("EngineVersion") is { } version && version != cluster.EngineVersion)
            throw RdsFaults.Combination("The engine version that you requested for your DB instance does not match the engine version of your DB cluster.");
        return cluster;
    }

    /// <summary>Refuses settings that belong to the cluster.</summary>
    public static void RefuseClusterSettings(JsonObject input)
    {
        if (Array.Find(OfTheCluster, member => input[member] is not null) is { } member)
            throw RdsFaults.Combination($"The requested DB Instance will be a member of a DB Cluster. Set {member} for the DB Cluster.");
    }

    /// <summary>Throws when a class is not offered.</summary>
    public static string Class(string name) => AuroraCatalog.Classes.Contains(name)
        ? name
        : throw RdsFaults.Combination($"RDS does not support creating a DB instance with the following combination: DBInstanceClass={name}, Engine={AuroraCatalog.Engine}.");

    /// <summary>
    /// Refuses Performance Insights where it is not offered: Aurora guide, "DB engine, Region, and instance class support".
    /// </summary>
    public static void CheckInsights(Hostility hostility, string instanceClass, bool? insights)
    {
        if (hostility.InsightsByClass && insights == true && !AuroraCatalog.HasInsights(instanceClass))
            throw RdsFaults.Combination("Performance Insights not supported for this configuration.");
    }

    /// <summary>A promotion tier, 1 unless given.</summary>
    public static int? Tier(JsonObject input) => input.Number("PromotionTier") is < 0 or > 15
        ? throw RdsFaults.Value("The promotion tier must be between 0 and 15.")
        : input.Number("PromotionTier");

    private DbInstance Build(AwsCall call, string id, DbCluster cluster)
    {
        var input = call.Input;
        ClusterRules.CheckMonitoring(state, input);
        var instanceClass = Class(input.Required("DBInstanceClass"));
        CheckInsights(state.Hostility, instanceClass, input.Flag("EnablePerformanceInsights"));
        var groupName = input.Text("DBParameterGroupName") ?? "default." + AuroraCatalog.Family;
        var group = state.InstanceGroup(call, groupName) ?? throw RdsFaults.ParameterGroupNotFound(groupName);
        var tier = Tier(input) ?? 1;
        var settings = new JsonObject();
        foreach (var (member, value) in Settings)
            settings[member] = input.Text(member) ?? value;
        settings["PerformanceInsightsEnabled"] = input.Text("EnablePerformanceInsights") ?? "false";
        settings["PreferredMaintenanceWindow"] = input.Text("PreferredMaintenanceWindow") is { } window
            ? Windows.Weekly(window, 30)
            : cluster.Settings.Text("PreferredMaintenanceWindow");
        var subnet = Subnet(input, cluster);
        return new DbInstance
        {
            Id = id,
            Arn = RdsState.Arn(call, "db", id),
            ResourceId = state.NewResourceId("db"),
            Cluster = cluster,
            Zone = subnet.AvailabilityZone,
            NetworkInterface = state.Surroundings.AddNetworkInterface(subnet.SubnetId, cluster.SecurityGroups, "RDSNetworkInterface"),
            Class = instanceClass,
            PromotionTier = tier,
            ParameterGroup = group,
            Settings = settings,
            Tags = input.Tags(),
        };
    }

    /// <summary>The asked zone's subnet, or the one with the fewest members.</summary>
    private static SubnetFacts Subnet(JsonObject input, DbCluster cluster)
    {
        var subnets = cluster.SubnetGroup.Subnets;
        return input.Text("AvailabilityZone") is { } zone
            ? subnets.FirstOrDefault(subnet => subnet.AvailabilityZone == zone)
                ?? throw RdsFaults.Combination($"The subnet group has no subnet in {zone}.")
            : subnets.MinBy(subnet => cluster.Members.Count(member => member.Zone == subnet.AvailabilityZone))!;
    }

    private void Finish(DbInstance instance)
    {
        if (state.Failures.Take("instance", instance.Id, "failed", RdsStatus.IncompatibleNetwork, RdsStatus.NoCapacity) is { } failure)
        {
            instance.Status = failure;
            state.Note(instance, "creation", $"DB instance creation failed: {failure}");
            return;
        }

        instance.Created = state.Agenda.Now;
        instance.Status = "available";
        state.Note(instance, "creation", "DB instance created");
        if (instance.Cluster.Writer is null)
        {
            instance.IsWriter = true;
            instance.Cluster.ApplyParameters();
        }
    }
}
