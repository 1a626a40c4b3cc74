using Amazon.Kafka.Model;
using Wallet.Operator.Messaging.Logs;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Messaging.Brokers;

/// <summary>The MSK cluster as it is.</summary>
internal sealed record ClusterObserved
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>ARN.</summary>
    public required string Arn { get; init; }

    /// <summary>As MSK words it.</summary>
    public required string State { get; init; }

    /// <summary>Why it is in this state, where MSK says so.</summary>
    public required string? StateReason { get; init; }

    /// <summary>What the state means.</summary>
    public required StoreLifecycle Lifecycle { get; init; }

    /// <summary>Moves with every update, and every update has to name it.</summary>
    public required string CurrentVersion { get; init; }

    /// <summary>Kafka's version.</summary>
    public required string KafkaVersion { get; init; }

    /// <summary>Broker instance type.</summary>
    public required string BrokerType { get; init; }

    /// <summary>Brokers in all.</summary>
    public required int Brokers { get; init; }

    /// <summary>EBS volume of each broker, GiB.</summary>
    public required int StorageGiB { get; init; }

    /// <summary>Configuration in use; null when it is MSK's default.</summary>
    public required string? ConfigurationArn { get; init; }

    /// <summary>Its revision.</summary>
    public required long ConfigurationRevision { get; init; }

    /// <summary>Transport and proofs.</summary>
    public required ClientSecurity Security { get; init; }

    /// <summary>Where the brokers log to.</summary>
    public required LogSinks Logs { get; init; }

    /// <summary>Tags.</summary>
    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    /// <summary>Of MSK's answer.</summary>
    public static ClusterObserved From(Cluster cluster)
    {
        var provisioned = cluster.Provisioned;
        var brokers = provisioned?.BrokerNodeGroupInfo;
        var software = provisioned?.CurrentBrokerSoftwareInfo;
        return new ClusterObserved
        {
            Name = cluster.ClusterName ?? "",
            Arn = cluster.ClusterArn ?? "",
            State = cluster.State?.Value ?? "",
            StateReason = cluster.StateInfo is { Message: { Length: > 0 } message } info ? $"{info.Code} {message}".Trim() : null,
            Lifecycle = MskStatus.Of(cluster.State),
            CurrentVersion = cluster.CurrentVersion ?? "",
            KafkaVersion = software?.KafkaVersion ?? "",
            BrokerType = brokers?.InstanceType ?? "",
            Brokers = provisioned?.NumberOfBrokerNodes ?? 0,
            StorageGiB = brokers?.StorageInfo?.EbsStorageInfo?.VolumeSize ?? 0,
            ConfigurationArn = software?.ConfigurationArn,
            ConfigurationRevision = software?.ConfigurationRevision ?? 0,
            Security = ClientSecurity.Of(provisioned?.ClientAuthentication, provisioned?.EncryptionInfo),
            Logs = LogSinks.Of(provisioned?.LoggingInfo),
            Tags = cluster.Tags ?? [],
        };
    }
}
