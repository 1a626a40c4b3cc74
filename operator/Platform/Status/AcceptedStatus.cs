namespace Wallet.Operator.Platform.Status;

/// <summary>
/// What AWS has and cannot change any more, or only let grow; never what was only asked for. Null: nothing of the kind is built yet. A spec
/// that says otherwise is refused, also where the API server could not know (a default that was in use and is now overridden).
/// </summary>
internal sealed record AcceptedStatus
{
    /// <summary>Environment.</summary>
    public string? Environment { get; init; }

    /// <summary>AWS region.</summary>
    public string? Region { get; init; }

    /// <summary>AWS account that everything is in.</summary>
    public string? AccountId { get; init; }

    /// <summary>EKS cluster.</summary>
    public string? EksClusterName { get; init; }

    /// <summary>VPC that everything is in.</summary>
    public string? VpcId { get; init; }

    /// <summary>Shared or PerComponent.</summary>
    public string? Keys { get; init; }

    /// <summary>First database.</summary>
    public string? DatabaseName { get; init; }

    /// <summary>Administrator's user name.</summary>
    public string? DatabaseMasterUsername { get; init; }

    /// <summary>TCP port of the database.</summary>
    public int? DatabasePort { get; init; }

    /// <summary>Backup that the database was made from; <c>nothing</c> when it was made empty.</summary>
    public string? DatabaseRestoredFrom { get; init; }

    /// <summary>Encryption of the cache in transit.</summary>
    public bool? CacheTls { get; init; }

    /// <summary>Encryption of the cache at rest.</summary>
    public bool? CacheEncryptionAtRest { get; init; }

    /// <summary>Brokers; may only grow. Those that were asked for and are there.</summary>
    public int? Brokers { get; init; }

    /// <summary>EBS volume of each broker, GiB; may only grow. What was asked for and is there: automatic growth does not count.</summary>
    public int? BrokerStorageGiB { get; init; }

    /// <summary>Partitions by topic; may only grow. A topic that left the list is remembered: it is still in the cluster.</summary>
    public IReadOnlyDictionary<string, int>? TopicPartitions { get; init; }
}
