using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.Rds;

/// <summary>Describing, failing over, stopping, starting and deleting clusters.</summary>
internal sealed class ClusterLifecycle(RdsState state)
{
    private static readonly string[] Deletable =
        ["available", "failed", "incompatible-restore", "incompatible-parameters", "incompatible-network", "inaccessible-encryption-credentials"];

    private readonly SnapshotOperations _snapshots = new(state);
    private readonly Failover _failover = new(state);

    public JsonObject Describe(AwsCall call)
    {
        IEnumerable<DbCluster> asked = call.Input.Text("DBClusterIdentifier") is { Length: > 0 } id ? [state.Cluster(id)] : state.Clusters.Values;
        if (Filters.Of(call.Input, "db-cluster-id") is { } ids)
            asked = asked.Where(cluster => ids.Contains(cluster.Id) || ids.Contains(cluster.Arn));
        return MarkerPage.Of(state.Paging, call.Input, "DBClusters", asked, cluster => cluster.Id, cluster => ClusterAnswer.Show(cluster, state));
    }

    public JsonObject FailOver(AwsCall call)
    {
        var cluster = Available(call, "failed over");
        var target = call.Input.Text("TargetDBInstanceIdentifier") is { } id
            ? cluster.Members.Find(member => member.Id == RdsState.Id(id)) ?? throw RdsFaults.InstanceNotFound(id)
            : cluster.Heir ?? throw RdsFaults.ClusterState($"DB cluster {cluster.Id} has no reader to fail over to.");
        if (target.IsWriter)
            throw RdsFaults.InstanceState($"DB instance {target.Id} is the writer of the cluster already.");
        if (target.Status != "available")
            throw RdsFaults.InstanceState($"DB instance {target.Id} is in {target.Status} state.");

        _failover.Begin(cluster, target);
        return Answer(cluster);
    }

    public JsonObject Stop(AwsCall call)
    {
        var cluster = Available(call, "stopped");
        if (cluster.Members.Exists(member => member.Status != "available"))
            throw RdsFaults.InstanceState($"An instance of DB cluster {cluster.Id} is not available.");
        cluster.SetStatus("stopping");
        cluster.Engine.Stop();
        state.Agenda.After(state.Timings.Stop, () =>
        {
            cluster.SetStatus("stopped");
            state.Note(cluster, "notification", "DB cluster stopped");
            state.Agenda.After(state.Timings.LongestStop, () =>
            {
                if (cluster.Status != "stopped")
                    return;
                state.Note(cluster, "notification", "DB cluster is being started due to it exceeding the maximum allowed time being stopped.");
                Begin(cluster);
            });
        });
        return Answer(cluster);
    }

    public JsonObject Start(AwsCall call)
    {
        var cluster = state.Cluster(call.Input.Required("DBClusterIdentifier"));
        if (cluster.Status is not ("stopped" or RdsStatus.KeyLost))
        {
            throw RdsFaults.ClusterState(
                $"DbCluster {cluster.Id} is in {cluster.Status} state but expected it to be one of stopped,{RdsStatus.KeyLost}.");
        }

        // Aurora guide, "Viewing DB cluster status": give the key back, then start the cluster.
        if (cluster.Status == RdsStatus.KeyLost && cluster.Settings.Text("KmsKeyId") is { } key && key != ClusterCreation.AwsManagedKey
            && state.Surroundings.FindUsableKey(key) is null)
        {
            throw ClusterCreation.KeyNotAccessible(key);
        }

        Begin(cluster);
        return Answer(cluster);
    }

    public JsonObject Delete(AwsCall call)
    {
        var cluster = state.Cluster(call.Input.Required("DBClusterIdentifier"));
        var final = call.Input.Text("FinalDBSnapshotIdentifier");
        CheckDeletion(cluster, call.Input.Flag("SkipFinalSnapshot") == true, final);
        var snapshot = final is null ? null : _snapshots.Take(call, cluster, final, []);
        cluster.Status = "deleting";
        state.Agenda.After(state.Timings.DeleteCluster, () => Remove(cluster), () => cluster.Members.Count == 0 && snapshot?.Status is null or "available");
        return Answer(cluster);
    }

    private static void CheckDeletion(DbCluster cluster, bool skip, string? final)
    {
        if (cluster.DeletionProtection)
            throw RdsFaults.Combination("Cannot delete protected Cluster, please disable deletion protection and try again.");
        if (!Deletable.Contains(cluster.Status))
            throw RdsFaults.ClusterState($"Cluster cannot be deleted, it is in {cluster.Status} state.");
        if (skip && final is not null)
            throw RdsFaults.Combination("FinalDBSnapshotIdentifier can not be specified when SkipFinalSnapshot is true.");
        if (!skip && final is null)
            throw RdsFaults.Combination("FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified.");
        if (cluster.Members.Exists(member => member.Status != "deleting"))
            throw RdsFaults.ClusterState("Cluster cannot be deleted, it still contains DB instances in non-deleting state.");
    }

    private void Remove(DbCluster cluster)
    {
        state.Clusters.Remove(cluster.Id);
        cluster.Engine.Delete();
        state.Note(cluster, "deletion", "DB cluster deleted");
    }

    private void Begin(DbCluster cluster)
    {
        cluster.SetStatus("starting");
        cluster.Engine.Start();
        state.Agenda.After(state.Timings.Start, () =>
        {
            cluster.SetStatus("available");
            state.Note(cluster, "notification", "DB cluster started");
        }, () => cluster.Engine.Ready);
    }

    private DbCluster Available(AwsCall call, string verb)
    {
        var cluster = state.Cluster(call.Input.Required("DBClusterIdentifier"));
        return cluster.Status == "available"
            ? cluster
            : throw RdsFaults.ClusterState($"DB cluster {cluster.Id} cannot be {verb}: it is in {cluster.Status} state, expected available.");
    }

    private JsonObject Answer(DbCluster cluster) => new() { ["DBCluster"] = ClusterAnswer.Show(cluster, state) };
}
