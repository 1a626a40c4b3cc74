using Amazon.Runtime;
using Wallet.Operator.Aws.Protocols;

namespace Amazon.ElastiCache.Model;

internal class CreateSnapshotRequest : AmazonElastiCacheRequest
{
    public string? SnapshotName { get; set; }

    public string? ReplicationGroupId { get; set; }

    public string? CacheClusterId { get; set; }

    public string? KmsKeyId { get; set; }

    [ListMember("Tag")]
    public List<Tag>? Tags { get; set; }
}

internal class CreateSnapshotResponse : AmazonWebServiceResponse
{
    public Snapshot? Snapshot { get; set; }
}

internal class Snapshot
{
    public string? SnapshotName { get; set; }

    public string? ARN { get; set; }

    public string? ReplicationGroupId { get; set; }

    public string? CacheClusterId { get; set; }

    public string? SnapshotSource { get; set; }

    public string? SnapshotStatus { get; set; }

    public string? KmsKeyId { get; set; }

    public string? Engine { get; set; }

    public string? EngineVersion { get; set; }

    public string? CacheNodeType { get; set; }
}

internal class DescribeSnapshotsRequest : AmazonElastiCacheRequest
{
    public string? ReplicationGroupId { get; set; }

    public string? SnapshotName { get; set; }

    public string? SnapshotSource { get; set; }

    public string? Marker { get; set; }

    public int? MaxRecords { get; set; }
}

internal class DescribeSnapshotsResponse : AmazonWebServiceResponse
{
    public string? Marker { get; set; }

    [ListMember("Snapshot")]
    public List<Snapshot>? Snapshots { get; set; }
}

internal class DeleteSnapshotRequest : AmazonElastiCacheRequest
{
    public string? SnapshotName { get; set; }
}

internal class DeleteSnapshotResponse : AmazonWebServiceResponse
{
    public Snapshot? Snapshot { get; set; }
}
