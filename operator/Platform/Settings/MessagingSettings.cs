namespace Wallet.Operator.Platform.Settings;

/// <summary>MSK provisioned cluster and topics.</summary>
internal sealed record MessagingSettings
{
    /// <summary>Version, or the channel (3 or 4) whose newest active version is taken at creation.</summary>
    public required string KafkaVersion { get; init; }

    /// <summary>Broker instance type, e.g. <c>kafka.m5.large</c>.</summary>
    public required string BrokerType { get; init; }

    /// <summary>Brokers in all; a multiple of the number of subnets.</summary>
    public required int Brokers { get; init; }

    /// <summary>EBS volume of each broker, GiB. A floor: storage may grow by itself.</summary>
    public required int StorageGiB { get; init; }

    /// <summary><c>TLS</c>, <c>TLS_PLAINTEXT</c> or <c>PLAINTEXT</c>.</summary>
    public required string ClientBroker { get; init; }

    /// <summary>Of <c>IAM</c>, <c>TLS</c>, <c>SCRAM</c>, <c>Unauthenticated</c>.</summary>
    public required IReadOnlyList<string> Authentication { get; init; }

    /// <summary>Broker configuration, the operator's and the user's together.</summary>
    public required IReadOnlyDictionary<string, string> ServerProperties { get; init; }

    /// <summary>Topics kept by the operator: the API's and the user's.</summary>
    public required IReadOnlyList<TopicSettings> Topics { get; init; }

    /// <summary>Broker logs to CloudWatch.</summary>
    public required bool LogsToCloudWatch { get; init; }

    /// <summary>Broker logs to this bucket too.</summary>
    public string? LogsS3Bucket { get; init; }
}

/// <summary>A Kafka topic.</summary>
/// <param name="Name">Topic name.</param>
/// <param name="Partitions">Partitions; may only grow.</param>
/// <param name="ReplicationFactor">Copies of each partition, at creation.</param>
/// <param name="Config">Topic configuration.</param>
internal sealed record TopicSettings(string Name, int Partitions, int ReplicationFactor, IReadOnlyDictionary<string, string> Config);
