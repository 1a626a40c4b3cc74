using Amazon.Runtime;

namespace Amazon.Kafka.Model;

internal class CreateClusterV2Request : AmazonKafkaRequest
{
    public string? ClusterName { get; set; }

    public ProvisionedRequest? Provisioned { get; set; }

    public Dictionary<string, string>? Tags { get; set; }
}

internal class ProvisionedRequest
{
    public BrokerNodeGroupInfo? BrokerNodeGroupInfo { get; set; }

    public ClientAuthentication? ClientAuthentication { get; set; }

    public ConfigurationInfo? ConfigurationInfo { get; set; }

    public EncryptionInfo? EncryptionInfo { get; set; }

    public EnhancedMonitoring? EnhancedMonitoring { get; set; }

    public OpenMonitoringInfo? OpenMonitoring { get; set; }

    public string? KafkaVersion { get; set; }

    public LoggingInfo? LoggingInfo { get; set; }

    public int? NumberOfBrokerNodes { get; set; }
}

internal class CreateClusterV2Response : AmazonWebServiceResponse
{
    public string? ClusterArn { get; set; }

    public string? ClusterName { get; set; }

    public ClusterState? State { get; set; }

    public ClusterType? ClusterType { get; set; }
}

internal class DescribeClusterV2Request : AmazonKafkaRequest
{
    public string? ClusterArn { get; set; }
}

internal class DescribeClusterV2Response : AmazonWebServiceResponse
{
    public Cluster? ClusterInfo { get; set; }
}

internal class Cluster
{
    public string? ActiveOperationArn { get; set; }

    public string? ClusterArn { get; set; }

    public string? ClusterName { get; set; }

    public ClusterType? ClusterType { get; set; }

    public DateTime? CreationTime { get; set; }

    public string? CurrentVersion { get; set; }

    public Provisioned? Provisioned { get; set; }

    public ClusterState? State { get; set; }

    public StateInfo? StateInfo { get; set; }

    public Dictionary<string, string>? Tags { get; set; }
}

internal class Provisioned
{
    public BrokerNodeGroupInfo? BrokerNodeGroupInfo { get; set; }

    public BrokerSoftwareInfo? CurrentBrokerSoftwareInfo { get; set; }

    public ClientAuthentication? ClientAuthentication { get; set; }

    public EncryptionInfo? EncryptionInfo { get; set; }

    public EnhancedMonitoring? EnhancedMonitoring { get; set; }

    public OpenMonitoringInfo? OpenMonitoring { get; set; }

    public LoggingInfo? LoggingInfo { get; set; }

    public int? NumberOfBrokerNodes { get; set; }
}

internal class StateInfo
{
    public string? Code { get; set; }

    public string? Message { get; set; }
}

internal class ListClustersV2Request : AmazonKafkaRequest
{
    public string? ClusterNameFilter { get; set; }

    public string? ClusterTypeFilter { get; set; }

    public int? MaxResults { get; set; }

    public string? NextToken { get; set; }
}

internal class ListClustersV2Response : AmazonWebServiceResponse
{
    public List<Cluster>? ClusterInfoList { get; set; }

    public string? NextToken { get; set; }
}

internal class DeleteClusterRequest : AmazonKafkaRequest
{
    public string? ClusterArn { get; set; }

    public string? CurrentVersion { get; set; }
}

internal class DeleteClusterResponse : AmazonWebServiceResponse
{
    public string? ClusterArn { get; set; }

    public ClusterState? State { get; set; }
}

internal class GetBootstrapBrokersRequest : AmazonKafkaRequest
{
    public string? ClusterArn { get; set; }
}

internal class GetBootstrapBrokersResponse : AmazonWebServiceResponse
{
    public string? BootstrapBrokerString { get; set; }

    public string? BootstrapBrokerStringTls { get; set; }

    public string? BootstrapBrokerStringSaslScram { get; set; }

    public string? BootstrapBrokerStringSaslIam { get; set; }
}
