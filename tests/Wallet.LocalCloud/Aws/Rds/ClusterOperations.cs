namespace Wallet.LocalCloud.Aws.Rds;

/// <summary>The calls about clusters.</summary>
internal sealed class ClusterOperations(RdsState state)
{
    private readonly ClusterCreation _creation = new(state);
    private readonly ClusterModification _modification = new(state);
    private readonly ClusterLifecycle _lifecycle = new(state);

    public IEnumerable<(string Name, AwsOperation Operation)> All =>
    [
        ("CreateDBCluster", new(RdsAccess.Linked(state.Surroundings, _creation.Create), CreationAccess)),
        ("RestoreDBClusterFromSnapshot", new(RdsAccess.Linked(state.Surroundings, _creation.RestoreFromSnapshot), call =>
            [.. CreationAccess(call), RdsAccess.Also(call, "cluster-snapshot", RdsState.Id(call.Input.Text("SnapshotIdentifier") ?? "*"))])),
        ("RestoreDBClusterToPointInTime", new(RdsAccess.Linked(state.Surroundings, _creation.RestoreToPointInTime), call =>
            [.. CreationAccess(call), RdsAccess.Also(call, "cluster", RdsState.Id(call.Input.Text("SourceDBClusterIdentifier") ?? "*"))])),
        ("ModifyDBCluster", new(_modification.Modify, call =>
            [.. Access(call), .. Group(call), .. RdsAccess.Monitoring(call), .. RdsAccess.Keys(call, state.Surroundings)])),
        ("DeleteDBCluster", new(_lifecycle.Delete, call => call.Input.Text("FinalDBSnapshotIdentifier") is { } snapshot
            ? [.. Access(call), RdsAccess.Also(call, "cluster-snapshot", snapshot)]
            : Access(call))),
        ("FailoverDBCluster", new(_lifecycle.FailOver, Access)),
        ("StopDBCluster", new(_lifecycle.Stop, Access)),
        ("StartDBCluster", new(_lifecycle.Start, Access)),
        ("DescribeDBClusters", new(_lifecycle.Describe, Access)),
    ];

    private IEnumerable<AccessRequest> Access(AwsCall call)
    {
        var id = RdsState.Id(call.Input.Text("DBClusterIdentifier") ?? "*");
        return RdsAccess.Of(call, RdsState.Arn(call, "cluster", id), null, state.Clusters.GetValueOrDefault(id)?.Tags);
    }

    private IEnumerable<AccessRequest> CreationAccess(AwsCall call)
    {
        var id = RdsState.Id(call.Input.Text("DBClusterIdentifier") ?? "*");
        return
        [
            .. RdsAccess.Of(call, RdsState.Arn(call, "cluster", id), call.Input.Tags()),
            .. RdsAccess.OfNewCluster(call, state.Surroundings),
        ];
    }

    private static IEnumerable<AccessRequest> Group(AwsCall call)
        => call.Input.Text("DBClusterParameterGroupName") is { } group ? [RdsAccess.Also(call, "cluster-pg", group)] : [];
}
