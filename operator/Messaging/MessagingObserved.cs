using Wallet.Operator.Aws;
using Wallet.Operator.Messaging.Brokers;
using Wallet.Operator.Messaging.Configurations;
using Wallet.Operator.Platform.Facts;

namespace Wallet.Operator.Messaging;

/// <summary>The brokers as they are.</summary>
/// <param name="Configuration">Configuration; null when there is none.</param>
/// <param name="Cluster">Cluster; null when there is none.</param>
/// <param name="OfferedVersions">Kafka versions on offer; read only when one has to be chosen.</param>
/// <param name="Brokers">How to reach them; null until they can be.</param>
/// <param name="Topics">Partitions by topic; null while the brokers cannot be asked.</param>
/// <param name="TopicTrouble">Why the brokers cannot be asked; null when they can.</param>
internal sealed record MessagingObserved(
    ConfigurationObserved? Configuration,
    ClusterObserved? Cluster,
    IReadOnlyList<string> OfferedVersions,
    MessagingFacts? Brokers = null,
    IReadOnlyDictionary<string, int>? Topics = null,
    string? TopicTrouble = null)
{
    /// <summary>Names of resources that are named like ours but are not ours.</summary>
    public IReadOnlyList<string> Foreign(string uid) =>
    [
        .. Configuration is { } configuration && !IsOwned(configuration, uid)
            ? [$"KafkaConfiguration {configuration.Name}"]
            : Array.Empty<string>(),
        .. Cluster is { } cluster && !IsOwned(cluster, uid) ? [$"KafkaCluster {cluster.Name}"] : Array.Empty<string>(),
    ];

    /// <summary>Without what is not ours.</summary>
    public MessagingObserved OnlyOwned(string uid) => this with
    {
        Configuration = Configuration is { } configuration && IsOwned(configuration, uid) ? configuration : null,
        Cluster = Cluster is { } cluster && IsOwned(cluster, uid) ? cluster : null,
    };

    private static bool IsOwned(ConfigurationObserved configuration, string uid) => configuration.Description == MessagingNames.Description(uid);

    private static bool IsOwned(ClusterObserved cluster, string uid) => OwnershipTags.Check(cluster.Tags, uid) == Ownership.Owned;
}
