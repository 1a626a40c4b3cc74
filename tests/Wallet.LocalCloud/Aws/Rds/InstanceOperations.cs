using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.Rds;

/// <summary>The calls about instances, all of which are members of clusters here.</summary>
internal sealed class InstanceOperations(RdsState state)
{
    /// <summary>A member that something is being done to cannot be deleted meanwhile: InvalidDBInstanceState.</summary>
    private static readonly string[] Deletable =
    [
        "available", "failed", RdsStatus.IncompatibleNetwork, RdsStatus.IncompatibleParameters, RdsStatus.IncompatibleRestore,
        RdsStatus.NoCapacity, RdsStatus.StorageFull, RdsStatus.KeyLost, RdsStatus.KeyLostForGood,
    ];

    private readonly AgedInstances _list = new(state);
    private readonly InstanceCreation _creation = new(state);
    private readonly InstanceModification _modification = new(state);
    private readonly InstanceFailures _failures = new(state);

    public IEnumerable<(string Name, AwsOperation Operation)> All =>
    [
        ("CreateDBInstance", new(_creation.Create, CreationAccess)),
        ("ModifyDBInstance", new(_modification.Modify, call =>
            [.. Access(call), .. Group(call), .. RdsAccess.Monitoring(call), .. RdsAccess.Keys(call, state.Surroundings)])),
        ("RebootDBInstance", new(Reboot, Access)),
        ("DeleteDBInstance", new(Delete, Access)),
        ("DescribeDBInstances", new(Describe, Access)),
    ];

    private JsonObject Describe(AwsCall call)
    {
        var seen = _list.Now();
        IEnumerable<DbInstance> asked = call.Input.Text("DBInstanceIdentifier") is not { Length: > 0 } id ? seen.Keys
            : seen.ContainsKey(state.Instance(id)) ? [state.Instance(id)] : throw RdsFaults.InstanceNotFound(id);
        if (Filters.Of(call.Input, "db-cluster-id") is { } clusters)
            asked = asked.Where(instance => clusters.Contains(instance.Cluster.Id) || clusters.Contains(instance.Cluster.Arn));
        if (Filters.Of(call.Input, "db-instance-id") is { } ids)
            asked = asked.Where(instance => ids.Contains(instance.Id) || ids.Contains(instance.Arn));
        return MarkerPage.Of(state.Paging, call.Input, "DBInstances", asked, instance => instance.Id, instance => seen[instance]());
    }

    private JsonObject Reboot(AwsCall call)
    {
        var instance = state.Instance(call.Input.Required("DBInstanceIdentifier"));
        if (instance.Status is not ("available" or RdsStatus.StorageFull or RdsStatus.IncompatibleParameters))
            throw RdsFaults.InstanceState($"Instance {instance.Id} cannot be rebooted: it is in {instance.Status} state.");
        if (call.Input.Flag("ForceFailover") == true)
            throw RdsFaults.Combination("ForceFailover cannot be specified since the instance is not configured for MultiAZ.");
        instance.Status = "rebooting";
        if (instance.IsWriter)
        {
            // Readers are the same server here: only the writer's reboot restarts it.
            instance.Cluster.ApplyParameters();
            instance.Cluster.Engine.Restart();
        }

        state.Agenda.After(
            state.Timings.RebootInstance,
            () =>
            {
                if (_failures.Take(instance, RdsStatus.IncompatibleParameters, "failed", RdsStatus.IncompatibleNetwork) is { } failure)
                {
                    _failures.End(instance, failure);
                    return;
                }

                instance.Rebooted();
                instance.Status = StatusAfterReboot(instance);
                state.Note(instance, "availability", "DB instance restarted");
            },
            () => instance.Cluster.Engine.Ready);
        return Answer(instance);
    }

    /// <summary>
    /// With the same parameters it fails again: AWS's knowledge centre, aurora-mysql-incompatible-parameter, has them corrected
    /// first and the instance rebooted then.
    /// </summary>
    private static string StatusAfterReboot(DbInstance instance)
    {
        if (instance.RefusedParameters is { } refused && refused == instance.EffectiveParameters())
            return RdsStatus.IncompatibleParameters;
        instance.RefusedParameters = null;
        return "available";
    }

    private JsonObject Delete(AwsCall call)
    {
        var instance = state.Instance(call.Input.Required("DBInstanceIdentifier"));
        if (call.Input.Text("FinalDBSnapshotIdentifier") is not null)
            throw RdsFaults.Combination("FinalDBSnapshotIdentifier can not be specified when deleting a cluster instance");
        if (instance.Status == "deleting")
            throw RdsFaults.InstanceState($"Instance {instance.Id} is already being deleted.");
        if (!Deletable.Contains(instance.Status))
            throw RdsFaults.InstanceState($"Instance {instance.Id} cannot be deleted: it is in {instance.Status} state.");
        var cluster = instance.Cluster;
        instance.Status = "deleting";
        if (instance.IsWriter && cluster.Heir is { } heir)
        {
            cluster.Engine.FailOver();
            cluster.Promote(heir);
            state.Note(cluster, "failover", "Completed failover to DB instance: " + heir.Id);
        }

        state.Agenda.After(state.Timings.DeleteInstance, () => Remove(instance));
        return Answer(instance);
    }

    private void Remove(DbInstance instance)
    {
        instance.Cluster.Members.Remove(instance);
        state.Instances.Remove(instance.Id);
        state.Note(instance, "deletion", "DB instance deleted");
        state.Agenda.After(state.Timings.NetworkInterfacesLinger, () => state.Surroundings.RemoveNetworkInterface(instance.NetworkInterface));
    }

    private IEnumerable<AccessRequest> CreationAccess(AwsCall call) =>
    [
        .. RdsAccess.Of(call, RdsState.Arn(call, "db", call.Input.Text("DBInstanceIdentifier") ?? "*"), call.Input.Tags()),
        .. RdsAccess.OfNewInstance(call, state.Surroundings),
    ];

    private IEnumerable<AccessRequest> Access(AwsCall call)
    {
        var id = RdsState.Id(call.Input.Text("DBInstanceIdentifier") ?? "*");
        return RdsAccess.Of(call, RdsState.Arn(call, "db", id), null, state.Instances.GetValueOrDefault(id)?.Tags);
    }

    private static IEnumerable<AccessRequest> Group(AwsCall call)
        => call.Input.Text("DBParameterGroupName") is { } group ? [RdsAccess.Also(call, "pg", group)] : [];

    public static JsonObject Answer(DbInstance instance) => new() { ["DBInstance"] = InstanceAnswer.Show(instance) };
}
