using System.Text;
using Amazon.Kafka;
using Amazon.Kafka.Model;
using Wallet.Operator.Aws;
using Wallet.Operator.Messaging.Brokers;
using Wallet.Operator.Messaging.Configurations;
using Wallet.Operator.Messaging.Topics;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Messaging;

/// <summary>Reads brokers and topics of one platform: lists that all platforms share, the rest now and then.</summary>
internal sealed class MessagingReader(AwsRegion aws, PlatformPass pass, MessagingMemory memory, ITopicAdmin admin)
{
    private readonly IAmazonKafka _kafka = aws.Clients.Kafka;

    /// <summary>Configuration and cluster.</summary>
    public async Task<MessagingObserved> ReadAsync(CancellationToken ct)
    {
        var name = MessagingNames.Cluster(pass.Names);
        var configuration = await ReadConfigurationAsync(name, ct);
        var cluster = (await aws.Fleet.KafkaClusters.ReadAsync(ct)).FirstOrDefault(cluster => cluster.ClusterName == name);
        var observed = cluster is null ? null : ClusterObserved.From(cluster);
        var wanted = pass.Settings.Messaging.KafkaVersion;
        var offered = observed is not null && Brokers.KafkaVersion.IsSatisfied(wanted, observed.KafkaVersion) ? [] : await ReadVersionsAsync(ct);
        return new MessagingObserved(configuration, observed, offered);
    }

    /// <summary>Adds what the brokers themselves tell, once they serve.</summary>
    public async Task<MessagingObserved> WithTopicsAsync(MessagingObserved observed, CancellationToken ct)
    {
        if (observed.Cluster is not { Lifecycle: StoreLifecycle.Available or StoreLifecycle.Changing } cluster)
            return observed;
        var brokers = await memory.Brokers.ReadAsync(
            cluster.Arn + cluster.CurrentVersion, async () => BootstrapServers.Choose(pass.Settings.Messaging, await ToldBrokersAsync(cluster, ct)));
        if (brokers is null)
        {
            memory.Brokers.Mutated(cluster.Arn + cluster.CurrentVersion); // Not told yet: ask again at the next pass.
            return observed;
        }
        try
        {
            return observed with { Brokers = brokers, Topics = await memory.Topics.ReadAsync(cluster.Arn, () => ReadTopicsAsync(brokers, ct)) };
        }
        catch (BrokersUnreachableException exception)
        {
            return observed with { Brokers = brokers, TopicTrouble = exception.Message };
        }
    }

    private Task<GetBootstrapBrokersResponse> ToldBrokersAsync(ClusterObserved cluster, CancellationToken ct) =>
        _kafka.GetBootstrapBrokersAsync(new() { ClusterArn = cluster.Arn }, ct);

    private Task<IReadOnlyDictionary<string, int>> ReadTopicsAsync(MessagingFacts brokers, CancellationToken ct) =>
        admin.ReadAsync(brokers, pass.Settings.Region, [.. pass.Settings.Messaging.Topics.Select(topic => topic.Name)], ct);

    private async Task<ConfigurationObserved?> ReadConfigurationAsync(string name, CancellationToken ct)
    {
        var found = (await aws.Fleet.KafkaConfigurations.ReadAsync(ct)).FirstOrDefault(configuration => configuration.Name == name);
        if (found is not { Arn: { } arn, LatestRevision.Revision: { } revision })
            return null;
        var properties = await memory.Revisions.ReadAsync(
            FormattableString.Invariant($"{arn}/{revision}"), () => ReadPropertiesAsync(arn, revision, ct));
        return new ConfigurationObserved(name, arn, found.Description ?? "", found.State?.Value ?? "", revision, properties);
    }

    private async Task<string> ReadPropertiesAsync(string arn, long revision, CancellationToken ct)
    {
        var answer = await _kafka.DescribeConfigurationRevisionAsync(new() { Arn = arn, Revision = revision }, ct);
        return Encoding.UTF8.GetString(answer.ServerProperties?.ToArray() ?? []);
    }

    private async Task<IReadOnlyList<string>> ReadVersionsAsync(CancellationToken ct) =>
        await AwsPages.ReadAllAsync<Amazon.Kafka.Model.KafkaVersion>(async token =>
        {
            var page = await _kafka.ListKafkaVersionsAsync(new() { NextToken = token, MaxResults = 100 }, ct);
            return (page.KafkaVersions, page.NextToken);
        }, ct).Where(version => version.Status == KafkaVersionStatus.ACTIVE).Select(version => version.Version!).ToListAsync(ct);
}
