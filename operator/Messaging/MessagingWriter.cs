using System.Diagnostics;
using System.Text;
using Amazon.Kafka;
using Amazon.Kafka.Model;
using Wallet.Operator.Aws;
using Wallet.Operator.Messaging.Brokers;
using Wallet.Operator.Messaging.Topics;
using Wallet.Operator.Platform.Facts;

namespace Wallet.Operator.Messaging;

/// <summary>Carries out changes, one call each.</summary>
/// <param name="aws">Region of the cluster.</param>
/// <param name="memory">Forgets what a change makes untrue.</param>
/// <param name="admin">Topics.</param>
/// <param name="brokers">How to reach the brokers; null until they can be.</param>
internal sealed class MessagingWriter(AwsRegion aws, MessagingMemory memory, ITopicAdmin admin, MessagingFacts? brokers)
{
    private const string AllBrokers = "All";
    private readonly IAmazonKafka _kafka = aws.Clients.Kafka;

    /// <summary>Carries out one change. Whatever comes of it, what was read before serves nobody any more.</summary>
    /// <param name="change">The change.</param>
    /// <param name="clusterArn">The cluster's ARN; null while there is none.</param>
    /// <param name="ct">Ends the call.</param>
    public async Task ApplyAsync(MessagingChange change, string? clusterArn, CancellationToken ct)
    {
        try
        {
            await SendAsync(change, ct);
        }
        finally
        {
            aws.Fleet.KafkaClusters.Mutated();
            aws.Fleet.KafkaConfigurations.Mutated();
            if (clusterArn is not null)
                memory.Topics.Mutated(clusterArn);
        }
    }

    private Task SendAsync(MessagingChange change, CancellationToken ct) => change switch
    {
        MessagingChange.CreateConfiguration create => _kafka.CreateConfigurationAsync(new()
        {
            Name = create.Configuration.Name,
            Description = create.Configuration.Description,
            ServerProperties = Utf8(create.Configuration.Properties),
        }, ct),
        MessagingChange.ReviseConfiguration revise => _kafka.UpdateConfigurationAsync(new()
        {
            Arn = revise.Before.Arn,
            Description = revise.Configuration.Description,
            ServerProperties = Utf8(revise.Configuration.Properties),
        }, ct),
        MessagingChange.DeleteConfiguration delete => _kafka.DeleteConfigurationAsync(new() { Arn = delete.Configuration.Arn }, ct),
        MessagingChange.CreateCluster create => _kafka.CreateClusterV2Async(Request(create), ct),
        MessagingChange.DeleteCluster delete => _kafka.DeleteClusterAsync(new() { ClusterArn = delete.Cluster.Arn }, ct),
        MessagingChange.Tag tag => TagAsync(tag, ct),
        MessagingChange.CreateTopic create => admin.CreateAsync(brokers!, aws.Clients.Region, create.Topic, ct),
        MessagingChange.GrowTopic grow => admin.GrowAsync(brokers!, aws.Clients.Region, grow.Name, grow.To, ct),
        _ => UpdateAsync(change, ct),
    };

    // Each names the version that it was decided on: an update that meanwhile took place makes it fail instead of repeat.
    private Task UpdateAsync(MessagingChange change, CancellationToken ct) => change switch
    {
        MessagingChange.GrowStorage grow => _kafka.UpdateBrokerStorageAsync(new()
        {
            ClusterArn = grow.Cluster.Arn,
            CurrentVersion = grow.Cluster.CurrentVersion,
            TargetBrokerEBSVolumeInfo = [new() { KafkaBrokerNodeId = AllBrokers, VolumeSizeGB = grow.ToGiB }],
        }, ct),
        MessagingChange.AddBrokers add => _kafka.UpdateBrokerCountAsync(
            new() { ClusterArn = add.Cluster.Arn, CurrentVersion = add.Cluster.CurrentVersion, TargetNumberOfBrokerNodes = add.To }, ct),
        MessagingChange.ChangeBrokerType resize => _kafka.UpdateBrokerTypeAsync(
            new() { ClusterArn = resize.Cluster.Arn, CurrentVersion = resize.Cluster.CurrentVersion, TargetInstanceType = resize.To }, ct),
        MessagingChange.UpdateSecurity update => _kafka.UpdateSecurityAsync(new()
        {
            ClusterArn = update.Cluster.Arn,
            CurrentVersion = update.Cluster.CurrentVersion,
            ClientAuthentication = update.To.ToAuthentication(),
            EncryptionInfo = new() { EncryptionInTransit = new() { ClientBroker = ClientBroker.FindValue(update.To.ClientBroker) } },
        }, ct),
        MessagingChange.ApplyConfiguration apply => _kafka.UpdateClusterConfigurationAsync(new()
        {
            ClusterArn = apply.Cluster.Arn,
            CurrentVersion = apply.Cluster.CurrentVersion,
            ConfigurationInfo = new() { Arn = apply.Arn, Revision = apply.Revision },
        }, ct),
        MessagingChange.UpdateLogging update => _kafka.UpdateMonitoringAsync(
            new() { ClusterArn = update.Cluster.Arn, CurrentVersion = update.Cluster.CurrentVersion, LoggingInfo = Logging(update.ToBucket) }, ct),
        MessagingChange.Upgrade upgrade => _kafka.UpdateClusterKafkaVersionAsync(
            new() { ClusterArn = upgrade.Cluster.Arn, CurrentVersion = upgrade.Cluster.CurrentVersion, TargetKafkaVersion = upgrade.To }, ct),
        _ => throw new UnreachableException(),
    };

    private async Task TagAsync(MessagingChange.Tag tag, CancellationToken ct)
    {
        if (tag.Tags.Set.Count > 0)
            await _kafka.TagResourceAsync(new() { ResourceArn = tag.Cluster.Arn, Tags = tag.Tags.Set.ToMap() }, ct);
        if (tag.Tags.Remove.Count > 0)
            await _kafka.UntagResourceAsync(new() { ResourceArn = tag.Cluster.Arn, TagKeys = [.. tag.Tags.Remove] }, ct);
    }

    private static CreateClusterV2Request Request(MessagingChange.CreateCluster create)
    {
        var cluster = create.Cluster;
        var security = ClientSecurity.Of(cluster.Settings);
        return new()
        {
            ClusterName = cluster.Name,
            Tags = cluster.Tags.ToMap(),
            Provisioned = new()
            {
                KafkaVersion = create.Version,
                NumberOfBrokerNodes = cluster.Settings.Brokers,
                BrokerNodeGroupInfo = new()
                {
                    InstanceType = cluster.Settings.BrokerType,
                    ClientSubnets = [.. cluster.SubnetIds],
                    SecurityGroups = [.. cluster.SecurityGroupIds],
                    StorageInfo = new() { EbsStorageInfo = new() { VolumeSize = cluster.Settings.StorageGiB } },
                },
                ConfigurationInfo = new() { Arn = create.ConfigurationArn, Revision = create.ConfigurationRevision },
                ClientAuthentication = security.ToAuthentication(),
                EncryptionInfo = new()
                {
                    EncryptionAtRest = new() { DataVolumeKMSKeyId = cluster.KeyArn },
                    EncryptionInTransit = security.ToTransport(),
                },
                LoggingInfo = cluster.Settings.LogsS3Bucket is { } bucket ? Logging(bucket) : null,
            },
        };
    }

    // To CloudWatch the brokers log only into a log group that exists; nothing of ours makes one yet, so that sink is not asked for.
    private static LoggingInfo Logging(string? bucket) =>
        new() { BrokerLogs = new() { S3 = new() { Enabled = bucket is not null, Bucket = bucket } } };

    private static MemoryStream Utf8(string text) => new(Encoding.UTF8.GetBytes(text));
}
