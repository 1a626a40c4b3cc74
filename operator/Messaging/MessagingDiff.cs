using Wallet.Operator.Messaging.Brokers;
using Wallet.Operator.Messaging.Configurations;
using Wallet.Operator.Messaging.Logs;
using Wallet.Operator.Messaging.Topics;
using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;
using Wallet.Operator.Rooms.Logs;

namespace Wallet.Operator.Messaging;

/// <summary>What makes the brokers and topics as they should be, in order.</summary>
internal static class MessagingDiff
{
    /// <summary>The plan; without changes when all is as it should be.</summary>
    /// <param name="pass">The pass.</param>
    /// <param name="desired">The cluster; null while the other rooms have not reported what it needs.</param>
    /// <param name="observed">What is there.</param>
    public static RoomPlan<MessagingChange> Between(PlatformPass pass, ClusterDesired? desired, MessagingObserved observed)
    {
        var configuration = ConfigurationDesired.For(pass);
        IEnumerable<AwsChange> calls =
        [
            .. OfLogs(pass, desired, observed),
            .. observed.IsConfigurationTaken ? [] : ConfigurationRequests.Between(configuration, observed.Configuration),
            .. OfCluster(pass, desired, observed, configuration),
        ];
        var topics = observed is { Topics: { } known, Brokers: { } brokers } ? TopicDiff.Between(pass, brokers, known) : RoomPlan<MessagingChange>.Empty;
        return new RoomPlan<MessagingChange>(
            [.. calls.Select(call => new MessagingChange.OfCluster(call)), .. topics.Changes],
            [.. Lost(pass, observed), .. Limits(pass, desired, observed), .. topics.Impossible]);
    }

    private static IEnumerable<AwsChange> OfCluster(
        PlatformPass pass, ClusterDesired? desired, MessagingObserved observed, ConfigurationDesired configuration) => (desired, observed.Cluster) switch
        {
            (null, _) => [],
            (_, { } cluster) => ClusterDiff.Between(
                pass,
                desired,
                cluster,
                ConfigurationRequests.IsCurrent(configuration, observed.Configuration) ? observed.Configuration : null,
                SinksOf(desired, observed),
                observed.OfferedVersions),
            _ when observed.IsNameTaken || Lost(pass, observed).Any() || Limits(pass, desired, observed).Any() => [],
            _ => observed.Configuration is { IsActive: true } active
                ? [ClusterRequests.Create(
                    desired, KafkaVersion.Newest(desired.Settings.KafkaVersion, observed.OfferedVersions)!, active, SinksOf(desired, observed))]
                : [],
        };

    // The log group before the brokers log to it, and the policy beside it.
    private static IEnumerable<AwsChange> OfLogs(PlatformPass pass, ClusterDesired? desired, MessagingObserved observed) =>
    [
        .. desired is null || observed.Logs.Trouble is not null
            ? []
            : LogGroupDiff.Between(pass, desired.LogGroup, observed.Logs.Group, desired.Settings.LogsToCloudWatch),
        .. observed.Logs.MissingPolicy is { } document ? [LogsPolicy.Put(document)] : Array.Empty<AwsChange>(),
    ];

    private static LogSinks SinksOf(ClusterDesired desired, MessagingObserved observed)
        => LogSinks.Wanted(desired.Settings, desired.LogGroup.Name, observed.Logs.Group is not null, observed.Cluster?.Logs);

    private static IEnumerable<Finding> Limits(PlatformPass pass, ClusterDesired? desired, MessagingObserved observed) => (desired, observed.Cluster) switch
    {
        (null, _) => [],
        (_, { } cluster) => ClusterLimits.OfChange(desired, cluster, observed.OfferedVersions, pass.Settings.Region),
        _ when observed.IsNameTaken => [],
        _ => ClusterLimits.OfCreation(desired, observed.OfferedVersions, pass.Settings.Region),
    };

    private static IEnumerable<Finding> Lost(PlatformPass pass, MessagingObserved observed)
    {
        if (observed.IsNameTaken || pass.Remembered.FirstOrDefault(IsCluster) is not { } lost
            || pass.Annotations.GetValueOrDefault(MessagingNames.AcceptEmpty) == lost.Id)
            return [];
        return [Finding.Stuck(
            "DataStoreMissing",
            $"MSK cluster {lost.Id} is gone. It is not recreated on its own, because it would be empty. Create a cluster named "
            + $"{MessagingNames.Cluster(pass.Names)} with the tag {PlatformTags.Uid}={pass.Uid}, or accept an empty one: kubectl annotate wp "
            + $"-n {pass.Key.Namespace} {pass.Key.Name} {MessagingNames.AcceptEmpty}={lost.Id}")];
    }

    private static bool IsCluster(RememberedResource resource) => resource.Kind == MessagingNames.ClusterKind;
}
