using Amazon.Runtime;

namespace Amazon.EKS.Model;

public class TagResourceRequest : AmazonEKSRequest
{
    public string? ResourceArn { get; set; }

    public Dictionary<string, string>? Tags { get; set; }
}

public class TagResourceResponse : AmazonWebServiceResponse;

public class UntagResourceRequest : AmazonEKSRequest
{
    public string? ResourceArn { get; set; }

    public List<string>? TagKeys { get; set; }
}

public class UntagResourceResponse : AmazonWebServiceResponse;
