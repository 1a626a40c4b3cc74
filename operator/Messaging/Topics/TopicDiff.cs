using System.Globalization;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.Messaging.Topics;

/// <summary>
/// What makes the topics as they should be: missing ones are created, small ones grow, their configuration is kept. Partitions are never
/// taken away, and copies are moved by people.
/// </summary>
internal static class TopicDiff
{
    /// <summary>The plan; empty when all is as it should be.</summary>
    /// <param name="pass">The pass.</param>
    /// <param name="brokers">How to reach the brokers.</param>
    /// <param name="observed">Topics by name.</param>
    public static RoomPlan<MessagingChange> Between(
        PlatformPass pass, MessagingFacts brokers, IReadOnlyDictionary<string, TopicObserved> observed)
    {
        var topics = pass.Settings.Messaging.Topics;
        return new RoomPlan<MessagingChange>(
            [.. topics.SelectMany(topic => Changes(pass, brokers, topic, observed.GetValueOrDefault(topic.Name)))],
            [.. topics.Select(topic => Copies(topic, observed.GetValueOrDefault(topic.Name))).OfType<Finding>()]);
    }

    private static IEnumerable<MessagingChange> Changes(PlatformPass pass, MessagingFacts brokers, TopicSettings topic, TopicObserved? observed)
    {
        if (observed is null)
        {
            var detail = FormattableString.Invariant($"{topic.Partitions} partitions");
            yield return new MessagingChange.OfTopic(new(Resource(topic), PlannedChange.Create, detail), brokers, new TopicRequest.Create(topic));
            yield break;
        }

        if (observed.Partitions < topic.Partitions)
            yield return new MessagingChange.OfTopic(
                PlannedChange.Modify(Resource(topic), [new FieldChange("Partitions", Text(observed.Partitions), Text(topic.Partitions))]),
                brokers,
                new TopicRequest.Grow(topic.Name, topic.Partitions));
        if (observed.Config is { } config && Configure(pass, topic, config) is var (request, fields))
            yield return new MessagingChange.OfTopic(PlannedChange.Modify(Resource(topic), fields), brokers, request);
    }

    // Keys that neither this spec nor an earlier one has named are somebody else's.
    private static (TopicRequest.Configure Request, IReadOnlyList<FieldChange> Fields)? Configure(
        PlatformPass pass, TopicSettings topic, IReadOnlyDictionary<string, string> observed)
    {
        var set = topic.Config
            .Where(wanted => !observed.TryGetValue(wanted.Key, out var value) || !TopicKeys.AreSame(value, wanted.Value))
            .ToDictionary(StringComparer.Ordinal);
        var reset = TopicKeys.Former(pass, topic.Name).Where(key => !topic.Config.ContainsKey(key) && observed.ContainsKey(key)).ToList();
        IReadOnlyList<FieldChange> fields =
        [
            .. set.Select(wanted => new FieldChange(wanted.Key, observed.GetValueOrDefault(wanted.Key) ?? "(default)", wanted.Value)),
            .. reset.Select(key => new FieldChange(key, observed[key], "(default)")),
        ];
        return fields.Count == 0 ? null : (new TopicRequest.Configure(topic.Name, set, reset), fields);
    }

    private static Finding? Copies(TopicSettings topic, TopicObserved? observed)
        => observed is null || observed.ReplicationFactor == topic.ReplicationFactor ? null : Finding.Stuck(
            "ReplicationFactorNotPossible",
            FormattableString.Invariant(
                $"spec.messaging.topics[{topic.Name}].replicationFactor: the topic has {observed.ReplicationFactor} copies, not {topic.ReplicationFactor}. ")
            + "Kafka changes that only by moving partitions: reassign them (kafka-reassign-partitions.sh), or set it to "
            + FormattableString.Invariant($"{observed.ReplicationFactor}."));

    private static string Resource(TopicSettings topic) => $"{MessagingNames.TopicKind} {topic.Name}";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
