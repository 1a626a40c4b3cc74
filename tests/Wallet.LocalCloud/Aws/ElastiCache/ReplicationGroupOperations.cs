using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.ElastiCache;

/// <summary>The calls about replication groups and their nodes.</summary>
internal sealed class ReplicationGroupOperations(CacheState state)
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);
    private const int FailoverTestsPerDay = 15;

    private readonly ReplicationGroupCreation _creation = new(state);
    private readonly ReplicationGroupModification _modification = new(state);
    private readonly ReplicaCount _replicas = new(state);
    private readonly CacheSnapshotOperations _snapshots = new(state);

    public IEnumerable<(string Name, AwsOperation Operation)> All =>
    [
        ("CreateReplicationGroup", new(
            AccessRules.Linked(state.Surroundings, CacheAccess.LinkedService, _creation.Create),
            call => [.. Access(call, call.Input.Tags()), .. CacheAccess.OfNewGroup(call, state.Surroundings)])),
        ("ModifyReplicationGroup", new(_modification.Modify, call =>
            [.. Access(call), .. CacheAccess.Also(call, "parametergroup", call.Input.Text("CacheParameterGroupName"))])),
        ("IncreaseReplicaCount", new(_replicas.Increase, call => Access(call))),
        ("DecreaseReplicaCount", new(_replicas.Decrease, call => Access(call))),
        ("TestFailover", new(TestFailover, call => Access(call))),
        ("DeleteReplicationGroup", new(Delete, call =>
            [.. Access(call), .. CacheAccess.Also(call, "snapshot", call.Input.Text("FinalSnapshotIdentifier"))])),
        ("DescribeReplicationGroups", new(Describe, call => Access(call))),
        ("DescribeCacheClusters", new(DescribeClusters, call => CacheAccess.Of(call, "cluster", call.Input.Text("CacheClusterId")))),
        ("ListAllowedNodeTypeModifications", new(AllowedNodeTypes, call => Access(call))),
    ];

    private JsonObject Describe(AwsCall call)
    {
        IEnumerable<ReplicationGroup> asked = call.Input.Text("ReplicationGroupId") is { Length: > 0 } id ? [state.Group(id)] : state.Groups.Values;
        return MarkerPage.Of(state.Paging, call.Input, "ReplicationGroups", asked, group => group.Id, ReplicationGroupAnswer.Show);
    }

    private JsonObject DescribeClusters(AwsCall call)
    {
        var all = state.Groups.Values.SelectMany(group => group.Members.Select(member => (Group: group, Member: member)));
        if (call.Input.Text("CacheClusterId") is { Length: > 0 } id)
        {
            all = all.Where(pair => pair.Member.Id.Equals(id, StringComparison.OrdinalIgnoreCase)).ToArray() is { Length: 1 } found
                ? found
                : throw CacheFaults.ClusterNotFound(id);
        }

        var nodes = call.Input.Flag("ShowCacheNodeInfo") == true;
        return MarkerPage.Of(state.Paging, call.Input, "CacheClusters", all, pair => pair.Member.Id,
            pair => ReplicationGroupAnswer.Show(pair.Group, pair.Member, nodes));
    }

    private JsonObject TestFailover(AwsCall call)
    {
        var group = state.Available(call.Input.Required("ReplicationGroupId"));
        if (call.Input.Required("NodeGroupId") is var node && node != "0001")
            throw new AwsFault("NodeGroupNotFoundFault", $"Node group {node} not found.", 404);
        if (group.AutomaticFailover != "enabled" || group.Members.Count < 2)
            throw new AwsFault("TestFailoverNotAvailableFault", "Automatic failover must be enabled for a test of it.");
        group.FailoverTests.RemoveAll(test => test < state.Agenda.Now - Day);
        if (group.FailoverTests.Count >= FailoverTestsPerDay)
            throw new AwsFault("APICallRateForCustomerExceeded", $"At most {FailoverTestsPerDay} failover tests in 24 hours.");

        group.FailoverTests.Add(state.Agenda.Now);
        group.Status = "modifying";
        group.Engine.FailOver();
        state.Note(group, "Test Failover API called for node group 0001");
        state.Agenda.After(state.Timings.Failover, () =>
        {
            var heir = group.Members.First(member => !member.IsPrimary);
            group.Primary.IsPrimary = false;
            heir.IsPrimary = true;
            group.Status = "available";
            state.Note(group, $"Failover to replica node {heir.Id} completed");
        }, () => group.Engine.Ready);
        return Answer(group);
    }

    private JsonObject Delete(AwsCall call)
    {
        var group = state.Group(call.Input.Required("ReplicationGroupId"));
        if (group.Status is not ("available" or "create-failed"))
            throw CacheFaults.GroupState($"Replication group {group.Id} has status {group.Status} which is not valid for deletion.");
        if (call.Input.Flag("RetainPrimaryCluster") == true)
            throw CacheFaults.Combination("The local cloud does not retain the primary cluster.");
        if (call.Input.Text("FinalSnapshotIdentifier") is { } name)
        {
            var final = _snapshots.Take(call, group, name, []);
            group.Status = "snapshotting";
            state.Agenda.After(state.Timings.Snapshot, () => Remove(group), () => final.Status == "available");
        }
        else
        {
            Remove(group);
        }

        return Answer(group);
    }

    private void Remove(ReplicationGroup group)
    {
        group.Status = "deleting";
        group.SetMembersStatus("deleting");
        state.Agenda.After(state.Timings.Delete, () =>
        {
            foreach (var member in group.Members.ToList())
                state.RemoveMember(group, member);
            state.Groups.Remove(group.Id);
            group.Engine.Delete();
            state.Note(group, "Replication group deleted");
        });
    }

    private JsonObject AllowedNodeTypes(AwsCall call)
    {
        var group = state.Group(call.Input.Required("ReplicationGroupId"));
        var types = CacheCatalog.NodeTypes.Where(type => type != group.NodeType).ToArray();
        return new JsonObject { ["ScaleUpModifications"] = CallMembers.ToJsonArray(types), ["ScaleDownModifications"] = CallMembers.ToJsonArray(types) };
    }

    private IEnumerable<AccessRequest> Access(AwsCall call, Dictionary<string, string>? tags = null)
    {
        var id = call.Input.Text("ReplicationGroupId");
        return CacheAccess.Of(call, "replicationgroup", id, tags, state.Groups.GetValueOrDefault(id?.ToLowerInvariant() ?? "")?.Tags);
    }

    public static JsonObject Answer(ReplicationGroup group) => new() { ["ReplicationGroup"] = ReplicationGroupAnswer.Show(group) };
}
