using Amazon.Runtime;
using Wallet.Operator.Aws.Protocols;

namespace Amazon.RDS.Model;

internal class CreateDBClusterSnapshotRequest : AmazonRDSRequest
{
    public string? DBClusterSnapshotIdentifier { get; set; }

    public string? DBClusterIdentifier { get; set; }

    [ListMember("Tag")]
    public List<Tag>? Tags { get; set; }
}

internal class CreateDBClusterSnapshotResponse : AmazonWebServiceResponse
{
    public DBClusterSnapshot? DBClusterSnapshot { get; set; }
}

internal class DBClusterSnapshot
{
    public string? DBClusterSnapshotIdentifier { get; set; }

    public string? DBClusterSnapshotArn { get; set; }

    public string? DBClusterIdentifier { get; set; }

    public DateTime? SnapshotCreateTime { get; set; }

    public string? SnapshotType { get; set; }

    public string? Status { get; set; }

    public int? PercentProgress { get; set; }

    public string? Engine { get; set; }

    public string? EngineVersion { get; set; }

    public bool? StorageEncrypted { get; set; }

    public string? KmsKeyId { get; set; }

    [ListMember("Tag")]
    public List<Tag>? TagList { get; set; }
}

internal class DescribeDBClusterSnapshotsRequest : AmazonRDSRequest
{
    public string? DBClusterIdentifier { get; set; }

    public string? DBClusterSnapshotIdentifier { get; set; }

    public string? SnapshotType { get; set; }

    public string? Marker { get; set; }

    public int? MaxRecords { get; set; }
}

internal class DescribeDBClusterSnapshotsResponse : AmazonWebServiceResponse
{
    public string? Marker { get; set; }

    [ListMember("DBClusterSnapshot")]
    public List<DBClusterSnapshot>? DBClusterSnapshots { get; set; }
}

internal class DeleteDBClusterSnapshotRequest : AmazonRDSRequest
{
    public string? DBClusterSnapshotIdentifier { get; set; }
}

internal class DeleteDBClusterSnapshotResponse : AmazonWebServiceResponse
{
    public DBClusterSnapshot? DBClusterSnapshot { get; set; }
}
