using Amazon.Runtime;

namespace Amazon.CloudWatchLogs.Model;

internal class ListTagsForResourceRequest : AmazonCloudWatchLogsRequest
{
    public string? ResourceArn { get; set; }
}

internal class ListTagsForResourceResponse : AmazonWebServiceResponse
{
    public Dictionary<string, string>? Tags { get; set; }
}

internal class TagResourceRequest : AmazonCloudWatchLogsRequest
{
    public string? ResourceArn { get; set; }

    public Dictionary<string, string>? Tags { get; set; }
}

internal class TagResourceResponse : AmazonWebServiceResponse;

internal class UntagResourceRequest : AmazonCloudWatchLogsRequest
{
    public string? ResourceArn { get; set; }

    public List<string>? TagKeys { get; set; }
}

internal class UntagResourceResponse : AmazonWebServiceResponse;
