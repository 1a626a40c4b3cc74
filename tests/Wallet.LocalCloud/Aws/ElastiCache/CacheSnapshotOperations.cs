using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.ElastiCache;

/// <summary>Manual snapshots.</summary>
internal sealed class CacheSnapshotOperations(CacheState state)
{
    public IEnumerable<(string Name, AwsOperation Operation)> All =>
    [
        ("CreateSnapshot", new(Create, call =>
        [
            .. Access(call, call.Input.Tags()),
            .. CacheAccess.Also(call, "replicationgroup", call.Input.Text("ReplicationGroupId")),
            .. CacheAccess.Also(call, "cluster", call.Input.Text("CacheClusterId")),
        ])),
        ("DescribeSnapshots", new(Describe, call => Access(call))),
        ("DeleteSnapshot", new(Delete, call => Access(call))),
    ];

    /// <summary>Takes a snapshot; it becomes available on the clock and when the copy is complete.</summary>
    public CacheSnapshot Take(AwsCall call, ReplicationGroup group, string name, Dictionary<string, string> tags)
    {
        if (state.Snapshots.ContainsKey(name))
            throw new AwsFault("SnapshotAlreadyExistsFault", $"Snapshot {name} already exists.");
        var snapshot = state.Snapshots[name] = new CacheSnapshot
        {
            Name = name,
            Arn = CacheState.Arn(call, "snapshot", name),
            GroupId = group.Id,
            Data = group.Engine.TakeSnapshot(),
            Facts = Facts(group, state.Agenda.Now),
            Tags = tags,
        };
        state.Agenda.After(state.Timings.Snapshot, () => snapshot.Status = "available", () => snapshot.Data.Ready);
        return snapshot;
    }

    private JsonObject Create(AwsCall call)
    {
        var id = call.Input.Text("ReplicationGroupId") ?? (call.Input.Text("CacheClusterId") is { } cluster
            ? state.Groups.Values.FirstOrDefault(g => g.Members.Exists(member => member.Id == cluster))?.Id ?? throw CacheFaults.ClusterNotFound(cluster)
            : throw CacheFaults.Combination("Either ReplicationGroupId or CacheClusterId must be given."));
        var group = state.Available(id);
        var snapshot = Take(call, group, call.Input.Required("SnapshotName"), CacheState.NewTags(call));
        group.Status = "snapshotting";
        state.Agenda.After(state.Timings.Snapshot, () => group.Status = "available", () => snapshot.Data.Ready);
        return new JsonObject { ["Snapshot"] = Show(snapshot) };
    }

    private JsonObject Describe(AwsCall call)
    {
        IEnumerable<CacheSnapshot> asked = state.Snapshots.Values;
        if (call.Input.Text("SnapshotName") is { } name)
            asked = [state.Snapshots.GetValueOrDefault(name) ?? throw CacheFaults.SnapshotNotFound(name)];
        if (call.Input.Text("ReplicationGroupId") is { } group)
            asked = asked.Where(snapshot => snapshot.GroupId.Equals(group, StringComparison.OrdinalIgnoreCase));
        return MarkerPage.Of(state.Paging, call.Input, "Snapshots", asked, snapshot => snapshot.Name, Show);
    }

    private JsonObject Delete(AwsCall call)
    {
        var name = call.Input.Required("SnapshotName");
        var snapshot = state.Snapshots.GetValueOrDefault(name) ?? throw CacheFaults.SnapshotNotFound(name);
        if (snapshot.Status != "available")
            throw new AwsFault("InvalidSnapshotState", $"Snapshot {name} is in {snapshot.Status} state.");
        state.Snapshots.Remove(name);
        snapshot.Data.Delete();
        snapshot.Status = "deleting";
        return new JsonObject { ["Snapshot"] = Show(snapshot) };
    }

    private IEnumerable<AccessRequest> Access(AwsCall call, Dictionary<string, string>? tags = null)
    {
        var name = call.Input.Text("SnapshotName");
        return CacheAccess.Of(call, "snapshot", name, tags, state.Snapshots.GetValueOrDefault(name ?? "")?.Tags);
    }

    private static JsonObject Facts(ReplicationGroup group, DateTimeOffset now) => new()
    {
        ["ReplicationGroupId"] = group.Id,
        ["ReplicationGroupDescription"] = group.Description,
        ["SnapshotSource"] = "manual",
        ["CacheNodeType"] = group.NodeType,
        ["Engine"] = CacheCatalog.Engine,
        ["EngineVersion"] = group.EngineVersion,
        ["Port"] = group.Port,
        ["CacheParameterGroupName"] = group.ParameterGroup.Name,
        ["CacheSubnetGroupName"] = group.SubnetGroup.Name,
        ["VpcId"] = group.SubnetGroup.Subnets[0].VpcId,
        ["NumNodeGroups"] = 1,
        ["AutomaticFailover"] = group.AutomaticFailover,
        ["KmsKeyId"] = group.KmsKey,
        ["NodeSnapshots"] = CallMembers.ToJsonArray([new JsonObject { ["NodeGroupId"] = "0001", ["CacheSize"] = "1 MB", ["SnapshotCreateTime"] = now.Iso() }]),
    };

    private static JsonObject Show(CacheSnapshot snapshot)
    {
        var answer = snapshot.Facts.DeepClone().AsObject();
        answer["SnapshotName"] = snapshot.Name;
        answer["SnapshotStatus"] = snapshot.Status;
        answer["ARN"] = snapshot.Arn;
        return answer;
    }
}
