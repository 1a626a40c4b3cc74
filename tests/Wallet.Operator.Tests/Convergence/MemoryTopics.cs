using System.Collections.Concurrent;
using Wallet.Operator.Messaging.Topics;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Settings;

namespace Wallet.Operator.Tests.Convergence;

/// <summary>Topics of brokers that exist on paper only; changes are shown to the plan of the pass.</summary>
internal sealed class MemoryTopics : ITopicAdmin
{
    private readonly ConcurrentDictionary<(string Brokers, string Topic), int> _topics = new();

    public Task<IReadOnlyDictionary<string, int>> ReadAsync(
        MessagingFacts brokers, string region, IReadOnlyList<string> topics, CancellationToken cancellationToken)
        => Task.FromResult<IReadOnlyDictionary<string, int>>(topics
            .Where(topic => _topics.ContainsKey((brokers.BootstrapServers, topic)))
            .ToDictionary(topic => topic, topic => _topics[(brokers.BootstrapServers, topic)]));

    public Task CreateAsync(MessagingFacts brokers, string region, TopicSettings topic, CancellationToken cancellationToken)
        => ChangeAsync("kafka CreateTopic", () => _topics.TryAdd((brokers.BootstrapServers, topic.Name), topic.Partitions));

    public Task GrowAsync(MessagingFacts brokers, string region, string topic, int partitions, CancellationToken cancellationToken)
        => ChangeAsync("kafka GrowTopic", () => _topics[(brokers.BootstrapServers, topic)] = partitions);

    private static Task ChangeAsync<T>(string name, Func<T> change)
        => CrashPlan.Current is { } plan ? plan.CallAsync(name, true, () => Task.FromResult(change())) : Task.FromResult(change());
}
