namespace Wallet.LocalCloud.Engines.Kafka;

/// <summary>Answers to the admin requests that the mock does not know. Forms: kafka.apache.org/protocol.</summary>
internal static class AdminAnswers
{
    private const byte TopicResource = 2;
    private const byte Set = 0;
    private const byte Delete = 1;

    /// <summary>The answer's body to a request that follows its header in <paramref name="request"/>.</summary>
    public static byte[] Of(short api, short version, WireReader request, TopicBoard topics) => api switch
    {
        KafkaApi.CreateTopics => CreateTopics(version, request, topics),
        KafkaApi.DeleteTopics => DeleteTopics(version, request, topics),
        KafkaApi.CreatePartitions => CreatePartitions(request, topics),
        KafkaApi.DescribeConfigs => DescribeConfigs(request, topics),
        KafkaApi.IncrementalAlterConfigs => AlterConfigs(request, topics),
        _ => throw new ArgumentOutOfRangeException(nameof(api), api, "not one that is answered here"),
    };

    private static byte[] CreateTopics(short version, WireReader request, TopicBoard topics)
    {
        var asked = request.List(topic =>
        {
            var (name, partitions, replicas) = (topic.RequiredText(), topic.Int32(), topic.Int16());
            var assignments = topic.List(assignment => (assignment.Int32(), assignment.List(replica => replica.Int32()))) ?? [];
            var config = topic.List(entry => (Name: entry.RequiredText(), Value: entry.Text())) ?? [];
            return (Name: name, Partitions: assignments.Count > 0 ? assignments.Count : partitions, Replicas: (int)replicas,
                Config: config.Where(entry => entry.Value is not null).ToDictionary(entry => entry.Name, entry => entry.Value!));
        }) ?? [];
        _ = request.Int32();
        var validateOnly = version >= 1 && request.Flag();
        var outcomes = asked.ConvertAll(topic => topics.Create(topic.Name, topic.Partitions, topic.Replicas, topic.Config, validateOnly));
        var answer = new WireWriter();
        if (version >= 2)
            answer.Int32(0);
        return answer.List(outcomes, (writer, outcome) =>
        {
            writer.Text(outcome.Topic).Int16((short)outcome.Error);
            if (version >= 1)
                writer.Text(outcome.Message);
        }).ToArray();
    }

    private static byte[] DeleteTopics(short version, WireReader request, TopicBoard topics)
    {
        var outcomes = (request.List(topic => topic.RequiredText()) ?? []).ConvertAll(topics.Delete);
        var answer = new WireWriter();
        if (version >= 1)
            answer.Int32(0);
        return answer.List(outcomes, (writer, outcome) => writer.Text(outcome.Topic).Int16((short)outcome.Error)).ToArray();
    }

    private static byte[] CreatePartitions(WireReader request, TopicBoard topics)
    {
        var asked = request.List(topic =>
        {
            var (name, count) = (topic.RequiredText(), topic.Int32());
            _ = topic.List(assignment => assignment.List(replica => replica.Int32()));
            return (Name: name, Count: count);
        }) ?? [];
        _ = request.Int32();
        var validateOnly = request.Flag();
        return new WireWriter().Int32(0).List(
            asked.ConvertAll(topic => topics.Grow(topic.Name, topic.Count, validateOnly)),
            (writer, outcome) => writer.Text(outcome.Topic).Int16((short)outcome.Error).Text(outcome.Message)).ToArray();
    }

    private static byte[] DescribeConfigs(WireReader request, TopicBoard topics)
    {
        var asked = request.List(resource => (
            Kind: resource.Int8(), Name: resource.RequiredText(), Names: resource.List(name => name.RequiredText()))) ?? [];
        return new WireWriter().Int32(0).List(asked, (writer, resource) =>
        {
            var config = resource.Kind == TopicResource ? topics.ConfigOf(resource.Name) : null;
            var error = resource.Kind != TopicResource ? KafkaError.InvalidRequest
                : config is null ? KafkaError.UnknownTopic
                : KafkaError.None;
            writer.Int16((short)error).Text(null).Int8(resource.Kind).Text(resource.Name);
            Describe(writer, config, resource.Names);
        }).ToArray();
    }

    private static void Describe(WireWriter writer, IReadOnlyDictionary<string, string>? config, List<string>? names)
    {
        var shown = config is null ? [] : TopicConfigs.Defaults.Where(entry => names?.Contains(entry.Key) != false).ToList();
        writer.List(shown, (entries, entry) =>
        {
            var own = config!.GetValueOrDefault(entry.Key);
            entries.Text(entry.Key).Text(own ?? entry.Value).Flag(false).Flag(own is null).Flag(false);
        });
    }

    private static byte[] AlterConfigs(WireReader request, TopicBoard topics)
    {
        var asked = request.List(resource => (Kind: resource.Int8(), Name: resource.RequiredText(),
            Changes: resource.List(change => (Name: change.RequiredText(), Operation: change.Int8(), Value: change.Text())) ?? [])) ?? [];
        var validateOnly = request.Flag();
        var outcomes = asked.ConvertAll(resource =>
        {
            if (resource.Kind != TopicResource || resource.Changes.Exists(change => change.Operation is not (Set or Delete)))
            {
                return (resource.Kind, Outcome: new TopicOutcome(
                    resource.Name, KafkaError.InvalidRequest, "The local cloud sets and deletes settings of topics only."));
            }

            var changes = resource.Changes.ToDictionary(change => change.Name, change => change.Operation == Delete ? null : change.Value);
            return (resource.Kind, Outcome: topics.Configure(resource.Name, changes, validateOnly));
        });
        return new WireWriter().Int32(0).List(outcomes, (writer, one) => writer
            .Int16((short)one.Outcome.Error).Text(one.Outcome.Message).Int8(one.Kind).Text(one.Outcome.Topic)).ToArray();
    }
}
