using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Messaging;

/// <summary>Which of the changes may be made in this pass: one for each resource, and those of the cluster only while it is at rest.</summary>
internal static class MessagingGate
{
    /// <summary>The changes to make now, in order.</summary>
    public static IReadOnlyList<MessagingChange> Now(IReadOnlyList<MessagingChange> changes, MessagingObserved observed) =>
    [
        .. changes.DistinctBy(change => change.Describe().Resource).Where(change => change switch
        {
            MessagingChange.CreateConfiguration or MessagingChange.CreateCluster => true,
            MessagingChange.CreateTopic or MessagingChange.GrowTopic => true,
            MessagingChange.ReviseConfiguration revise => revise.Before.State == "ACTIVE",
            _ => observed.Cluster is { Lifecycle: StoreLifecycle.Available },
        }),
    ];
}
