using Wallet.Operator.Messaging.Topics;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Settings;

namespace Wallet.Operator.Tests.Messaging;

/// <summary>Topics in memory; unreachable on request.</summary>
internal sealed class FakeTopics : ITopicAdmin
{
    public Dictionary<string, int> Partitions { get; } = [];

    public bool IsUnreachable { get; set; }

    public List<string> Mutations { get; } = [];

    public Task<IReadOnlyDictionary<string, int>> ReadAsync(
        MessagingFacts brokers, string region, IReadOnlyList<string> topics, CancellationToken cancellationToken)
    {
        Reach();
        return Task.FromResult<IReadOnlyDictionary<string, int>>(
            Partitions.Where(topic => topics.Contains(topic.Key)).ToDictionary(topic => topic.Key, topic => topic.Value));
    }

    public Task CreateAsync(MessagingFacts brokers, string region, TopicSettings topic, CancellationToken cancellationToken) =>
        Set(topic.Name, topic.Partitions);

    public Task GrowAsync(MessagingFacts brokers, string region, string topic, int partitions, CancellationToken cancellationToken) =>
        Set(topic, partitions);

    private Task Set(string topic, int partitions)
    {
        Reach();
        Partitions[topic] = partitions;
        Mutations.Add($"{topic}={partitions}");
        return Task.CompletedTask;
    }

    private void Reach()
    {
        if (IsUnreachable)
            throw new BrokersUnreachableException("connection refused", new InvalidOperationException());
    }
}
