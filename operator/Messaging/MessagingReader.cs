using System.Text;
using Amazon.Kafka;
using Wallet.Operator.Aws;
using Wallet.Operator.Messaging.Brokers;
using Wallet.Operator.Messaging.Configurations;
using Wallet.Operator.Messaging.Logs;
using Wallet.Operator.Messaging.Topics;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.Messaging;

/// <summary>Reads brokers and topics of one platform: lists that all platforms share, the rest now and then.</summary>
internal sealed class MessagingReader(AwsRegion aws, PlatformPass pass, MessagingMemory memory, ITopicAdmin admin)
{
    private readonly IAmazonKafka _kafka = aws.Clients.Kafka;

    /// <summary>Configuration, cluster and log group: what a deletion needs.</summary>
    public async Task<MessagingObserved> ReadForDeletionAsync(CancellationToken ct)
        => await ReadMskAsync(ct) with { Logs = await LogsReader.ReadForDeletionAsync(aws, pass, ct) };

    /// <summary>With all that a plan needs.</summary>
    public async Task<MessagingObserved> ReadAsync(CancellationToken ct)
    {
        var observed = await ReadMskAsync(ct) with { Logs = await memory.Logs.ReadAsync(aws, pass, ct) };
        if (observed.Cluster is not { } cluster)
            return observed with { OfferedVersions = await VersionsAsync(ct) };
        // Somebody else's brokers are not talked to.
        if (!IsOurs(cluster))
            return observed;
        var details = new ClusterReader(_kafka, pass, memory);
        observed = observed with
        {
            OfferedVersions = KafkaVersion.IsOlder(cluster.KafkaVersion, pass.Settings.Messaging.KafkaVersion) ? await VersionsAsync(ct) : [],
            FailedOperations = await details.ReadFailuresAsync(cluster, ct),
            Brokers = await details.ReadBrokersAsync(cluster, ct),
        };
        return observed.Brokers is { } brokers && cluster.Lifecycle.Serves() ? await WithTopicsAsync(observed, cluster, brokers, ct) : observed;
    }

    private async Task<MessagingObserved> ReadMskAsync(CancellationToken ct)
    {
        var name = MessagingNames.Cluster(pass.Names);
        var configuration = await ReadConfigurationAsync(name, ct);
        var cluster = (await aws.Fleet.KafkaClusters.ReadAsync(pass.Asker(), ct)).FirstOrDefault(cluster => cluster.ClusterName == name);
        return new MessagingObserved
        {
            Configuration = configuration,
            Cluster = cluster is null ? null : ClusterObserved.From(cluster),
            IsNameTaken = cluster is not null,
        };
    }

    // A partial answer is enough: brokers and cluster are known whether the topics are or not.
    private async Task<MessagingObserved> WithTopicsAsync(
        MessagingObserved observed, ClusterObserved cluster, MessagingFacts brokers, CancellationToken ct)
    {
        var topics = pass.Settings.Messaging.Topics.Select(topic => topic.Name).ToList();
        var configured = TopicKeys.Watched(pass).ToList();
        try
        {
            var question = $"{brokers}|{string.Join(',', topics)}|{string.Join(',', configured)}";
            return observed with
            {
                Topics = await memory.ReadTopicsAsync(
                    cluster.Name, question, () => admin.ReadAsync(brokers, pass.Settings.Region, topics, configured, ct)),
            };
        }
        catch (BrokersException exception)
        {
            return observed with { TopicTrouble = memory.Silent(cluster.Name, MessagingFaults.Of(exception)) };
        }
    }

    private bool IsOurs(ClusterObserved cluster) => pass.Owns(cluster.Tags)
        || pass.Remembered.Any(each => each.Kind == MessagingNames.ClusterKind && each.Id == cluster.Arn);

    private async Task<ConfigurationObserved?> ReadConfigurationAsync(string name, CancellationToken ct)
    {
        var found = (await aws.Fleet.KafkaConfigurations.ReadAsync(pass.Asker(), ct)).FirstOrDefault(configuration => configuration.Name == name);
        if (found is not { Arn: { } arn, LatestRevision.Revision: { } revision })
            return null;
        var properties = await memory.Revisions.ReadAsync(
            FormattableString.Invariant($"{arn}/{revision}"), pass.Asker(), () => ReadPropertiesAsync(arn, revision, ct));
        return new ConfigurationObserved(name, arn, found.Description ?? "", found.State?.Value ?? "", revision, properties);
    }

    private async Task<string> ReadPropertiesAsync(string arn, long revision, CancellationToken ct)
    {
        var answer = await _kafka.DescribeConfigurationRevisionAsync(new() { Arn = arn, Revision = revision }, ct);
        return Encoding.UTF8.GetString(answer.ServerProperties?.ToArray() ?? []);
    }

    private Task<IReadOnlyList<string>> VersionsAsync(CancellationToken ct) => memory.Versions.ReadAsync(aws.Clients.Region, pass.Asker(), async () =>
        await AwsPages.ReadAllAsync<Amazon.Kafka.Model.KafkaVersion>(async token =>
        {
            var page = await _kafka.ListKafkaVersionsAsync(new() { NextToken = token, MaxResults = 100 }, ct);
            return (page.KafkaVersions, page.NextToken);
        }, ct).Where(version => version.Status == KafkaVersionStatus.ACTIVE).Select(version => version.Version!).ToListAsync(ct));
}
