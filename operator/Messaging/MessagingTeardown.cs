using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Messaging;

/// <summary>
/// The next step of taking the brokers down. MSK takes no snapshots, and its records can be told anew from the ledger: the policy Snapshot
/// deletes them.
/// </summary>
internal static class MessagingTeardown
{
    /// <summary>The changes that may be made now; empty while something goes its way, or when nothing is left.</summary>
    public static IReadOnlyList<MessagingChange> Now(PlatformPass pass, MessagingObserved observed)
    {
        if (IsRetained(pass))
            return observed.Cluster is { Lifecycle: not StoreLifecycle.Deleting } kept
                ? [new MessagingChange.Tag(kept, new(new Dictionary<string, string> { [PlatformTags.Uid] = PlatformTags.Released(pass.Uid) }, []))]
                : [];
        return observed switch
        {
            { Cluster: { Lifecycle: StoreLifecycle.Available or StoreLifecycle.Failed } cluster } => [new MessagingChange.DeleteCluster(cluster)],
            { Cluster: not null } => [],
            { Configuration: { State: "ACTIVE" or "DELETE_FAILED" } configuration } => [new MessagingChange.DeleteConfiguration(configuration)],
            _ => [],
        };
    }

    /// <summary>Nothing of ours is left, or what is left is to stay: a retained cluster needs its configuration.</summary>
    public static bool IsDone(PlatformPass pass, MessagingObserved observed) =>
        observed.Cluster is null && (observed.Configuration is null || IsRetained(pass));

    private static bool IsRetained(PlatformPass pass) => pass.Settings.Deletion.For(MessagingNames.Component) == DeletionPolicy.Retain;
}
