using System.Collections.Concurrent;
using Wallet.LocalCloud.Aws;
using Wallet.LocalCloud.Aws.Access;
using Wallet.Operator.Messaging.Topics;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Settings;

namespace Wallet.Operator.Tests.Convergence;

/// <summary>
/// Topics of brokers that exist on paper only; changes are shown to the plan of the pass. Brokers with IAM ask for the rights that MSK
/// documents for each request of Kafka's protocol.
/// </summary>
internal sealed class MemoryTopics(AwsEndpoint aws, AccessKey caller) : ITopicAdmin
{
    private readonly ConcurrentDictionary<(string Brokers, string Topic), int> _topics = new();

    public Task<IReadOnlyDictionary<string, int>> ReadAsync(
        MessagingFacts brokers, string region, IReadOnlyList<string> topics, CancellationToken cancellationToken)
    {
        foreach (var topic in topics)
            Demand(brokers, region, topic, "DescribeTopic");
        return Task.FromResult<IReadOnlyDictionary<string, int>>(topics
            .Where(topic => _topics.ContainsKey((brokers.BootstrapServers, topic)))
            .ToDictionary(topic => topic, topic => _topics[(brokers.BootstrapServers, topic)]));
    }

    public Task CreateAsync(MessagingFacts brokers, string region, TopicSettings topic, CancellationToken cancellationToken)
    {
        Demand(brokers, region, topic.Name, "CreateTopic");
        return ChangeAsync("kafka CreateTopic", () => _topics.TryAdd((brokers.BootstrapServers, topic.Name), topic.Partitions));
    }

    public Task GrowAsync(MessagingFacts brokers, string region, string topic, int partitions, CancellationToken cancellationToken)
    {
        Demand(brokers, region, topic, "AlterTopic");
        return ChangeAsync("kafka GrowTopic", () => _topics[(brokers.BootstrapServers, topic)] = partitions);
    }

    private void Demand(MessagingFacts brokers, string region, string topic, string action)
    {
        if (brokers.Security != "iam")
            return;
        var cluster = aws.Resources.Select(resource => resource.Arn)
            .First(arn => arn.Contains(":kafka:", StringComparison.Ordinal) && arn.Split('/') is [_, var name, _]
                && brokers.BootstrapServers.Contains(name, StringComparison.Ordinal));
        try
        {
            aws.Access.Demand(caller, region, new AccessRequest("kafka-cluster:Connect", cluster));
            var topicArn = $"{cluster.Replace(":cluster/", ":topic/", StringComparison.Ordinal)}/{topic}";
            aws.Access.Demand(caller, region, new AccessRequest($"kafka-cluster:{action}", topicArn));
        }
        catch (AwsFault fault)
        {
            throw new BrokersUnreachableException("Topic authorization failed", fault);
        }
    }

    private static Task ChangeAsync<T>(string name, Func<T> change)
        => CrashPlan.Current is { } plan ? plan.CallAsync(name, true, () => Task.FromResult(change())) : Task.FromResult(change());
}
