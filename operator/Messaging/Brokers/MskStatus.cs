using Amazon.Kafka;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Messaging.Brokers;

/// <summary>What MSK's words for clusters mean.</summary>
internal static class MskStatus
{
    /// <summary>The meaning of a state.</summary>
    public static StoreLifecycle Of(ClusterState? state) => state?.Value switch
    {
        "ACTIVE" => StoreLifecycle.Available,
        "CREATING" => StoreLifecycle.Creating,
        "UPDATING" or "HEALING" or "MAINTENANCE" or "REBOOTING_BROKER" => StoreLifecycle.Changing,
        "DELETING" => StoreLifecycle.Deleting,
        "FAILED" => StoreLifecycle.Failed,
        _ => StoreLifecycle.Unknown,
    };

    /// <summary>Whether clients can produce and consume. A state that is not known yet is taken for one: most are, besides those listed.</summary>
    public static bool Serves(this StoreLifecycle lifecycle)
        => lifecycle is StoreLifecycle.Available or StoreLifecycle.Changing or StoreLifecycle.Unknown;
}
