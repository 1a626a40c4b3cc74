using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.Rds;

/// <summary>ModifyDBCluster: some changes hold at once, some when applied immediately or else in the maintenance window.</summary>
internal sealed class ClusterModification(RdsState state)
{
    private static readonly TimeSpan IoOptimizedLock = TimeSpan.FromDays(30);

    /// <summary>Members that change without any work.</summary>
    private static readonly string[] AtOnce =
    [
        "CopyTagsToSnapshot", "DatabaseInsightsMode", "MonitoringInterval", "MonitoringRoleArn", "NetworkType",
        "PerformanceInsightsKMSKeyId", "PerformanceInsightsRetentionPeriod",
    ];

    public JsonObject Modify(AwsCall call)
    {
        var input = call.Input;
        var cluster = state.Cluster(input.Required("DBClusterIdentifier"));
        if (cluster.Status != "available")
            throw RdsFaults.ClusterState($"DB cluster {cluster.Id} is not available for modification: it is in {cluster.Status} state.");
        if (input.Text("NewDBClusterIdentifier") is not null)
            throw RdsFaults.Combination("The local cloud does not rename clusters.");
        Check(call, cluster);

        ChangeAtOnce(call, cluster);
        var later = Deferred(input, cluster);
        if (later.Count > 0)
            Defer(cluster, later, input.Flag("ApplyImmediately") == true);
        return new JsonObject { ["DBCluster"] = ClusterAnswer.Show(cluster, state) };
    }

    private void Check(AwsCall call, DbCluster cluster)
    {
        var input = call.Input;
        ClusterRules.CheckSettings(state, input);
        ClusterRules.CheckSecurityGroups(state.Surroundings, input.Texts("VpcSecurityGroupIds") ?? []);
        if (input.Text("MasterUserPassword") is { } password)
            ClusterRules.CheckPassword(password);
        if (input.Number("Port") is < 1150 or > 65535)
            throw RdsFaults.Value("Invalid port: must be between 1150 and 65535.");
        if (input.Text("EngineVersion") is { } version && version != cluster.EngineVersion)
            CheckUpgrade(cluster.EngineVersion, version);
        if (input.Text("StorageType") == "aurora" && cluster.IoOptimizedSince + IoOptimizedLock > state.Agenda.Now)
            throw RdsFaults.Combination("The storage type of this cluster was changed to aurora-iopt1 less than 30 days ago.");
        if (input.Text("DBClusterParameterGroupName") is { } group && state.ClusterGroup(call, group) is null)
            throw RdsFaults.ClusterParameterGroupNotFound(group);
    }

    private static void CheckUpgrade(string from, string to)
    {
        if (AuroraCatalog.Order(to) < 0)
            throw RdsFaults.Combination($"Cannot find version {to} for {AuroraCatalog.Engine}");
        if (AuroraCatalog.Order(to) < AuroraCatalog.Order(from))
            throw RdsFaults.Combination($"Cannot upgrade {AuroraCatalog.Engine} from {from} to {to}");
    }

    private void ChangeAtOnce(AwsCall call, DbCluster cluster)
    {
        var input = call.Input;
        ClusterRules.SetWindows(cluster.Settings, input.Text("PreferredBackupWindow"), input.Text("PreferredMaintenanceWindow"));
        foreach (var member in AtOnce.Where(member => input.Text(member) is not null))
            cluster.Settings[member] = input.Text(member);
        if (input.Text("EnablePerformanceInsights") is { } insights)
            cluster.Settings["PerformanceInsightsEnabled"] = insights;
        cluster.DeletionProtection = input.Flag("DeletionProtection") ?? cluster.DeletionProtection;
        cluster.SecurityGroups = input.Texts("VpcSecurityGroupIds") ?? cluster.SecurityGroups;
        if (input.Text("MasterUserPassword") is { } password)
            ResetPassword(cluster, password);
        if (input["CloudwatchLogsExportConfiguration"] is JsonObject logs)
            ExportLogs(cluster, logs);
        if (input.Text("DBClusterParameterGroupName") is { } name && state.ClusterGroup(call, name)! is var group && group != cluster.ParameterGroup)
        {
            // Attached at once, but members run with the old one until each is rebooted.
            cluster.ParameterGroup = group;
            foreach (var member in cluster.Members)
                member.ClusterParameterStatus = "pending-reboot";
        }
    }

    private void ResetPassword(DbCluster cluster, string password)
    {
        cluster.Pending["MasterUserPassword"] = "****";
        cluster.Engine.SetMasterPassword(password);
        Pass(cluster, "resetting-master-credentials", state.Timings.ResetPassword, () => cluster.Pending.Remove("MasterUserPassword"));
    }

    private void ExportLogs(DbCluster cluster, JsonObject change)
    {
        var current = cluster.Settings.Texts("EnabledCloudwatchLogsExports") ?? [];
        var enable = change.Texts("EnableLogTypes") ?? [];
        var disable = change.Texts("DisableLogTypes") ?? [];
        cluster.Pending["PendingCloudwatchLogsExports"] = new JsonObject
        {
            ["LogTypesToEnable"] = enable.ToJsonArray(),
            ["LogTypesToDisable"] = disable.ToJsonArray(),
        };
        Pass(cluster, "configuring-log-exports", state.Timings.ModifyCluster, () =>
        {
            cluster.Settings["EnabledCloudwatchLogsExports"] = current.Except(disable).Union(enable).Order(StringComparer.Ordinal).ToJsonArray();
            cluster.Pending.Remove("PendingCloudwatchLogsExports");
            state.Note(cluster, "configuration change", "Finished updating CloudWatch Logs exports");
        });
    }

    /// <summary>Requested values that differ from the present ones.</summary>
    private static JsonObject Deferred(JsonObject input, DbCluster cluster)
    {
        var present = new Dictionary<string, string?>
        {
            ["EngineVersion"] = cluster.EngineVersion,
            ["BackupRetentionPeriod"] = cluster.Settings.Text("BackupRetentionPeriod"),
            ["StorageType"] = cluster.Settings.Text("StorageType") ?? "aurora",
            ["Port"] = cluster.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["IAMDatabaseAuthenticationEnabled"] = cluster.Settings.Text("IAMDatabaseAuthenticationEnabled"),
        };
        var changes = new JsonObject();
        foreach (var (name, value) in present)
        {
            var asked = input.Text(name == "IAMDatabaseAuthenticationEnabled" ? "EnableIAMDatabaseAuthentication" : name);
            if (asked is not null && asked != value)
                changes[name] = asked;
        }

        return changes;
    }

    private void Defer(DbCluster cluster, JsonObject changes, bool immediately)
    {
        foreach (var (name, value) in changes)
            cluster.Pending[name] = value!.DeepClone();
        var upgrade = changes["EngineVersion"] is not null;
        var time = upgrade ? state.Timings.UpgradeCluster : state.Timings.ModifyCluster;
        var start = immediately
            ? state.Agenda.Now + state.Timings.ModifyLag
            : Windows.NextOpening(cluster.Settings.Text("PreferredMaintenanceWindow")!, state.Agenda.Now);
        state.Agenda.At(start, () => Begin(cluster, changes, upgrade, time), () => cluster.Status == "available");
    }

    private void Begin(DbCluster cluster, JsonObject changes, bool upgrade, TimeSpan time)
    {
        // All nodes are patched at the same time (Aurora MySQL release notes, cluster patching model).
        if (upgrade)
            state.Agenda.After(time - state.Timings.UpgradeOutage, () => cluster.Members.ForEach(member => member.Out ??= AwayCause.WholeStore));
        Pass(cluster, upgrade ? "upgrading" : "modifying", time, () =>
        {
            foreach (var member in cluster.Members.Where(member => member.Out == AwayCause.WholeStore))
                member.Out = null;
            Take(cluster, changes);
        });
    }

    private void Take(DbCluster cluster, JsonObject changes)
    {
        var failure = state.Failures.Take("cluster", cluster.Id, RdsStatus.RolledBack);
        if (failure is not null)
            state.Note(cluster, "failure", "The modification failed and was rolled back");
        foreach (var (name, value) in changes)
        {
            // A later request may have taken its place.
            if (cluster.Pending[name]?.ToString() != value!.ToString())
                continue;
            cluster.Pending.Remove(name);
            if (failure is null)
                Take(cluster, name, value.ToString());
        }
    }

    private void Take(DbCluster cluster, string name, string value)
    {
        switch (name)
        {
            case "EngineVersion":
                cluster.EngineVersion = value;
                cluster.Engine.Restart();
                state.Note(cluster, "maintenance", $"Database cluster engine version upgraded to {value}");
                break;
            case "Port":
                cluster.Port = int.Parse(value, System.Globalization.CultureInfo.InvariantCulture);
                cluster.Engine.Restart(cluster.Port);
                break;
            case "StorageType":
                cluster.Settings["StorageType"] = value == "aurora" ? null : value;
                cluster.IoOptimizedSince = value == "aurora" ? null : state.Agenda.Now;
                break;
            default:
                cluster.Settings[name] = value;
                break;
        }
    }

    /// <summary>Through a status back to available, doing the work at the end.</summary>
    private void Pass(DbCluster cluster, string status, TimeSpan time, Action work)
    {
        cluster.Status = status;
        state.Agenda.After(time, () =>
        {
            work();
            state.Agenda.After(TimeSpan.Zero, () => Return(cluster, status), () => cluster.Engine.Ready);
        });
    }

    private static void Return(DbCluster cluster, string from)
    {
        if (cluster.Status == from)
            cluster.Status = "available";
    }
}
