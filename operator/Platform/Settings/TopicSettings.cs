namespace Wallet.Operator.Platform.Settings;

/// <summary>A Kafka topic.</summary>
/// <param name="Name">Topic name.</param>
/// <param name="Partitions">Partitions; may only grow.</param>
/// <param name="ReplicationFactor">Copies of each partition, at creation.</param>
/// <param name="Config">Topic configuration.</param>
internal sealed record TopicSettings(string Name, int Partitions, int ReplicationFactor, IReadOnlyDictionary<string, string> Config);
