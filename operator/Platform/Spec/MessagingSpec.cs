namespace Wallet.Operator.Platform.Spec;

/// <summary>MSK provisioned cluster and topics.</summary>
internal sealed record MessagingSpec
{
    /// <summary>How clients prove who they are. Of IAM, TLS, SCRAM, Unauthenticated.</summary>
    public IReadOnlyList<string>? Authentication { get; init; }

    /// <summary>Broker instance type, e.g. kafka.m5.large.</summary>
    public string? BrokerType { get; init; }

    /// <summary>Brokers in all; a multiple of the number of subnets. 2 to 30.</summary>
    public int? Brokers { get; init; }

    /// <summary>Encryption between clients and brokers. One of TLS, TLS_PLAINTEXT, PLAINTEXT.</summary>
    public string? ClientBroker { get; init; }

    /// <summary>Kafka version or the channel it is taken from (3 or 4: newest active).</summary>
    public string? KafkaVersion { get; init; }

    /// <summary>Broker logs.</summary>
    public BrokerLogsSpec? Logs { get; init; }

    /// <summary>Broker configuration besides what the operator sets.</summary>
    public IReadOnlyDictionary<string, string>? ServerProperties { get; init; }

    /// <summary>EBS volume of each broker, GiB. 1 to 16384.</summary>
    public int? StorageGiB { get; init; }

    /// <summary>Topics kept by the operator; removing one from the list leaves it in the cluster.</summary>
    public IReadOnlyList<TopicSpec>? Topics { get; init; }
}

/// <summary>A topic.</summary>
internal sealed record TopicSpec
{
    /// <summary>Topic configuration.</summary>
    public IReadOnlyDictionary<string, string>? Config { get; init; }

    /// <summary>Topic name.</summary>
    public required string Name { get; init; }

    /// <summary>Partitions. 1 to 1000.</summary>
    public required int Partitions { get; init; }

    /// <summary>Copies of each partition. 1 to 5.</summary>
    public int? ReplicationFactor { get; init; }
}

/// <summary>Broker logs.</summary>
internal sealed record BrokerLogsSpec
{
    /// <summary>To CloudWatch.</summary>
    public bool? CloudWatch { get; init; }

    /// <summary>To this bucket too.</summary>
    public string? S3Bucket { get; init; }
}
