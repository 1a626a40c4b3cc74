using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Spec;
using Wallet.Operator.Platform.Status;

namespace Wallet.Operator.Platform.Rules;

/// <summary>Picks the fields that later specs may not change.</summary>
internal static class AcceptedFields
{
    // Said, so that a backup named after the database was made is refused instead of ignored.
    private const string Nothing = "nothing";

    /// <summary>As far as a spec states them: what the API server compares.</summary>
    public static AcceptedStatus Stated(WalletPlatformSpec spec) => new()
    {
        Environment = spec.Environment,
        Region = spec.Region,
        EksClusterName = spec.Network?.EksClusterName,
        VpcId = spec.Network?.VpcId,
        Keys = spec.Security?.Keys,
        DatabaseName = spec.Database?.Name,
        DatabaseMasterUsername = spec.Database?.MasterUsername,
        DatabasePort = spec.Database?.Port,
        DatabaseRestoredFrom = Describe(spec.Database?.RestoreFrom),
        CacheTls = spec.Cache?.Tls,
        CacheEncryptionAtRest = spec.Cache?.EncryptionAtRest,
        Brokers = spec.Messaging?.Brokers,
        BrokerStorageGiB = spec.Messaging?.StorageGiB,
        TopicPartitions = (spec.Messaging?.Topics ?? []).DistinctBy(topic => topic.Name).ToDictionary(topic => topic.Name, topic => topic.Partitions),
    };

    /// <summary>With the profile's values, and with the topics of before that have left the list: what is built.</summary>
    public static AcceptedStatus Built(PlatformSettings settings, AcceptedStatus? before) => new()
    {
        Environment = settings.Environment,
        Region = settings.Region,
        EksClusterName = settings.Network.EksClusterName,
        VpcId = settings.Network.VpcId,
        Keys = settings.Security.KeyPerComponent ? "PerComponent" : "Shared",
        DatabaseName = settings.Database.Name,
        DatabaseMasterUsername = settings.Database.MasterUsername,
        DatabasePort = settings.Database.Port,
        DatabaseRestoredFrom = Describe(settings.Database.RestoreFrom) ?? Nothing,
        CacheTls = settings.Cache.Tls,
        CacheEncryptionAtRest = settings.Cache.EncryptionAtRest,
        Brokers = settings.Messaging.Brokers,
        BrokerStorageGiB = settings.Messaging.StorageGiB,
        TopicPartitions = TopicsOf(settings, before),
    };

    private static SortedDictionary<string, int> TopicsOf(PlatformSettings settings, AcceptedStatus? before)
    {
        var topics = new SortedDictionary<string, int>((before?.TopicPartitions ?? new Dictionary<string, int>()).ToDictionary(), StringComparer.Ordinal);
        foreach (var topic in settings.Messaging.Topics)
            topics[topic.Name] = topic.Partitions;
        return topics;
    }

    private static string? Describe(RestoreFromSpec? from) => from switch
    {
        null => null,
        { SnapshotIdentifier: { } snapshot } => $"snapshot {snapshot}",
        { Time: { } time } => $"cluster {from.ClusterIdentifier} at {time.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}",
        _ => $"cluster {from.ClusterIdentifier}",
    };
}
