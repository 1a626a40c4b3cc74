using Wallet.Operator.Messaging.Brokers;
using Wallet.Operator.Messaging.Configurations;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;
using Wallet.Operator.Rooms.Logs;

namespace Wallet.Operator.Messaging;

/// <summary>
/// The next step of taking the brokers down. MSK takes no snapshots, and its records can be published again from the ledger: the policy
/// Snapshot deletes them.
/// </summary>
internal static class MessagingTeardown
{
    /// <summary>The changes that may be made now; none while something is on its way, or when nothing is left.</summary>
    public static IEnumerable<AwsChange> Of(PlatformPass pass, MessagingObserved observed)
    {
        if (IsRetained(pass))
            return
            [
                .. observed.Cluster is { Lifecycle: not StoreLifecycle.Deleting } kept
                    ? [ClusterRequests.Tags.Release(ClusterRequests.Resource(kept.Name), kept.Arn, pass.Uid)]
                    : Array.Empty<AwsChange>(),
                .. OfLogs(pass, observed),
            ];
        return observed switch
        {
            { Cluster: { Lifecycle: StoreLifecycle.Available or StoreLifecycle.Failed } cluster } => [ClusterRequests.Delete(cluster)],
            // Brokers log until they are gone.
            { Cluster: not null } => [],
            { Configuration: { State: "ACTIVE" or "DELETE_FAILED" } configuration }
                => [ConfigurationRequests.Delete(configuration), .. OfLogs(pass, observed)],
            _ => OfLogs(pass, observed),
        };
    }

    /// <summary>What is left; none when the room is done. A retained cluster keeps its configuration.</summary>
    public static IEnumerable<Finding> Leftovers(PlatformPass pass, MessagingObserved observed)
    {
        if (observed.Cluster is { } cluster)
            yield return Finding.Moving("Deleting", $"MSK cluster {cluster.Name} is still there ({cluster.State}).");
        else if (observed.Configuration is { } configuration && !IsRetained(pass))
            yield return Finding.Moving("Deleting", $"MSK configuration {configuration.Name} is still there ({configuration.State}).");
        if (observed.Logs.Group is { } group)
            yield return Finding.Moving("Deleting", $"Log group {group.Name} is still there.");
    }

    private static IEnumerable<AwsChange> OfLogs(PlatformPass pass, MessagingObserved observed)
        => observed.Logs.Group is { } group ? [LogGroupRequests.TakeDown(group, pass.Uid, IsRetained(pass))] : [];

    private static bool IsRetained(PlatformPass pass) => pass.Settings.Deletion.For(MessagingNames.Component) == DeletionPolicy.Retain;
}
