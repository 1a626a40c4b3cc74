using Amazon.Runtime;
using Wallet.Operator.Aws.Protocols;

namespace Amazon.RDS.Model;

internal class CreateDBClusterRequest : AmazonRDSRequest
{
    public string? DBClusterIdentifier { get; set; }

    public string? Engine { get; set; }

    public string? EngineVersion { get; set; }

    public string? DatabaseName { get; set; }

    public string? MasterUsername { get; set; }

    public string? MasterUserPassword { get; set; }

    public int? Port { get; set; }

    public string? DBSubnetGroupName { get; set; }

    [ListMember("VpcSecurityGroupId")]
    public List<string>? VpcSecurityGroupIds { get; set; }

    public string? DBClusterParameterGroupName { get; set; }

    public bool? StorageEncrypted { get; set; }

    public string? KmsKeyId { get; set; }

    public string? StorageType { get; set; }

    public int? BackupRetentionPeriod { get; set; }

    public string? PreferredBackupWindow { get; set; }

    public string? PreferredMaintenanceWindow { get; set; }

    public List<string>? EnableCloudwatchLogsExports { get; set; }

    public bool? EnableIAMDatabaseAuthentication { get; set; }

    public bool? DeletionProtection { get; set; }

    public bool? CopyTagsToSnapshot { get; set; }

    [ListMember("Tag")]
    public List<Tag>? Tags { get; set; }

    public string? EngineLifecycleSupport { get; set; }
}

internal class CreateDBClusterResponse : AmazonWebServiceResponse
{
    public DBCluster? DBCluster { get; set; }
}

internal class DBCluster
{
    public string? DBClusterIdentifier { get; set; }

    public string? DBClusterArn { get; set; }

    public string? DbClusterResourceId { get; set; }

    public DateTime? ClusterCreateTime { get; set; }

    public string? Status { get; set; }

    public string? Engine { get; set; }

    public string? EngineVersion { get; set; }

    public string? DatabaseName { get; set; }

    public string? MasterUsername { get; set; }

    public string? Endpoint { get; set; }

    public string? ReaderEndpoint { get; set; }

    public int? Port { get; set; }

    [ListMember("DBClusterMember")]
    public List<DBClusterMember>? DBClusterMembers { get; set; }

    public string? DBClusterParameterGroup { get; set; }

    public string? DBSubnetGroup { get; set; }

    [ListMember("VpcSecurityGroupMembership")]
    public List<VpcSecurityGroupMembership>? VpcSecurityGroups { get; set; }

    public bool? StorageEncrypted { get; set; }

    public string? KmsKeyId { get; set; }

    public string? StorageType { get; set; }

    public int? BackupRetentionPeriod { get; set; }

    public string? PreferredBackupWindow { get; set; }

    public string? PreferredMaintenanceWindow { get; set; }

    public DateTime? EarliestRestorableTime { get; set; }

    public DateTime? LatestRestorableTime { get; set; }

    public List<string>? EnabledCloudwatchLogsExports { get; set; }

    public bool? IAMDatabaseAuthenticationEnabled { get; set; }

    public bool? DeletionProtection { get; set; }

    public bool? CopyTagsToSnapshot { get; set; }

    public ClusterPendingModifiedValues? PendingModifiedValues { get; set; }

    [ListMember("Tag")]
    public List<Tag>? TagList { get; set; }
}

internal class DBClusterMember
{
    public string? DBInstanceIdentifier { get; set; }

    public bool? IsClusterWriter { get; set; }

    public string? DBClusterParameterGroupStatus { get; set; }

    public int? PromotionTier { get; set; }
}

internal class VpcSecurityGroupMembership
{
    public string? VpcSecurityGroupId { get; set; }

    public string? Status { get; set; }
}

internal class ClusterPendingModifiedValues
{
    public int? BackupRetentionPeriod { get; set; }

    public string? EngineVersion { get; set; }

    public bool? IAMDatabaseAuthenticationEnabled { get; set; }

    public string? MasterUserPassword { get; set; }

    public PendingCloudwatchLogsExports? PendingCloudwatchLogsExports { get; set; }
}

internal class PendingCloudwatchLogsExports
{
    public List<string>? LogTypesToEnable { get; set; }

    public List<string>? LogTypesToDisable { get; set; }
}

internal class DescribeDBClustersRequest : AmazonRDSRequest
{
    public string? DBClusterIdentifier { get; set; }

    [ListMember("Filter")]
    public List<Filter>? Filters { get; set; }

    public string? Marker { get; set; }

    public int? MaxRecords { get; set; }
}

internal class DescribeDBClustersResponse : AmazonWebServiceResponse
{
    public string? Marker { get; set; }

    [ListMember("DBCluster")]
    public List<DBCluster>? DBClusters { get; set; }
}

internal class ModifyDBClusterRequest : AmazonRDSRequest
{
    public string? DBClusterIdentifier { get; set; }

    public bool? ApplyImmediately { get; set; }

    public bool? AllowMajorVersionUpgrade { get; set; }

    public int? BackupRetentionPeriod { get; set; }

    public CloudwatchLogsExportConfiguration? CloudwatchLogsExportConfiguration { get; set; }

    public bool? CopyTagsToSnapshot { get; set; }

    public string? DBClusterParameterGroupName { get; set; }

    public bool? DeletionProtection { get; set; }

    public bool? EnableIAMDatabaseAuthentication { get; set; }

    public string? EngineVersion { get; set; }

    public string? MasterUserPassword { get; set; }

    public int? Port { get; set; }

    public string? PreferredBackupWindow { get; set; }

    public string? PreferredMaintenanceWindow { get; set; }

    public string? StorageType { get; set; }

    [ListMember("VpcSecurityGroupId")]
    public List<string>? VpcSecurityGroupIds { get; set; }
}

internal class CloudwatchLogsExportConfiguration
{
    public List<string>? EnableLogTypes { get; set; }

    public List<string>? DisableLogTypes { get; set; }
}

internal class ModifyDBClusterResponse : AmazonWebServiceResponse
{
    public DBCluster? DBCluster { get; set; }
}

internal class DeleteDBClusterRequest : AmazonRDSRequest
{
    public string? DBClusterIdentifier { get; set; }

    public bool? SkipFinalSnapshot { get; set; }

    public string? FinalDBSnapshotIdentifier { get; set; }
}

internal class DeleteDBClusterResponse : AmazonWebServiceResponse
{
    public DBCluster? DBCluster { get; set; }
}

internal class FailoverDBClusterRequest : AmazonRDSRequest
{
    public string? DBClusterIdentifier { get; set; }

    public string? TargetDBInstanceIdentifier { get; set; }
}

internal class FailoverDBClusterResponse : AmazonWebServiceResponse
{
    public DBCluster? DBCluster { get; set; }
}

internal class StartDBClusterRequest : AmazonRDSRequest
{
    public string? DBClusterIdentifier { get; set; }
}

internal class StartDBClusterResponse : AmazonWebServiceResponse
{
    public DBCluster? DBCluster { get; set; }
}
