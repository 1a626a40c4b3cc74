using Wallet.Operator.Messaging.Brokers;
using Wallet.Operator.Messaging.Configurations;
using Wallet.Operator.Messaging.Topics;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Messaging;

/// <summary>What makes the brokers and topics as they should be, in order.</summary>
internal static class MessagingDiff
{
    /// <summary>Changes; empty when all is as it should be.</summary>
    /// <param name="pass">The pass.</param>
    /// <param name="desired">The cluster; null while the other rooms have not told what it needs.</param>
    /// <param name="observed">What is there.</param>
    public static IReadOnlyList<MessagingChange> Between(PlatformPass pass, ClusterDesired? desired, MessagingObserved observed)
    {
        var configuration = ConfigurationDesired.For(pass);
        var isCurrent = observed.Configuration?.Properties == configuration.Properties;
        return
        [
            .. OfConfiguration(configuration, observed.Configuration, isCurrent),
            .. (desired, observed.Cluster) switch
            {
                (null, _) => [],
                (_, null) => Creation(desired, observed),
                (_, { } cluster) => ClusterDiff.Between(desired, cluster, isCurrent ? observed.Configuration : null, observed.OfferedVersions),
            },
            .. observed.Topics is { } topics ? TopicDiff.Between(pass.Settings.Messaging.Topics, topics) : [],
        ];
    }

    private static IEnumerable<MessagingChange> OfConfiguration(ConfigurationDesired desired, ConfigurationObserved? observed, bool isCurrent)
    {
        if (observed is null)
            yield return new MessagingChange.CreateConfiguration(desired);
        else if (!isCurrent)
            yield return new MessagingChange.ReviseConfiguration(desired, observed);
    }

    private static IEnumerable<MessagingChange> Creation(ClusterDesired desired, MessagingObserved observed)
    {
        if (observed.Configuration is { } configuration
            && KafkaVersion.Newest(desired.Settings.KafkaVersion, observed.OfferedVersions) is { } version)
            yield return new MessagingChange.CreateCluster(desired, version, configuration.Arn, configuration.Revision);
    }
}
