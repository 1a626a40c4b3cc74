using Wallet.Operator.Platform.Spec;

namespace Wallet.Operator.Platform.Rules;

/// <summary>MSK.</summary>
internal static class MessagingRules
{
    public static IEnumerable<SpecViolation> PlaintextWithoutAuthentication(WalletPlatformSpec spec)
        => spec.Messaging is { ClientBroker: "PLAINTEXT", Authentication: { } ways } && ways.Any(way => way != "Unauthenticated")
            ? [new("spec.messaging.authentication", "PLAINTEXT allows no authentication")]
            : [];

    public static IEnumerable<SpecViolation> CopiesWithinBrokers(WalletPlatformSpec spec)
        => spec.Messaging is { Brokers: { } brokers, Topics: { } topics }
            ? topics
                .Select((topic, index) => (topic, index))
                .Where(each => each.topic.ReplicationFactor > brokers)
                .Select(each => new SpecViolation(
                    $"spec.messaging.topics[{each.index}].replicationFactor", $"must not exceed the {brokers} brokers"))
            : [];
}
