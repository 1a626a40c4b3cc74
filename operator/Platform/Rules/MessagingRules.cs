using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Spec;

namespace Wallet.Operator.Platform.Rules;

/// <summary>Topics.</summary>
internal static class MessagingRules
{
    // Kafka refuses both as names: they would be folders of the log directory.
    public static IEnumerable<SpecViolation> TopicNames(WalletPlatformSpec spec)
        => (spec.Messaging?.Topics ?? [])
            .Select((topic, index) => (topic.Name, Index: index))
            .Where(topic => topic.Name is "." or "..")
            .Select(topic => new SpecViolation($"spec.messaging.topics[{topic.Index}].name", "must not be . or .."));

    /// <summary>Of the settings: the brokers may be the profile's.</summary>
    public static IEnumerable<SpecViolation> CopiesWithinBrokers(PlatformSettings settings)
        => settings.Messaging.Topics
            .Where(topic => topic.ReplicationFactor > settings.Messaging.Brokers)
            .Select(topic => new SpecViolation(
                $"spec.messaging.topics[{topic.Name}].replicationFactor", $"must not exceed the {settings.Messaging.Brokers} brokers"));
}
