using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Spec;

namespace Wallet.Operator.Platform.Profiles;

/// <summary>Brokers and topics: see <see cref="SettingsResolution"/>.</summary>
internal static class MessagingResolution
{
    /// <summary>What the wallet API writes to, as config/contract/wallet-api.json names it: always there.</summary>
    public static readonly IReadOnlyList<string> ContractTopics = ["wallet.entries.v1", "wallet.lifecycle.v1", "wallet.transactions.v1"];

    private static readonly Dictionary<string, string> NoEntries = [];

    public static MessagingSettings MessagingOf(MessagingSpec? spec, EnvironmentProfile environment)
    {
        var profile = environment.Messaging;
        var brokers = spec?.Brokers ?? profile.Brokers;
        var clientBroker = spec?.ClientBroker ?? profile.ClientBroker;
        return new MessagingSettings
        {
            KafkaVersion = spec?.KafkaVersion ?? profile.KafkaVersion,
            BrokerType = spec?.BrokerType ?? profile.BrokerType,
            Brokers = brokers,
            StorageGiB = spec?.StorageGiB ?? profile.StorageGiB,
            ClientBroker = clientBroker,
            // Plaintext leaves nothing to prove oneself with.
            Authentication = spec?.Authentication ?? (clientBroker == "PLAINTEXT" ? ["Unauthenticated"] : profile.Authentication),
            ServerProperties = Merged(profile.ServerProperties, spec?.ServerProperties),
            Topics = TopicsOf(spec?.Topics ?? [], environment, brokers),
            LogsToCloudWatch = spec?.Logs?.CloudWatch ?? profile.LogsToCloudWatch,
            LogsS3Bucket = spec?.Logs?.S3Bucket ?? profile.LogsS3Bucket,
        };
    }

    private static IReadOnlyList<TopicSettings> TopicsOf(IReadOnlyList<TopicSpec> specs, EnvironmentProfile profile, int brokers)
    {
        var copies = Math.Min(profile.TopicReplicationFactor, brokers);
        var named = specs.Select(topic => new TopicSettings(
            topic.Name, topic.Partitions, topic.ReplicationFactor ?? copies, topic.Config ?? NoEntries));
        var missing = ContractTopics.Except(specs.Select(topic => topic.Name))
            .Select(name => new TopicSettings(name, profile.TopicPartitions, copies, NoEntries));
        return [.. named.Concat(missing).OrderBy(topic => topic.Name, StringComparer.Ordinal)];
    }

    private static SortedDictionary<string, string> Merged(
        IReadOnlyDictionary<string, string> profile, IReadOnlyDictionary<string, string>? spec)
    {
        var all = new SortedDictionary<string, string>(profile.ToDictionary(), StringComparer.Ordinal);
        foreach (var (name, value) in spec ?? NoEntries)
            all[name] = value;
        return all;
    }
}
