using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.ElastiCache;

/// <summary>IncreaseReplicaCount and DecreaseReplicaCount.</summary>
internal sealed class ReplicaCount(CacheState state)
{
    private const int MostReplicas = 5;

    public JsonObject Increase(AwsCall call)
    {
        var (group, count) = Asked(call);
        if (count < group.Members.Count - 1)
            throw CacheFaults.Value("The new replica count must be greater than the current one.");
        if (count > MostReplicas)
            throw new AwsFault("NodeQuotaForClusterExceeded", $"A node group can have at most {MostReplicas} replicas.");
        group.Status = "modifying";
        var added = new List<CacheMember>();
        while (group.Members.Count - 1 < count)
            added.Add(state.AddMember(group));
        state.Agenda.After(state.Timings.Replicas, () =>
        {
            var rolledBack = CacheResourceStates.RollsBack(state, group);
            foreach (var member in added)
            {
                member.Status = "available";
                if (rolledBack)
                    state.RemoveMember(group, member);
            }

            group.Status = "available";
        });
        return ReplicationGroupOperations.Answer(group);
    }

    public JsonObject Decrease(AwsCall call)
    {
        var (group, count) = Asked(call);
        if (count > group.Members.Count - 1)
            throw CacheFaults.Value("The new replica count must be less than the current one.");
        if (count < 1 && (group.AutomaticFailover != "disabled" || group.MultiAz))
            throw CacheFaults.Combination("At least one replica is needed while automatic failover or MultiAZ is enabled.");
        group.Status = "modifying";
        var removed = group.Members.Where(member => !member.IsPrimary).Reverse().Take(group.Members.Count - 1 - count).ToList();
        foreach (var member in removed)
            member.Status = "deleting";
        state.Agenda.After(state.Timings.Replicas, () =>
        {
            var rolledBack = CacheResourceStates.RollsBack(state, group);
            foreach (var member in removed)
            {
                member.Status = "available";
                if (!rolledBack)
                    state.RemoveMember(group, member);
            }

            group.Status = "available";
        });
        return ReplicationGroupOperations.Answer(group);
    }

    private (ReplicationGroup Group, int Count) Asked(AwsCall call)
    {
        if (call.Input.Flag("ApplyImmediately") != true)
            throw CacheFaults.Value("ApplyImmediately must be true.");
        var group = state.Available(call.Input.Required("ReplicationGroupId"));
        var count = call.Input.Number("NewReplicaCount") ?? throw CacheFaults.Value("NewReplicaCount must be given.");
        return count == group.Members.Count - 1
            ? throw new AwsFault("NoOperationFault", "The replica count is what was asked for already.")
            : (group, count);
    }
}
