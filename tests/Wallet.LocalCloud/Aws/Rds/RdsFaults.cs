namespace Wallet.LocalCloud.Aws.Rds;

/// <summary>RDS's errors by their wire codes, which often differ from the shapes' names.</summary>
internal static class RdsFaults
{
    public static AwsFault ClusterNotFound(string id) => new("DBClusterNotFoundFault", $"DBCluster {id} not found.", 404);

    public static AwsFault InstanceNotFound(string id) => new("DBInstanceNotFound", $"DBInstance {id} not found.", 404);

    public static AwsFault SnapshotNotFound(string id) => new("DBClusterSnapshotNotFoundFault", $"DBClusterSnapshot {id} not found.", 404);

    public static AwsFault SubnetGroupNotFound(string name) => new("DBSubnetGroupNotFoundFault", $"DB subnet group '{name}' does not exist.", 404);

    public static AwsFault ParameterGroupNotFound(string name) => new("DBParameterGroupNotFound", $"DBParameterGroup not found: {name}", 404);

    public static AwsFault ClusterParameterGroupNotFound(string name)
        => new("DBClusterParameterGroupNotFound", $"DBClusterParameterGroup not found: {name}", 404);

    public static AwsFault ClusterState(string message) => new("InvalidDBClusterStateFault", message);

    public static AwsFault InstanceState(string message) => new("InvalidDBInstanceState", message);

    public static AwsFault Value(string message) => new("InvalidParameterValue", message);

    public static AwsFault Combination(string message) => new("InvalidParameterCombination", message);
}
