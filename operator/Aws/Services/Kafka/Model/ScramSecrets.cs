using Amazon.Runtime;

namespace Amazon.Kafka.Model;

public class BatchAssociateScramSecretRequest : AmazonKafkaRequest
{
    public string? ClusterArn { get; set; }

    public List<string>? SecretArnList { get; set; }
}

public class BatchAssociateScramSecretResponse : AmazonWebServiceResponse
{
    public string? ClusterArn { get; set; }

    public List<UnprocessedScramSecret>? UnprocessedScramSecrets { get; set; }
}

public class UnprocessedScramSecret
{
    public string? ErrorCode { get; set; }

    public string? ErrorMessage { get; set; }

    public string? SecretArn { get; set; }
}
