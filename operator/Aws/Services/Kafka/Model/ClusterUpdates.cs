using Amazon.Runtime;

namespace Amazon.Kafka.Model;

public class UpdateClusterConfigurationRequest : AmazonKafkaRequest
{
    public string? ClusterArn { get; set; }

    public ConfigurationInfo? ConfigurationInfo { get; set; }

    public string? CurrentVersion { get; set; }
}

public class UpdateClusterConfigurationResponse : AmazonWebServiceResponse
{
    public string? ClusterArn { get; set; }

    public string? ClusterOperationArn { get; set; }
}

public class UpdateBrokerStorageRequest : AmazonKafkaRequest
{
    public string? ClusterArn { get; set; }

    public string? CurrentVersion { get; set; }

    public List<BrokerEBSVolumeInfo>? TargetBrokerEBSVolumeInfo { get; set; }
}

public class BrokerEBSVolumeInfo
{
    public string? KafkaBrokerNodeId { get; set; }

    public int? VolumeSizeGB { get; set; }
}

public class UpdateBrokerStorageResponse : AmazonWebServiceResponse
{
    public string? ClusterArn { get; set; }

    public string? ClusterOperationArn { get; set; }
}

public class UpdateBrokerCountRequest : AmazonKafkaRequest
{
    public string? ClusterArn { get; set; }

    public string? CurrentVersion { get; set; }

    public int? TargetNumberOfBrokerNodes { get; set; }
}

public class UpdateBrokerCountResponse : AmazonWebServiceResponse
{
    public string? ClusterArn { get; set; }

    public string? ClusterOperationArn { get; set; }
}

public class UpdateBrokerTypeRequest : AmazonKafkaRequest
{
    public string? ClusterArn { get; set; }

    public string? CurrentVersion { get; set; }

    public string? TargetInstanceType { get; set; }
}

public class UpdateBrokerTypeResponse : AmazonWebServiceResponse
{
    public string? ClusterArn { get; set; }

    public string? ClusterOperationArn { get; set; }
}

public class UpdateClusterKafkaVersionRequest : AmazonKafkaRequest
{
    public string? ClusterArn { get; set; }

    public ConfigurationInfo? ConfigurationInfo { get; set; }

    public string? CurrentVersion { get; set; }

    public string? TargetKafkaVersion { get; set; }
}

public class UpdateClusterKafkaVersionResponse : AmazonWebServiceResponse
{
    public string? ClusterArn { get; set; }

    public string? ClusterOperationArn { get; set; }
}

public class UpdateSecurityRequest : AmazonKafkaRequest
{
    public ClientAuthentication? ClientAuthentication { get; set; }

    public string? ClusterArn { get; set; }

    public string? CurrentVersion { get; set; }

    public EncryptionInfo? EncryptionInfo { get; set; }
}

public class UpdateSecurityResponse : AmazonWebServiceResponse
{
    public string? ClusterArn { get; set; }

    public string? ClusterOperationArn { get; set; }
}

public class UpdateMonitoringRequest : AmazonKafkaRequest
{
    public string? ClusterArn { get; set; }

    public string? CurrentVersion { get; set; }

    public EnhancedMonitoring? EnhancedMonitoring { get; set; }

    public OpenMonitoringInfo? OpenMonitoring { get; set; }

    public LoggingInfo? LoggingInfo { get; set; }
}

public class UpdateMonitoringResponse : AmazonWebServiceResponse
{
    public string? ClusterArn { get; set; }

    public string? ClusterOperationArn { get; set; }
}

public class DescribeClusterOperationV2Request : AmazonKafkaRequest
{
    public string? ClusterOperationArn { get; set; }
}

public class DescribeClusterOperationV2Response : AmazonWebServiceResponse
{
    public ClusterOperationV2? ClusterOperationInfo { get; set; }
}

public class ClusterOperationV2
{
    public string? ClusterArn { get; set; }

    public string? OperationArn { get; set; }

    public string? OperationType { get; set; }

    public string? OperationState { get; set; }

    public DateTime? StartTime { get; set; }

    public DateTime? EndTime { get; set; }

    public ErrorInfo? ErrorInfo { get; set; }
}

public class ErrorInfo
{
    public string? ErrorCode { get; set; }

    public string? ErrorString { get; set; }
}
