using Amazon.Runtime;
using Wallet.Operator.Aws.Protocols;

namespace Amazon.RDS.Model;

public class CreateDBInstanceRequest : AmazonRDSRequest
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

public class CreateDBInstanceResponse : AmazonWebServiceResponse
{
    public DBInstance? DBInstance { get; set; }
}

public class DBInstance
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

public class Endpoint
{
    public string? Address { get; set; }

    public int? Port { get; set; }
}

public class DBParameterGroupStatus
{
    public string? DBParameterGroupName { get; set; }

    public string? ParameterApplyStatus { get; set; }
}

public class PendingModifiedValues
{
    public string? DBInstanceClass { get; set; }

    public string? EngineVersion { get; set; }
}

public class DescribeDBInstancesRequest : AmazonRDSRequest
{
    public string? DBInstanceIdentifier { get; set; }

    [ListMember("Filter")]
    public List<Filter>? Filters { get; set; }

    public string? Marker { get; set; }

    public int? MaxRecords { get; set; }
}

public class DescribeDBInstancesResponse : AmazonWebServiceResponse
{
    public string? Marker { get; set; }

    [ListMember("DBInstance")]
    public List<DBInstance>? DBInstances { get; set; }
}

public class ModifyDBInstanceRequest : AmazonRDSRequest
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

public class ModifyDBInstanceResponse : AmazonWebServiceResponse
{
    public DBInstance? DBInstance { get; set; }
}

public class RebootDBInstanceRequest : AmazonRDSRequest
{
    public string? DBInstanceIdentifier { get; set; }

    public bool? ForceFailover { get; set; }
}

public class RebootDBInstanceResponse : AmazonWebServiceResponse
{
    public DBInstance? DBInstance { get; set; }
}

public class DeleteDBInstanceRequest : AmazonRDSRequest
{
    public string? DBInstanceIdentifier { get; set; }

    public bool? SkipFinalSnapshot { get; set; }
}

public class DeleteDBInstanceResponse : AmazonWebServiceResponse
{
    public DBInstance? DBInstance { get; set; }
}
