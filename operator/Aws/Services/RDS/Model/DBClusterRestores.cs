using Amazon.Runtime;
using Wallet.Operator.Aws.Protocols;

namespace Amazon.RDS.Model;

internal class RestoreDBClusterToPointInTimeRequest : AmazonRDSRequest
{
    public string? DBClusterIdentifier { get; set; }

    public string? SourceDBClusterIdentifier { get; set; }

    public DateTime? RestoreToTime { get; set; }

    public bool? UseLatestRestorableTime { get; set; }

    public int? Port { get; set; }

    public string? DBSubnetGroupName { get; set; }

    [ListMember("VpcSecurityGroupId")]
    public List<string>? VpcSecurityGroupIds { get; set; }

    public string? DBClusterParameterGroupName { get; set; }

    public string? KmsKeyId { get; set; }

    public string? StorageType { get; set; }

    public List<string>? EnableCloudwatchLogsExports { get; set; }

    public bool? EnableIAMDatabaseAuthentication { get; set; }

    public bool? DeletionProtection { get; set; }

    public bool? CopyTagsToSnapshot { get; set; }

    [ListMember("Tag")]
    public List<Tag>? Tags { get; set; }

    public string? EngineLifecycleSupport { get; set; }
}

internal class RestoreDBClusterToPointInTimeResponse : AmazonWebServiceResponse
{
    public DBCluster? DBCluster { get; set; }
}

internal class RestoreDBClusterFromSnapshotRequest : AmazonRDSRequest
{
    public string? DBClusterIdentifier { get; set; }

    public string? SnapshotIdentifier { get; set; }

    public string? Engine { get; set; }

    public string? EngineVersion { get; set; }

    public int? Port { get; set; }

    public string? DBSubnetGroupName { get; set; }

    [ListMember("VpcSecurityGroupId")]
    public List<string>? VpcSecurityGroupIds { get; set; }

    public string? DBClusterParameterGroupName { get; set; }

    public string? KmsKeyId { get; set; }

    public string? StorageType { get; set; }

    public List<string>? EnableCloudwatchLogsExports { get; set; }

    public bool? EnableIAMDatabaseAuthentication { get; set; }

    public bool? DeletionProtection { get; set; }

    public bool? CopyTagsToSnapshot { get; set; }

    [ListMember("Tag")]
    public List<Tag>? Tags { get; set; }

    public string? EngineLifecycleSupport { get; set; }
}

internal class RestoreDBClusterFromSnapshotResponse : AmazonWebServiceResponse
{
    public DBCluster? DBCluster { get; set; }
}
