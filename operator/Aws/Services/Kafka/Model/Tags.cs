using Amazon.Runtime;

namespace Amazon.Kafka.Model;

public class TagResourceRequest : AmazonKafkaRequest
{
    public string? ResourceArn { get; set; }

    public Dictionary<string, string>? Tags { get; set; }
}

public class TagResourceResponse : AmazonWebServiceResponse;

public class UntagResourceRequest : AmazonKafkaRequest
{
    public string? ResourceArn { get; set; }

    public List<string>? TagKeys { get; set; }
}

public class UntagResourceResponse : AmazonWebServiceResponse;
