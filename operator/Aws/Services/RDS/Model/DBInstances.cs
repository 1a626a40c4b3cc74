using Amazon.Runtime;
using Wallet.Operator.Aws.Protocols;

namespace Amazon.RDS.Model;

internal class CreateDBInstanceRequest : AmazonRDSRequest
{
    public string? DBInstanceIdentifier { get; set; }

    public string? DBClusterIdentifier { get; set; }

    public string? DBInstanceClass { get; set; }

    public string? Engine { get; set; }

    public string? AvailabilityZone { get; set; }

    public string? DBParameterGroupName { get; set; }

    public string? PreferredMaintenanceWindow { get; set; }

    public bool? AutoMinorVersionUpgrade { get; set; }

    public bool? PubliclyAccessible { get; set; }

    public int? PromotionTier { get; set; }

    public int? MonitoringInterval { get; set; }

    public string? MonitoringRoleArn { get; set; }

    public bool? EnablePerformanceInsights { get; set; }

    public string? PerformanceInsightsKMSKeyId { get; set; }

    public int? PerformanceInsightsRetentionPeriod { get; set; }

    public bool? CopyTagsToSnapshot { get; set; }

    [ListMember("Tag")]
    public List<Tag>? Tags { get; set; }
}

internal class CreateDBInstanceResponse : AmazonWebServiceResponse
{
    public DBInstance? DBInstance { get; set; }
}

internal class DBInstance
{
    public string? DBInstanceIdentifier { get; set; }

    public string? DBInstanceArn { get; set; }

    public string? DbiResourceId { get; set; }

    public string? DBClusterIdentifier { get; set; }

    public string? DBInstanceClass { get; set; }

    public string? DBInstanceStatus { get; set; }

    public string? Engine { get; set; }

    public string? EngineVersion { get; set; }

    public Endpoint? Endpoint { get; set; }

    public string? AvailabilityZone { get; set; }

    public DateTime? InstanceCreateTime { get; set; }

    public bool? AutoMinorVersionUpgrade { get; set; }

    [ListMember("DBParameterGroup")]
    public List<DBParameterGroupStatus>? DBParameterGroups { get; set; }

    public int? MonitoringInterval { get; set; }

    public string? MonitoringRoleArn { get; set; }

    public PendingModifiedValues? PendingModifiedValues { get; set; }

    public bool? PerformanceInsightsEnabled { get; set; }

    public string? PerformanceInsightsKMSKeyId { get; set; }

    public int? PerformanceInsightsRetentionPeriod { get; set; }

    public string? PreferredMaintenanceWindow { get; set; }

    public int? PromotionTier { get; set; }

    public bool? PubliclyAccessible { get; set; }

    [ListMember("Tag")]
    public List<Tag>? TagList { get; set; }
}

internal class Endpoint
{
    public string? Address { get; set; }

    public int? Port { get; set; }
}

internal class DBParameterGroupStatus
{
    public string? DBParameterGroupName { get; set; }

    public string? ParameterApplyStatus { get; set; }
}

internal class PendingModifiedValues
{
    public string? DBInstanceClass { get; set; }

    public string? EngineVersion { get; set; }
}

internal class DescribeDBInstancesRequest : AmazonRDSRequest
{
    public string? DBInstanceIdentifier { get; set; }

    [ListMember("Filter")]
    public List<Filter>? Filters { get; set; }

    public string? Marker { get; set; }

    public int? MaxRecords { get; set; }
}

internal class DescribeDBInstancesResponse : AmazonWebServiceResponse
{
    public string? Marker { get; set; }

    [ListMember("DBInstance")]
    public List<DBInstance>? DBInstances { get; set; }
}

internal class ModifyDBInstanceRequest : AmazonRDSRequest
{
    public string? DBInstanceIdentifier { get; set; }

    public bool? ApplyImmediately { get; set; }

    public bool? AutoMinorVersionUpgrade { get; set; }

    public string? DBInstanceClass { get; set; }

    public string? DBParameterGroupName { get; set; }

    public bool? EnablePerformanceInsights { get; set; }

    public int? MonitoringInterval { get; set; }

    public string? MonitoringRoleArn { get; set; }

    public string? PerformanceInsightsKMSKeyId { get; set; }

    public int? PerformanceInsightsRetentionPeriod { get; set; }

    public string? PreferredMaintenanceWindow { get; set; }

    public int? PromotionTier { get; set; }

    public bool? PubliclyAccessible { get; set; }
}

internal class ModifyDBInstanceResponse : AmazonWebServiceResponse
{
    public DBInstance? DBInstance { get; set; }
}

internal class RebootDBInstanceRequest : AmazonRDSRequest
{
    public string? DBInstanceIdentifier { get; set; }

    public bool? ForceFailover { get; set; }
}

internal class RebootDBInstanceResponse : AmazonWebServiceResponse
{
    public DBInstance? DBInstance { get; set; }
}

internal class DeleteDBInstanceRequest : AmazonRDSRequest
{
    public string? DBInstanceIdentifier { get; set; }

    public bool? SkipFinalSnapshot { get; set; }
}

internal class DeleteDBInstanceResponse : AmazonWebServiceResponse
{
    public DBInstance? DBInstance { get; set; }
}
