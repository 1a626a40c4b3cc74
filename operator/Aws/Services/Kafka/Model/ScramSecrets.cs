using Amazon.Runtime;

namespace Amazon.Kafka.Model;

internal class BatchAssociateScramSecretRequest : AmazonKafkaRequest
{
    public string? ClusterArn { get; set; }

    public List<string>? SecretArnList { get; set; }
}

internal class BatchAssociateScramSecretResponse : AmazonWebServiceResponse
{
    public string? ClusterArn { get; set; }

    public List<UnprocessedScramSecret>? UnprocessedScramSecrets { get; set; }
}

internal class UnprocessedScramSecret
{
    public string? ErrorCode { get; set; }

    public string? ErrorMessage { get; set; }

    public string? SecretArn { get; set; }
}
