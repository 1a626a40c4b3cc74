using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.Rds;

/// <summary>Manual snapshots of clusters.</summary>
internal sealed class SnapshotOperations(RdsState state)
{
    private const int LongestId = 255;

    public IEnumerable<(string Name, AwsOperation Operation)> All =>
    [
        ("CreateDBClusterSnapshot", new(Create, call =>
        [
            .. Access(call, call.Input.Tags()),
            RdsAccess.Also(call, "cluster", RdsState.Id(call.Input.Text("DBClusterIdentifier") ?? "*")),
        ])),
        ("DeleteDBClusterSnapshot", new(Delete, call => Access(call))),
        ("DescribeDBClusterSnapshots", new(Describe, call => Access(call))),
    ];

    /// <summary>Takes a snapshot; it becomes available on the clock and when the copy is complete.</summary>
    public DbClusterSnapshot Take(AwsCall call, DbCluster cluster, string asked, Dictionary<string, string> tags)
    {
        var id = GroupNames.Identifier("DBClusterSnapshotIdentifier", asked, LongestId);
        if (state.Snapshots.ContainsKey(id))
            throw new AwsFault("DBClusterSnapshotAlreadyExistsFault", $"Cannot create the cluster snapshot because one with the identifier {id} already exists.");
        if (state.Snapshots.Count >= state.Quotas.ManualSnapshots)
            throw new AwsFault("SnapshotQuotaExceeded", $"Cannot create more than {state.Quotas.ManualSnapshots} manual cluster snapshots.");
        if (cluster.Settings.Text("CopyTagsToSnapshot") == "true")
            tags = cluster.Tags.Concat(tags).GroupBy(tag => tag.Key).ToDictionary(same => same.Key, same => same.Last().Value);
        var snapshot = state.Snapshots[id] = new DbClusterSnapshot
        {
            Id = id,
            Arn = RdsState.Arn(call, "cluster-snapshot", id),
            Source = cluster,
            Created = state.Agenda.Now,
            Data = cluster.Engine.TakeSnapshot(),
            Facts = Facts(cluster),
            Tags = tags,
        };
        state.Agenda.After(state.Timings.Snapshot, () => snapshot.Status = "available", () => snapshot.Data.Ready);
        return snapshot;
    }

    private JsonObject Create(AwsCall call)
    {
        var cluster = state.Cluster(call.Input.Required("DBClusterIdentifier"));
        if (cluster.Status != "available")
            throw RdsFaults.ClusterState($"DB cluster {cluster.Id} is not available for a snapshot: it is in {cluster.Status} state.");
        var snapshot = Take(call, cluster, call.Input.Required("DBClusterSnapshotIdentifier"), RdsState.NewTags(call));
        cluster.Status = "backing-up";
        state.Agenda.After(
            state.Timings.Snapshot,
            () =>
            {
                if (cluster.Status == "backing-up")
                    cluster.Status = "available";
                state.Note(cluster, "backup", "Manual cluster snapshot created");
            },
            () => snapshot.Data.Ready);
        return new JsonObject { ["DBClusterSnapshot"] = Show(snapshot) };
    }

    private JsonObject Delete(AwsCall call)
    {
        var snapshot = state.Snapshot(call.Input.Required("DBClusterSnapshotIdentifier"));
        if (snapshot.Status != "available")
            throw new AwsFault("InvalidDBClusterSnapshotStateFault", $"The snapshot {snapshot.Id} cannot be deleted: it is in {snapshot.Status} state.");
        state.Snapshots.Remove(snapshot.Id);
        snapshot.Data.Delete();
        snapshot.Status = "deleted";
        return new JsonObject { ["DBClusterSnapshot"] = Show(snapshot) };
    }

    private JsonObject Describe(AwsCall call)
    {
        IEnumerable<DbClusterSnapshot> asked = call.Input.Text("DBClusterSnapshotIdentifier") is { Length: > 0 } id
            ? [state.Snapshot(id)]
            : state.Snapshots.Values;
        if (call.Input.Text("DBClusterIdentifier") is { Length: > 0 } cluster)
            asked = asked.Where(snapshot => snapshot.Source.Id == RdsState.Id(cluster));
        if (call.Input.Text("SnapshotType") is { Length: > 0 } type && type != "manual")
            asked = [];
        return MarkerPage.Of(state.Paging, call.Input, "DBClusterSnapshots", asked, snapshot => snapshot.Id, Show);
    }

    private IEnumerable<AccessRequest> Access(AwsCall call, Dictionary<string, string>? tags = null)
    {
        var id = RdsState.Id(call.Input.Text("DBClusterSnapshotIdentifier") ?? "*");
        return RdsAccess.Of(call, RdsState.Arn(call, "cluster-snapshot", id), tags, state.Snapshots.GetValueOrDefault(id)?.Tags);
    }

    private static JsonObject Facts(DbCluster cluster) => new()
    {
        ["AllocatedStorage"] = 1,
        ["AvailabilityZones"] = cluster.SubnetGroup.Zones.ToJsonArray(),
        ["ClusterCreateTime"] = cluster.Created.Iso(),
        ["DBClusterIdentifier"] = cluster.Id,
        ["DbClusterResourceId"] = cluster.ResourceId,
        ["Engine"] = AuroraCatalog.Engine,
        ["EngineMode"] = "provisioned",
        ["EngineVersion"] = cluster.EngineVersion,
        ["IAMDatabaseAuthenticationEnabled"] = cluster.Settings.Text("IAMDatabaseAuthenticationEnabled"),
        ["KmsKeyId"] = cluster.Settings.Text("KmsKeyId"),
        ["LicenseModel"] = AuroraCatalog.Engine,
        ["MasterUsername"] = cluster.MasterUsername,
        ["Port"] = cluster.Port,
        ["StorageEncrypted"] = cluster.Settings.Text("StorageEncrypted"),
        ["VpcId"] = cluster.SubnetGroup.VpcId,
    };

    private static JsonObject Show(DbClusterSnapshot snapshot)
    {
        var answer = snapshot.Facts.DeepClone().AsObject();
        answer["DBClusterSnapshotIdentifier"] = snapshot.Id;
        answer["DBClusterSnapshotArn"] = snapshot.Arn;
        answer["SnapshotCreateTime"] = snapshot.Created.Iso();
        answer["SnapshotType"] = "manual";
        answer["Status"] = snapshot.Status;
        answer["PercentProgress"] = snapshot.Status == "creating" ? 0 : 100;
        answer["TagList"] = snapshot.Tags.ToTagList();
        return answer;
    }
}
