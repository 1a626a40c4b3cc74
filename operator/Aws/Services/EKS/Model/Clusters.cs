using Amazon.Runtime;

namespace Amazon.EKS.Model;

public class DescribeClusterRequest : AmazonEKSRequest
{
    public string? Name { get; set; }
}

public class DescribeClusterResponse : AmazonWebServiceResponse
{
    public Cluster? Cluster { get; set; }
}

public class Cluster
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

public class Identity
{
    public OIDC? Oidc { get; set; }
}

public class OIDC
{
    public string? Issuer { get; set; }
}

public class VpcConfigResponse
{
    public string? ClusterSecurityGroupId { get; set; }

    public List<string>? SecurityGroupIds { get; set; }

    public List<string>? SubnetIds { get; set; }

    public string? VpcId { get; set; }
}
