using Amazon.Runtime;

namespace Amazon.EKS.Model;

internal class DescribeClusterRequest : AmazonEKSRequest
{
    public string? Name { get; set; }
}

internal class DescribeClusterResponse : AmazonWebServiceResponse
{
    public Cluster? Cluster { get; set; }
}

internal class Cluster
{
    public string? Name { get; set; }

    public string? Arn { get; set; }

    public string? Version { get; set; }

    public ClusterStatus? Status { get; set; }

    public string? Endpoint { get; set; }

    public Identity? Identity { get; set; }

    public VpcConfigResponse? ResourcesVpcConfig { get; set; }

    public Dictionary<string, string>? Tags { get; set; }
}

internal class Identity
{
    public OIDC? Oidc { get; set; }
}

internal class OIDC
{
    public string? Issuer { get; set; }
}

internal class VpcConfigResponse
{
    public string? ClusterSecurityGroupId { get; set; }

    public List<string>? SecurityGroupIds { get; set; }

    public List<string>? SubnetIds { get; set; }

    public string? VpcId { get; set; }
}
