using Amazon.Runtime;

namespace Amazon.Kafka.Model;

internal class ListNodesRequest : AmazonKafkaRequest
{
    public string? ClusterArn { get; set; }

    public int? MaxResults { get; set; }

    public string? NextToken { get; set; }
}

internal class ListNodesResponse : AmazonWebServiceResponse
{
    public string? NextToken { get; set; }

    public List<NodeInfo>? NodeInfoList { get; set; }
}

internal class NodeInfo
{
    public BrokerNodeInfo? BrokerNodeInfo { get; set; }
}

internal class BrokerNodeInfo
{
    public double? BrokerId { get; set; }

    public string? ClientSubnet { get; set; }

    public List<string>? Endpoints { get; set; }
}
