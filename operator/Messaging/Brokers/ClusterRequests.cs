using Amazon.Kafka;
using Amazon.Kafka.Model;
using Amazon.Runtime;
using Wallet.Operator.Aws;
using Wallet.Operator.Messaging.Configurations;
using Wallet.Operator.Messaging.Logs;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.Messaging.Brokers;

/// <summary>
/// Requests about the cluster. Each update names the version that it was decided on: an update that took place meanwhile makes it fail
/// instead of repeat.
/// </summary>
internal static class ClusterRequests
{
    private const string AllBrokers = "All";

    public static readonly TagRequests Tags = new(
        (arn, set) => new TagResourceRequest { ResourceArn = arn, Tags = set.ToMap() },
        (arn, keys) => new UntagResourceRequest { ResourceArn = arn, TagKeys = [.. keys] });

    /// <summary>Creates the cluster.</summary>
    public static AwsChange Create(ClusterDesired cluster, string version, ConfigurationObserved configuration, LogSinks logs) => new(
        new PlannedChange(
            Resource(cluster.Name),
            PlannedChange.Create,
            FormattableString.Invariant($"{cluster.Settings.Brokers} x {cluster.Settings.BrokerType}, Kafka {version}")),
        new CreateClusterV2Request
        {
            ClusterName = cluster.Name,
            Tags = cluster.Tags.ToMap(),
            Provisioned = new()
            {
                KafkaVersion = version,
                NumberOfBrokerNodes = cluster.Settings.Brokers,
                BrokerNodeGroupInfo = new()
                {
                    InstanceType = cluster.Settings.BrokerType,
                    ClientSubnets = [.. cluster.SubnetIds],
                    SecurityGroups = [.. cluster.SecurityGroupIds],
                    StorageInfo = new() { EbsStorageInfo = new() { VolumeSize = cluster.Settings.StorageGiB } },
                },
                ConfigurationInfo = new() { Arn = configuration.Arn, Revision = configuration.Revision },
                ClientAuthentication = cluster.Security.ToAuthentication(),
                EncryptionInfo = new()
                {
                    EncryptionAtRest = new() { DataVolumeKMSKeyId = cluster.KeyArn },
                    EncryptionInTransit = cluster.Security.ToTransport(),
                },
                LoggingInfo = logs == LogSinks.None ? null : logs.ToMsk(),
            },
        });

    /// <summary>Enlarges the volumes.</summary>
    public static UpdateBrokerStorageRequest Grow(ClusterObserved cluster, int toGiB) => new()
    {
        ClusterArn = cluster.Arn,
        CurrentVersion = cluster.CurrentVersion,
        TargetBrokerEBSVolumeInfo = [new() { KafkaBrokerNodeId = AllBrokers, VolumeSizeGB = toGiB }],
    };

    /// <summary>Changes how clients connect.</summary>
    public static UpdateSecurityRequest Secure(ClusterObserved cluster, ClientSecurity to) => new()
    {
        ClusterArn = cluster.Arn,
        CurrentVersion = cluster.CurrentVersion,
        ClientAuthentication = to.ToAuthentication(),
        EncryptionInfo = new() { EncryptionInTransit = new() { ClientBroker = ClientBroker.FindValue(to.ClientBroker) } },
    };

    /// <summary>Sends broker logs elsewhere, or nowhere.</summary>
    public static UpdateMonitoringRequest Log(ClusterObserved cluster, LogSinks to)
        => new() { ClusterArn = cluster.Arn, CurrentVersion = cluster.CurrentVersion, LoggingInfo = to.ToMsk() };

    /// <summary>Deletes the cluster with its records.</summary>
    public static AwsChange Delete(ClusterObserved cluster)
        => new(PlannedChange.Removal(Resource(cluster.Name)), new DeleteClusterRequest { ClusterArn = cluster.Arn });

    /// <summary>As planned changes name the cluster.</summary>
    public static string Resource(string name) => $"{MessagingNames.ClusterKind} {name}";

    /// <summary>The cluster and the version of it that an update was decided on; null for any other request.</summary>
    public static (string Arn, string Version)? UpdateOf(AmazonWebServiceRequest request) => request switch
    {
        UpdateBrokerStorageRequest update => (update.ClusterArn!, update.CurrentVersion!),
        UpdateBrokerCountRequest update => (update.ClusterArn!, update.CurrentVersion!),
        UpdateBrokerTypeRequest update => (update.ClusterArn!, update.CurrentVersion!),
        UpdateSecurityRequest update => (update.ClusterArn!, update.CurrentVersion!),
        UpdateClusterConfigurationRequest update => (update.ClusterArn!, update.CurrentVersion!),
        UpdateMonitoringRequest update => (update.ClusterArn!, update.CurrentVersion!),
        UpdateClusterKafkaVersionRequest update => (update.ClusterArn!, update.CurrentVersion!),
        _ => null,
    };

    /// <summary>The field of the spec that a request comes from.</summary>
    public static string PathOf(AmazonWebServiceRequest request) => request switch
    {
        UpdateBrokerStorageRequest => "spec.messaging.storageGiB",
        UpdateBrokerCountRequest => "spec.messaging.brokers",
        UpdateBrokerTypeRequest => "spec.messaging.brokerType",
        UpdateSecurityRequest => "spec.messaging.clientBroker or authentication",
        UpdateClusterConfigurationRequest or CreateConfigurationRequest or UpdateConfigurationRequest => "spec.messaging.serverProperties",
        UpdateMonitoringRequest => "spec.messaging.logs",
        UpdateClusterKafkaVersionRequest => "spec.messaging.kafkaVersion",
        TagResourceRequest or UntagResourceRequest => "spec.tags",
        _ => "spec.messaging",
    };
}
