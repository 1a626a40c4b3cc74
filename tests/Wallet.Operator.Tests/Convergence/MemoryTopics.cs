using System.Collections.Concurrent;
using Wallet.LocalCloud.Aws;
using Wallet.LocalCloud.Aws.Access;
using Wallet.Operator.Messaging.Topics;
using Wallet.Operator.Platform.Facts;

namespace Wallet.Operator.Tests.Convergence;

/// <summary>
/// Topics of brokers that exist on paper only; changes are shown to the plan of the pass. Brokers with IAM ask for the rights that MSK
/// documents for each request of Kafka's protocol.
/// </summary>
internal sealed class MemoryTopics(AwsEndpoint aws, AccessKey caller) : ITopicAdmin
{
    private readonly ConcurrentDictionary<(string Brokers, string Topic), TopicObserved> _topics = new();

    public Task<IReadOnlyDictionary<string, TopicObserved>> ReadAsync(
        MessagingFacts brokers, string region, IReadOnlyList<string> topics, IReadOnlyList<string> configured, CancellationToken cancellationToken)
    {
        foreach (var topic in topics)
            Demand(brokers, region, topic, "DescribeTopic");
        foreach (var topic in configured)
            Demand(brokers, region, topic, "DescribeTopicDynamicConfiguration");
        return Task.FromResult<IReadOnlyDictionary<string, TopicObserved>>(topics
            .Where(topic => _topics.ContainsKey((brokers.BootstrapServers, topic)))
            .ToDictionary(topic => topic, topic => _topics[(brokers.BootstrapServers, topic)]));
    }

    public Task SendAsync(MessagingFacts brokers, string region, TopicRequest request, CancellationToken cancellationToken)
    {
        Demand(brokers, region, request.Topic, request switch
        {
            TopicRequest.Create => "CreateTopic",
            TopicRequest.Grow => "AlterTopic",
            _ => "AlterTopicDynamicConfiguration",
        });
        return ChangeAsync($"kafka {request.GetType().Name}Topic", () => Carry(brokers, request));
    }

    private TopicObserved Carry(MessagingFacts brokers, TopicRequest request) => _topics.AddOrUpdate(
        (brokers.BootstrapServers, request.Topic),
        _ => request is TopicRequest.Create { Settings: { } topic }
            ? new TopicObserved(topic.Partitions, topic.ReplicationFactor, topic.Config)
            : throw new InvalidOperationException($"There is no topic {request.Topic}."),
        (_, before) => request switch
        {
            TopicRequest.Grow grow => before with { Partitions = grow.Partitions },
            TopicRequest.Configure configure => before with
            {
                Config = (before.Config ?? new Dictionary<string, string>())
                    .Where(entry => !configure.Reset.Contains(entry.Key) && !configure.Set.ContainsKey(entry.Key))
                    .Concat(configure.Set).ToDictionary(),
            },
            _ => before,
        });

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
            throw new BrokersException(BrokerTrouble.Denied, "Topic authorization failed", fault);
        }
    }

    private static Task ChangeAsync<T>(string name, Func<T> change)
        => CrashPlan.Current is { } plan ? plan.CallAsync(name, true, () => Task.FromResult(change())) : Task.FromResult(change());
}
