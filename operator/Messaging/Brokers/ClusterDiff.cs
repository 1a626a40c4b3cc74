using Wallet.Operator.Aws;
using Wallet.Operator.Messaging.Configurations;

namespace Wallet.Operator.Messaging.Brokers;

/// <summary>
/// What makes the cluster as it should be: one operation of MSK's each, in the order in which they are let through. Brokers and storage only
/// grow: MSK's own storage scaling may have gone ahead of the spec.
/// </summary>
internal static class ClusterDiff
{
    /// <summary>Changes of a cluster that is there; empty when all is as it should be.</summary>
    /// <param name="desired">As it should be.</param>
    /// <param name="observed">As it is.</param>
    /// <param name="configuration">Configuration whose latest revision it should run with; null while there is none.</param>
    /// <param name="offered">Kafka versions on offer.</param>
    public static IEnumerable<MessagingChange> Between(
        ClusterDesired desired, ClusterObserved observed, ConfigurationObserved? configuration, IReadOnlyList<string> offered)
    {
        var settings = desired.Settings;
        if (settings.StorageGiB > observed.StorageGiB)
            yield return new MessagingChange.GrowStorage(observed, settings.StorageGiB);
        if (settings.Brokers > observed.Brokers)
            yield return new MessagingChange.AddBrokers(observed, settings.Brokers);
        if (settings.BrokerType != observed.BrokerType)
            yield return new MessagingChange.ChangeBrokerType(observed, settings.BrokerType);
        if (ClientSecurity.Of(settings) is var security && security != observed.Security)
            yield return new MessagingChange.UpdateSecurity(observed, security);
        if (configuration is not null && !IsInUse(configuration, observed))
            yield return new MessagingChange.ApplyConfiguration(observed, configuration.Arn, configuration.Revision);
        if (settings.LogsS3Bucket != observed.LogsS3Bucket)
            yield return new MessagingChange.UpdateLogging(observed, settings.LogsS3Bucket);
        if (!KafkaVersion.IsSatisfied(settings.KafkaVersion, observed.KafkaVersion)
            && KafkaVersion.Newest(settings.KafkaVersion, offered) is { } version)
            yield return new MessagingChange.Upgrade(observed, version);
        var tags = OwnershipTags.Diff(desired.Tags, observed.Tags);
        if (!tags.IsEmpty)
            yield return new MessagingChange.Tag(observed, tags);
    }

    private static bool IsInUse(ConfigurationObserved configuration, ClusterObserved observed) =>
        observed.ConfigurationArn == configuration.Arn && observed.ConfigurationRevision == configuration.Revision;
}
