using Amazon.Runtime;

namespace Amazon.EKS.Model;

internal class TagResourceRequest : AmazonEKSRequest
{
    public string? ResourceArn { get; set; }

    public Dictionary<string, string>? Tags { get; set; }
}

internal class TagResourceResponse : AmazonWebServiceResponse;

internal class UntagResourceRequest : AmazonEKSRequest
{
    public string? ResourceArn { get; set; }

    public List<string>? TagKeys { get; set; }
}

internal class UntagResourceResponse : AmazonWebServiceResponse;
