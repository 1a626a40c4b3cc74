namespace Wallet.LocalCloud.Engines.Kafka;

/// <summary>
/// The topics of a cluster. The mock cannot add partitions to a topic, so each has more there than it shows: adding some means
/// showing more, and no record is lost.
/// </summary>
internal sealed class TopicBoard(MockCluster mock, int brokers)
{
    /// <summary>Partitions that a topic can have here.</summary>
    public const int MostPartitions = 256;

    private const int DefaultPartitions = 4;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Topic> _topics = new(StringComparer.Ordinal);

    /// <summary>Partitions that a topic shows; nothing when there is no such topic.</summary>
    public int? PartitionsOf(string topic)
    {
        lock (_lock)
            return _topics.GetValueOrDefault(topic)?.Partitions;
    }

    /// <summary>Creates a topic that a client asks about, as brokers with auto.create.topics.enable do.</summary>
    public void Ensure(string topic) => Create(topic, -1, -1, new Dictionary<string, string>(), validateOnly: false);

    public TopicOutcome Create(
        string topic, int partitions, int replicationFactor, IReadOnlyDictionary<string, string> config, bool validateOnly)
    {
        lock (_lock)
        {
            if (Refusal(topic, partitions, replicationFactor, config) is { } refusal)
                return refusal;
            if (validateOnly)
                return new(topic);
            _topics[topic] = new(partitions < 0 ? DefaultPartitions : partitions, new(config, StringComparer.Ordinal));
            mock.CreateTopic(topic, MostPartitions, replicationFactor < 0 ? Math.Min(3, brokers) : replicationFactor);
            return new(topic);
        }
    }

    public TopicOutcome Grow(string topic, int partitions, bool validateOnly)
    {
        lock (_lock)
        {
            if (!_topics.TryGetValue(topic, out var found))
                return new(topic, KafkaError.UnknownTopic);
            if (partitions <= found.Partitions)
                return new(topic, KafkaError.InvalidPartitions, $"Topic has {found.Partitions} partitions, not fewer than {partitions}.");
            if (partitions > MostPartitions)
                return new(topic, KafkaError.InvalidPartitions, TooMany);
            if (!validateOnly)
                _topics[topic] = found with { Partitions = partitions };
            return new(topic);
        }
    }

    public TopicOutcome Delete(string topic)
    {
        lock (_lock)
        {
            if (!_topics.Remove(topic))
                return new(topic, KafkaError.UnknownTopic);
            mock.DeleteTopic(topic);
            return new(topic);
        }
    }

    /// <summary>Settings of a topic that differ from the defaults; nothing when there is no such topic.</summary>
    public IReadOnlyDictionary<string, string>? ConfigOf(string topic)
    {
        lock (_lock)
            return _topics.GetValueOrDefault(topic)?.Config is { } config ? new Dictionary<string, string>(config) : null;
    }

    /// <summary>Sets settings, or gives those back their default that are null.</summary>
    public TopicOutcome Configure(string topic, IReadOnlyDictionary<string, string?> changes, bool validateOnly)
    {
        lock (_lock)
        {
            if (!_topics.TryGetValue(topic, out var found))
                return new(topic, KafkaError.UnknownTopic);
            if (TopicConfigs.Unknown(changes.Keys) is { } unknown)
                return new(topic, KafkaError.InvalidConfig, $"Unknown topic config name: {unknown}");
            foreach (var (name, value) in changes.Where(_ => !validateOnly))
            {
                if (value is null)
                    found.Config.Remove(name);
                else
                    found.Config[name] = value;
            }

            return new(topic);
        }
    }

    private static string TooMany => $"The local cloud holds at most {MostPartitions} partitions of a topic.";

    private TopicOutcome? Refusal(string topic, int partitions, int replicationFactor, IReadOnlyDictionary<string, string> config)
    {
        if (_topics.ContainsKey(topic))
            return new(topic, KafkaError.TopicExists, $"Topic '{topic}' already exists.");
        if (topic.Length is 0 or > 249)
            return new(topic, KafkaError.InvalidTopic, "Topic names have 1 to 249 characters.");
        if (partitions is 0 or < -1)
            return new(topic, KafkaError.InvalidPartitions, "Number of partitions must be larger than 0.");
        if (partitions > MostPartitions)
            return new(topic, KafkaError.InvalidPartitions, TooMany);
        if (replicationFactor is 0 or < -1 || replicationFactor > brokers)
            return new(topic, KafkaError.InvalidReplicationFactor, $"Replication factor {replicationFactor} with {brokers} brokers.");
        return TopicConfigs.Unknown(config.Keys) is { } unknown
            ? new(topic, KafkaError.InvalidConfig, $"Unknown topic config name: {unknown}")
            : null;
    }

    private sealed record Topic(int Partitions, Dictionary<string, string> Config);
}
