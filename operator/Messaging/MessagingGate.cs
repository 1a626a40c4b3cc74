using Amazon.Kafka.Model;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Messaging;

/// <summary>Which of the changes may be made in this pass: those of a resource only while it is at rest.</summary>
internal static class MessagingGate
{
    /// <summary>Whether the states allow a change.</summary>
    public static bool IsOpen(MessagingChange change, MessagingObserved observed) => change switch
    {
        MessagingChange.OfTopic => true,
        MessagingChange.OfCluster { Call.Request: CreateConfigurationRequest } => true,
        MessagingChange.OfCluster { Call.Request: UpdateConfigurationRequest or CreateClusterV2Request } => observed.Configuration is { IsActive: true },
        MessagingChange.OfCluster { Call.Request: UpdateClusterConfigurationRequest }
            => observed is { Configuration.IsActive: true, Cluster.Lifecycle: StoreLifecycle.Available },
        _ => observed.Cluster is { Lifecycle: StoreLifecycle.Available },
    };
}
