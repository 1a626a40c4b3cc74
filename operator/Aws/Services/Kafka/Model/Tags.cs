using Amazon.Runtime;

namespace Amazon.Kafka.Model;

internal class TagResourceRequest : AmazonKafkaRequest
{
    public string? ResourceArn { get; set; }

    public Dictionary<string, string>? Tags { get; set; }
}

internal class TagResourceResponse : AmazonWebServiceResponse;

internal class UntagResourceRequest : AmazonKafkaRequest
{
    public string? ResourceArn { get; set; }

    public List<string>? TagKeys { get; set; }
}

internal class UntagResourceResponse : AmazonWebServiceResponse;
