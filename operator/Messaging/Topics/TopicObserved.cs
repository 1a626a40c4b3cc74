namespace Wallet.Operator.Messaging.Topics;

/// <summary>A topic as it is.</summary>
/// <param name="Partitions">Partitions.</param>
/// <param name="ReplicationFactor">Copies of the partition that has fewest.</param>
/// <param name="Config">What is set for this topic, by key; null when it was not asked for.</param>
internal sealed record TopicObserved(int Partitions, int ReplicationFactor, IReadOnlyDictionary<string, string>? Config = null);
