namespace Wallet.LocalCloud.Aws.ElastiCache;

/// <summary>ElastiCache's errors by their wire codes, which often differ from the shapes' names.</summary>
internal static class CacheFaults
{
    public static AwsFault GroupNotFound(string id) => new("ReplicationGroupNotFoundFault", $"ReplicationGroup {id} not found.", 404);

    public static AwsFault ClusterNotFound(string id) => new("CacheClusterNotFound", $"CacheCluster not found: {id}", 404);

    public static AwsFault SnapshotNotFound(string name) => new("SnapshotNotFoundFault", $"{name} is not found", 404);

    /// <summary>Unlike its siblings: 400.</summary>
    public static AwsFault SubnetGroupNotFound(string name) => new("CacheSubnetGroupNotFoundFault", $"Cache Subnet Group {name} does not exist.");

    public static AwsFault ParameterGroupNotFound(string name) => new("CacheParameterGroupNotFound", $"CacheParameterGroup {name} not found.", 404);

    public static AwsFault GroupState(string message) => new("InvalidReplicationGroupState", message);

    public static AwsFault Value(string message) => new("InvalidParameterValue", message);

    public static AwsFault Combination(string message) => new("InvalidParameterCombination", message);

    public static AwsFault NoModifications() => Combination("No modifications were requested");
}
