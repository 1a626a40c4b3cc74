namespace Wallet.LocalCloud.Engines.Kafka;

/// <summary>Keys and error codes of Kafka's protocol, as far as the front answers for the mock: kafka.apache.org/protocol.</summary>
internal static class KafkaApi
{
    public const short Metadata = 3;
    public const short ApiVersions = 18;
    public const short CreateTopics = 19;
    public const short DeleteTopics = 20;
    public const short DescribeConfigs = 32;
    public const short CreatePartitions = 37;
    public const short IncrementalAlterConfigs = 44;

    /// <summary>The last version of Metadata before leader epochs and flexible forms: the mock is held to it.</summary>
    public const short LastPlainMetadata = 4;

    /// <summary>What the mock has not, with the highest version that is answered: all of them before flexible forms.</summary>
    public static IReadOnlyDictionary<short, short> Answered { get; } = new Dictionary<short, short>
    {
        [CreateTopics] = 4,
        [DeleteTopics] = 3,
        [DescribeConfigs] = 0,
        [CreatePartitions] = 1,
        [IncrementalAlterConfigs] = 0,
    };
}

/// <summary>Error codes.</summary>
internal enum KafkaError : short
{
    None = 0,
    UnknownTopic = 3,
    InvalidTopic = 17,
    TopicExists = 36,
    InvalidPartitions = 37,
    InvalidReplicationFactor = 38,
    InvalidConfig = 40,
    InvalidRequest = 42,
}

/// <summary>What came of a change to a topic.</summary>
internal sealed record TopicOutcome(string Topic, KafkaError Error = KafkaError.None, string? Message = null);
