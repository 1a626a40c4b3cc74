using Amazon.Runtime;

namespace Amazon.CloudWatchLogs.Model;

internal class LogGroup
{
    public string? Arn { get; set; }

    public long? CreationTime { get; set; }

    public string? KmsKeyId { get; set; }

    public string? LogGroupName { get; set; }

    public int? RetentionInDays { get; set; }
}

internal class CreateLogGroupRequest : AmazonCloudWatchLogsRequest
{
    public string? KmsKeyId { get; set; }

    public string? LogGroupName { get; set; }

    public Dictionary<string, string>? Tags { get; set; }
}

internal class CreateLogGroupResponse : AmazonWebServiceResponse;

internal class DescribeLogGroupsRequest : AmazonCloudWatchLogsRequest
{
    public int? Limit { get; set; }

    public string? LogGroupNamePrefix { get; set; }

    public string? NextToken { get; set; }
}

internal class DescribeLogGroupsResponse : AmazonWebServiceResponse
{
    public List<LogGroup>? LogGroups { get; set; }

    public string? NextToken { get; set; }
}

internal class PutRetentionPolicyRequest : AmazonCloudWatchLogsRequest
{
    public string? LogGroupName { get; set; }

    public int? RetentionInDays { get; set; }
}

internal class PutRetentionPolicyResponse : AmazonWebServiceResponse;

internal class AssociateKmsKeyRequest : AmazonCloudWatchLogsRequest
{
    public string? KmsKeyId { get; set; }

    public string? LogGroupName { get; set; }
}

internal class AssociateKmsKeyResponse : AmazonWebServiceResponse;

internal class DeleteLogGroupRequest : AmazonCloudWatchLogsRequest
{
    public string? LogGroupName { get; set; }
}

internal class DeleteLogGroupResponse : AmazonWebServiceResponse;
