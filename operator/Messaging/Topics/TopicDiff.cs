using Wallet.Operator.Platform.Settings;

namespace Wallet.Operator.Messaging.Topics;

/// <summary>What makes the topics as they should be: missing ones are made, small ones grow. Partitions are never taken away.</summary>
internal static class TopicDiff
{
    /// <summary>Changes; empty when all is as it should be.</summary>
    /// <param name="desired">Topics of the spec.</param>
    /// <param name="observed">Partitions by topic.</param>
    public static IEnumerable<MessagingChange> Between(IReadOnlyList<TopicSettings> desired, IReadOnlyDictionary<string, int> observed)
    {
        foreach (var topic in desired)
        {
            if (!observed.TryGetValue(topic.Name, out var partitions))
                yield return new MessagingChange.CreateTopic(topic);
            else if (partitions < topic.Partitions)
                yield return new MessagingChange.GrowTopic(topic.Name, partitions, topic.Partitions);
        }
    }
}
