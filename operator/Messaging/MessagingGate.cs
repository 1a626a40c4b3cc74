using Amazon.CloudWatchLogs.Model;
using Amazon.Kafka.Model;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Messaging;

/// <summary>Which of the changes may be made in this pass: those of a resource only while it is at rest.</summary>
internal static class MessagingGate
{
    /// <summary>Whether the states allow a change.</summary>
    /// <param name="change">The change.</param>
    /// <param name="open">All that ownership and back-off allow.</param>
    /// <param name="observed">What is there.</param>
    public static bool IsOpen(MessagingChange change, IReadOnlyList<MessagingChange> open, MessagingObserved observed) => change switch
    {
        MessagingChange.OfTopic => true,
        MessagingChange.OfCluster { Call.Request: AmazonCloudWatchLogsRequest } => true,
        // A cluster takes most of an hour to be made, and another while to get its logs later: it waits for its log group, but for no refusal of it.
        MessagingChange.OfCluster { Call.Request: CreateClusterV2Request } when open.Any(IsNewGroup) => false,
        MessagingChange.OfCluster { Call.Request: CreateConfigurationRequest } => true,
        MessagingChange.OfCluster { Call.Request: UpdateConfigurationRequest or CreateClusterV2Request } => observed.Configuration is { IsActive: true },
        MessagingChange.OfCluster { Call.Request: UpdateClusterConfigurationRequest }
            => observed is { Configuration.IsActive: true, Cluster.Lifecycle: StoreLifecycle.Available },
        _ => observed.Cluster is { Lifecycle: StoreLifecycle.Available },
    };

    private static bool IsNewGroup(MessagingChange change) => change is MessagingChange.OfCluster { Call.Request: CreateLogGroupRequest };
}
