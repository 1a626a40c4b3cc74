using System.Text.Json.Nodes;
using Wallet.LocalCloud.Engines;

namespace Wallet.LocalCloud.Aws.Rds;

/// <summary>New clusters: empty ones, and those made from a backup.</summary>
internal sealed class ClusterCreation(RdsState state)
{
    private const int DefaultPort = 3306;
    public const string AwsManagedKey = "alias/aws/rds";

    /// <summary>Members of the request that become members of the answer, with their defaults.</summary>
    private static readonly Dictionary<string, string?> Settings = new()
    {
        ["BackupRetentionPeriod"] = "1",
        ["CopyTagsToSnapshot"] = "false",
        ["DatabaseInsightsMode"] = "standard",
        ["EngineLifecycleSupport"] = "open-source-rds-extended-support",
        ["EngineMode"] = "provisioned",
        ["MonitoringInterval"] = null,
        ["MonitoringRoleArn"] = null,
        ["NetworkType"] = "IPV4",
        ["PerformanceInsightsKMSKeyId"] = null,
        ["PerformanceInsightsRetentionPeriod"] = null,
    };

    public JsonObject Create(AwsCall call)
    {
        var input = call.Input;
        if (input.Required("Engine") != AuroraCatalog.Engine)
            throw RdsFaults.Value($"Invalid DB engine: {input.Text("Engine")}. The local cloud offers {AuroraCatalog.Engine}.");
        var id = NewId(call);
        var version = Version(input.Text("EngineVersion"));
        var user = input.Text("MasterUsername")
            ?? throw RdsFaults.Value("The parameter MasterUsername must be provided and must not be blank.");
        ClusterRules.CheckMasterUser(user);
        if (input.Text("ManageMasterUserPassword") == "true")
            throw RdsFaults.Combination("The local cloud does not manage master passwords: give MasterUserPassword.");
        var password = input.Text("MasterUserPassword")
            ?? throw RdsFaults.Value("The parameter MasterUserPassword must be provided and must not be blank.");
        ClusterRules.CheckPassword(password);
        var database = input.Text("DatabaseName");
        ClusterRules.CheckDatabaseName(database);

        var encrypted = input.Flag("StorageEncrypted") == true;
        if (!encrypted && input.Text("KmsKeyId") is not null)
            throw RdsFaults.Combination("KmsKeyId can be given only with StorageEncrypted.");
        var group = Group(call);
        var cluster = Build(call, id, version, user, encrypted, Key(input, encrypted), new DatabaseSettings(
            id, Port(input), user, password, database, group.Values), group);
        cluster.Settings["DatabaseName"] = database;
        return Begin(cluster, state.Timings.CreateCluster, "DB cluster created", "failed");
    }

    public JsonObject RestoreFromSnapshot(AwsCall call)
    {
        var snapshot = state.Snapshot(call.Input.Required("SnapshotIdentifier"));
        if (snapshot.Status != "available")
            throw new AwsFault("InvalidDBClusterSnapshotStateFault", $"The snapshot {snapshot.Id} is in {snapshot.Status} state.");
        return Restore(call, snapshot.Source, snapshot.Data, Version(snapshot.Facts.Text("EngineVersion")));
    }

    public JsonObject RestoreToPointInTime(AwsCall call)
    {
        var source = state.Cluster(call.Input.Required("SourceDBClusterIdentifier"));
        if (source.Status is "creating" or "stopping" or "stopped" or "starting" or "deleting")
            throw RdsFaults.ClusterState($"The local cloud copies running clusters only: {source.Id} is in {source.Status} state.");
        var latest = call.Input.Flag("UseLatestRestorableTime") == true;
        var time = call.Input.Text("RestoreToTime");
        if (latest == time is not null)
            throw RdsFaults.Combination("Either RestoreToTime or UseLatestRestorableTime must be given, not both.");
        var end = state.Agenda.Now - state.Timings.BackupLag;
        if (time is not null && (!DateTimeOffset.TryParse(time, out var moment) || moment < source.Created || moment > end))
            throw RdsFaults.Value($"The specified time must be between {source.Created.Iso()} and {end.Iso()}.");

        // The engine keeps no log of changes: a restored cluster holds the rows of the moment of the call.
        var data = source.Engine.TakeSnapshot();
        return Restore(call, source, data, source.EngineVersion);
    }

    private JsonObject Restore(AwsCall call, DbCluster source, IEngineSnapshot data, string version)
    {
        var id = NewId(call);
        var group = Group(call);
        var encrypted = source.Settings.Text("StorageEncrypted") == "true" || call.Input.Text("KmsKeyId") is not null;
        var key = call.Input.Text("KmsKeyId") is null ? source.Settings.Text("KmsKeyId") : Key(call.Input, encrypted);
        if (key is not (null or AwsManagedKey) && state.Surroundings.FindUsableKey(key) is null)
            throw KeyNotAccessible(key);
        var settings = new DatabaseSettings(id, Port(call.Input), source.MasterUsername, null, null, group.Values, data);
        var cluster = Build(call, id, version, source.MasterUsername, encrypted, key, settings, group);
        cluster.Settings["DatabaseName"] = source.Settings.Text("DatabaseName");
        if (call.Input.Text("BackupRetentionPeriod") is null)
            cluster.Settings["BackupRetentionPeriod"] = source.Settings.Text("BackupRetentionPeriod");
        return Begin(cluster, state.Timings.Restore, "DB cluster restored", RdsStatus.IncompatibleRestore, "failed");
    }

    private string NewId(AwsCall call)
    {
        var id = GroupNames.Identifier("DBClusterIdentifier", call.Input.Required("DBClusterIdentifier"));
        if (state.Clusters.ContainsKey(id))
            throw new AwsFault("DBClusterAlreadyExistsFault", "DB Cluster already exists");
        return state.Clusters.Count >= state.Quotas.Clusters
            ? throw new AwsFault("DBClusterQuotaExceededFault", "Cannot create more than " + state.Quotas.Clusters + " DB clusters.", 403)
            : id;
    }

    private static string Version(string? asked)
    {
        if (asked is null or AuroraCatalog.MajorVersion)
            return AuroraCatalog.DefaultVersion;
        return AuroraCatalog.Order(asked) >= 0
            ? asked
            : throw RdsFaults.Combination($"Cannot find version {asked} for {AuroraCatalog.Engine}");
    }

    private static int Port(JsonObject input)
        => input.Number("Port") is not { } port ? DefaultPort
            : port is >= 1150 and <= 65535 ? port
            : throw RdsFaults.Value($"Invalid port {port}: must be between 1150 and 65535.");

    private string? Key(JsonObject input, bool encrypted)
    {
        if (!encrypted)
            return null;
        var key = input.Text("KmsKeyId");
        return key is null ? AwsManagedKey : state.Surroundings.FindUsableKey(key) ?? throw KeyNotAccessible(key);
    }

    public static AwsFault KeyNotAccessible(string key)
        => new("KMSKeyNotAccessibleFault", $"The specified KMS key [{key}] does not exist, is not enabled or you do not have permissions to access it.");

    private ParameterGroup Group(AwsCall call)
    {
        var name = call.Input.Text("DBClusterParameterGroupName") ?? "default." + AuroraCatalog.Family;
        return state.ClusterGroup(call, name) ?? throw RdsFaults.ClusterParameterGroupNotFound(name);
    }

    private DbSubnetGroup Subnets(JsonObject input)
    {
        if (input.Text("DBSubnetGroupName")?.ToLowerInvariant() is not { } name)
            throw new AwsFault("InvalidVPCNetworkStateFault", "No default subnet group: give DBSubnetGroupName.");
        return state.SubnetGroups.GetValueOrDefault(name) ?? throw RdsFaults.SubnetGroupNotFound(name);
    }

    private DbCluster Build(
        AwsCall call, string id, string version, string user, bool encrypted, string? key, DatabaseSettings engine, ParameterGroup group)
    {
        var subnets = Subnets(call.Input);
        var securityGroups = call.Input.Texts("VpcSecurityGroupIds") ?? [];
        ClusterRules.CheckSecurityGroups(state.Surroundings, securityGroups);
        ClusterRules.CheckSettings(state, call.Input);
        var settings = new JsonObject();
        foreach (var (member, value) in Settings)
            settings[member] = call.Input.Text(member) ?? value;
        settings["StorageEncrypted"] = encrypted ? "true" : "false";
        settings["KmsKeyId"] = key;
        settings["IAMDatabaseAuthenticationEnabled"] = call.Input.Text("EnableIAMDatabaseAuthentication") ?? "false";
        settings["PerformanceInsightsEnabled"] = call.Input.Text("EnablePerformanceInsights");
        settings["EnabledCloudwatchLogsExports"] = call.Input.Texts("EnableCloudwatchLogsExports")?.ToJsonArray();
        settings["StorageType"] = call.Input.Text("StorageType") is "aurora-iopt1" ? "aurora-iopt1" : null;
        ClusterRules.SetWindows(settings, call.Input.Text("PreferredBackupWindow"), call.Input.Text("PreferredMaintenanceWindow"));
        return new DbCluster
        {
            Id = id,
            Arn = RdsState.Arn(call, "cluster", id),
            ResourceId = state.NewResourceId("cluster"),
            Created = state.Agenda.Now,
            SubnetGroup = subnets,
            Engine = state.Engines.StartDatabase(engine),
            MasterUsername = user,
            EngineVersion = version,
            Port = engine.Port,
            ParameterGroup = group,
            SecurityGroups = securityGroups,
            DeletionProtection = call.Input.Flag("DeletionProtection") == true,
            IoOptimizedSince = settings["StorageType"] is null ? null : state.Agenda.Now,
            Settings = settings,
            Tags = call.Input.Tags(),
        };
    }

    private JsonObject Begin(DbCluster cluster, TimeSpan time, string message, params string[] possible)
    {
        state.Clusters[cluster.Id] = cluster;
        var failure = state.Failures.Take("cluster", cluster.Id, possible);
        state.Agenda.After(
            time,
            () =>
            {
                cluster.Status = failure ?? (cluster.Engine.Failure is null ? "available" : "failed");
                state.Note(cluster, "creation", cluster.Engine.Failure ?? (failure is null ? message : "DB cluster creation failed"));
            },
            () => cluster.Engine.Ready || cluster.Engine.Failure is not null);
        return new JsonObject { ["DBCluster"] = ClusterAnswer.Show(cluster, state) };
    }
}
