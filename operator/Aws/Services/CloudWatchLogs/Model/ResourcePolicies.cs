using Amazon.Runtime;

namespace Amazon.CloudWatchLogs.Model;

internal class ResourcePolicy
{
    public string? PolicyDocument { get; set; }

    public string? PolicyName { get; set; }
}

internal class DescribeResourcePoliciesRequest : AmazonCloudWatchLogsRequest
{
    public int? Limit { get; set; }

    public string? NextToken { get; set; }
}

internal class DescribeResourcePoliciesResponse : AmazonWebServiceResponse
{
    public string? NextToken { get; set; }

    public List<ResourcePolicy>? ResourcePolicies { get; set; }
}

internal class PutResourcePolicyRequest : AmazonCloudWatchLogsRequest
{
    public string? PolicyDocument { get; set; }

    public string? PolicyName { get; set; }
}

internal class PutResourcePolicyResponse : AmazonWebServiceResponse
{
    public ResourcePolicy? ResourcePolicy { get; set; }
}
