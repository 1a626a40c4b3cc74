using Wallet.Operator.Messaging.Topics;
using Wallet.Operator.Platform.Facts;

namespace Wallet.Operator.Tests.Messaging;

/// <summary>Topics in memory; trouble on request.</summary>
internal sealed class FakeTopics : ITopicAdmin
{
    public Dictionary<string, TopicObserved> Topics { get; } = [];

    /// <summary>What every call ends in.</summary>
    public BrokersException? Trouble { get; set; }

    public List<string> Mutations { get; } = [];

    /// <summary>The ends of calls, by topic.</summary>
    public Dictionary<string, BrokersException> Refusals { get; } = [];

    public Task<IReadOnlyDictionary<string, TopicObserved>> ReadAsync(
        MessagingFacts brokers, string region, IReadOnlyList<string> topics, IReadOnlyList<string> configured, CancellationToken cancellationToken)
    {
        Reach();
        return Task.FromResult<IReadOnlyDictionary<string, TopicObserved>>(Topics
            .Where(topic => topics.Contains(topic.Key))
            .ToDictionary(topic => topic.Key, topic => configured.Contains(topic.Key) ? topic.Value : topic.Value with { Config = null }));
    }

    public Task SendAsync(MessagingFacts brokers, string region, TopicRequest request, CancellationToken cancellationToken)
    {
        Reach();
        if (Refusals.TryGetValue(request.Topic, out var refusal))
            throw refusal;
        Topics[request.Topic] = Carried(request);
        return Task.CompletedTask;
    }

    private TopicObserved Carried(TopicRequest request)
    {
        switch (request)
        {
            case TopicRequest.Create { Settings: { } topic }:
                Mutations.Add($"{topic.Name}={topic.Partitions}");
                return new TopicObserved(topic.Partitions, topic.ReplicationFactor, topic.Config);
            case TopicRequest.Grow grow:
                Mutations.Add($"{grow.Name}={grow.Partitions}");
                return Topics[grow.Name] with { Partitions = grow.Partitions };
            case TopicRequest.Configure configure:
                Mutations.Add($"{configure.Name} {string.Join(' ', configure.Set)} -{string.Join(' ', configure.Reset)}");
                var config = (Topics[configure.Name].Config ?? new Dictionary<string, string>()).ToDictionary();
                foreach (var (key, value) in configure.Set)
                    config[key] = value;
                foreach (var key in configure.Reset)
                    config.Remove(key);
                return Topics[configure.Name] with { Config = config };
            default:
                throw new InvalidOperationException($"No such request: {request}.");
        }
    }

    private void Reach()
    {
        if (Trouble is { } trouble)
            throw trouble;
    }
}
