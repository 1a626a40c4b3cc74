using Amazon.Runtime;

namespace Amazon.Kafka.Model;

internal class UpdateClusterConfigurationRequest : AmazonKafkaRequest
{
    public string? ClusterArn { get; set; }

    public ConfigurationInfo? ConfigurationInfo { get; set; }

    public string? CurrentVersion { get; set; }
}

internal class UpdateClusterConfigurationResponse : AmazonWebServiceResponse
{
    public string? ClusterArn { get; set; }

    public string? ClusterOperationArn { get; set; }
}

internal class UpdateBrokerStorageRequest : AmazonKafkaRequest
{
    public string? ClusterArn { get; set; }

    public string? CurrentVersion { get; set; }

    public List<BrokerEBSVolumeInfo>? TargetBrokerEBSVolumeInfo { get; set; }
}

internal class BrokerEBSVolumeInfo
{
    public string? KafkaBrokerNodeId { get; set; }

    public int? VolumeSizeGB { get; set; }
}

internal class UpdateBrokerStorageResponse : AmazonWebServiceResponse
{
    public string? ClusterArn { get; set; }

    public string? ClusterOperationArn { get; set; }
}

internal class UpdateBrokerCountRequest : AmazonKafkaRequest
{
    public string? ClusterArn { get; set; }

    public string? CurrentVersion { get; set; }

    public int? TargetNumberOfBrokerNodes { get; set; }
}

internal class UpdateBrokerCountResponse : AmazonWebServiceResponse
{
    public string? ClusterArn { get; set; }

    public string? ClusterOperationArn { get; set; }
}

internal class UpdateBrokerTypeRequest : AmazonKafkaRequest
{
    public string? ClusterArn { get; set; }

    public string? CurrentVersion { get; set; }

    public string? TargetInstanceType { get; set; }
}

internal class UpdateBrokerTypeResponse : AmazonWebServiceResponse
{
    public string? ClusterArn { get; set; }

    public string? ClusterOperationArn { get; set; }
}

internal class UpdateClusterKafkaVersionRequest : AmazonKafkaRequest
{
    public string? ClusterArn { get; set; }

    public ConfigurationInfo? ConfigurationInfo { get; set; }

    public string? CurrentVersion { get; set; }

    public string? TargetKafkaVersion { get; set; }
}

internal class UpdateClusterKafkaVersionResponse : AmazonWebServiceResponse
{
    public string? ClusterArn { get; set; }

    public string? ClusterOperationArn { get; set; }
}

internal class UpdateSecurityRequest : AmazonKafkaRequest
{
    public ClientAuthentication? ClientAuthentication { get; set; }

    public string? ClusterArn { get; set; }

    public string? CurrentVersion { get; set; }

    public EncryptionInfo? EncryptionInfo { get; set; }
}

internal class UpdateSecurityResponse : AmazonWebServiceResponse
{
    public string? ClusterArn { get; set; }

    public string? ClusterOperationArn { get; set; }
}

internal class UpdateMonitoringRequest : AmazonKafkaRequest
{
    public string? ClusterArn { get; set; }

    public string? CurrentVersion { get; set; }

    public EnhancedMonitoring? EnhancedMonitoring { get; set; }

    public OpenMonitoringInfo? OpenMonitoring { get; set; }

    public LoggingInfo? LoggingInfo { get; set; }
}

internal class UpdateMonitoringResponse : AmazonWebServiceResponse
{
    public string? ClusterArn { get; set; }

    public string? ClusterOperationArn { get; set; }
}

internal class ListClusterOperationsV2Request : AmazonKafkaRequest
{
    public string? ClusterArn { get; set; }

    public int? MaxResults { get; set; }

    public string? NextToken { get; set; }
}

internal class ListClusterOperationsV2Response : AmazonWebServiceResponse
{
    public List<ClusterOperationV2Summary>? ClusterOperationInfoList { get; set; }

    public string? NextToken { get; set; }
}

internal class ClusterOperationV2Summary
{
    public string? ClusterArn { get; set; }

    public ClusterType? ClusterType { get; set; }

    public DateTime? StartTime { get; set; }

    public DateTime? EndTime { get; set; }

    public string? OperationArn { get; set; }

    public string? OperationState { get; set; }

    public string? OperationType { get; set; }
}

internal class DescribeClusterOperationV2Request : AmazonKafkaRequest
{
    public string? ClusterOperationArn { get; set; }
}

internal class DescribeClusterOperationV2Response : AmazonWebServiceResponse
{
    public ClusterOperationV2? ClusterOperationInfo { get; set; }
}

internal class ClusterOperationV2
{
    public string? ClusterArn { get; set; }

    public string? OperationArn { get; set; }

    public string? OperationType { get; set; }

    public string? OperationState { get; set; }

    public DateTime? StartTime { get; set; }

    public DateTime? EndTime { get; set; }

    public ErrorInfo? ErrorInfo { get; set; }
}

internal class ErrorInfo
{
    public string? ErrorCode { get; set; }

    public string? ErrorString { get; set; }
}
