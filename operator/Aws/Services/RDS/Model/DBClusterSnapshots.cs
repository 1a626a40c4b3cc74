using Amazon.Runtime;
using Wallet.Operator.Aws.Protocols;

namespace Amazon.RDS.Model;

public class CreateDBClusterSnapshotRequest : AmazonRDSRequest
{
    public string? DBClusterSnapshotIdentifier { get; set; }

    public string? DBClusterIdentifier { get; set; }

    [ListMember("Tag")]
    public List<Tag>? Tags { get; set; }
}

public class CreateDBClusterSnapshotResponse : AmazonWebServiceResponse
{
    public DBClusterSnapshot? DBClusterSnapshot { get; set; }
}

public class DBClusterSnapshot
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

public class DescribeDBClusterSnapshotsRequest : AmazonRDSRequest
{
    public string? DBClusterIdentifier { get; set; }

    public string? DBClusterSnapshotIdentifier { get; set; }

    public string? SnapshotType { get; set; }

    public string? Marker { get; set; }

    public int? MaxRecords { get; set; }
}

public class DescribeDBClusterSnapshotsResponse : AmazonWebServiceResponse
{
    public string? Marker { get; set; }

    [ListMember("DBClusterSnapshot")]
    public List<DBClusterSnapshot>? DBClusterSnapshots { get; set; }
}

public class DeleteDBClusterSnapshotRequest : AmazonRDSRequest
{
    public string? DBClusterSnapshotIdentifier { get; set; }
}

public class DeleteDBClusterSnapshotResponse : AmazonWebServiceResponse
{
    public DBClusterSnapshot? DBClusterSnapshot { get; set; }
}
