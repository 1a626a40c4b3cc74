using Wallet.Operator.Aws;
using Wallet.Operator.Messaging.Brokers;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Messaging;

/// <summary>How the brokers stand, as the step's outcome.</summary>
internal static class MessagingVerdict
{
    /// <summary>Why nothing may be touched, or null.</summary>
    public static StepOutcome.Blocked? Unusable(PlatformPass pass, MessagingObserved observed)
    {
        if (observed.Foreign(pass.Uid) is { Count: > 0 } foreign)
            return StepOutcome.Blocked.ByForeign(foreign);
        if (observed.Cluster is null && pass.Remembered.FirstOrDefault(IsCluster) is { } lost)
            return new(
                "DataStoreMissing",
                $"MSK cluster {lost.Id} is gone. It is not made anew, for it would be empty: create one named "
                + $"{MessagingNames.Cluster(pass.Names)} with the tag {OwnershipTags.UidKey}={pass.Uid} to go on with it.",
                Pace.Blocked);
        return observed.Cluster is { Lifecycle: StoreLifecycle.Failed } failed
            ? new("MessagingFailed", $"MSK cluster {failed.Name} is {failed.State}: AWS does not mend it by itself. Delete it.", Pace.Blocked)
            : null;
    }

    /// <summary>How it stands after the pass.</summary>
    public static StepOutcome Of(
        PlatformPass pass,
        ClusterDesired? desired,
        MessagingObserved observed,
        IReadOnlyList<MessagingChange> changes,
        IReadOnlyList<MessagingChange> told) => Standing(pass, desired, observed, changes, told.Count > 0 ? Pace.Changed : Pace.Settling) with
        {
            Facts = observed.Brokers is { } brokers ? [brokers] : [],
            Changes = [.. told.Select(change => change.Describe())],
            Remember = observed.Cluster is { } there
                ? [new RememberedResource(MessagingNames.Component, MessagingNames.RememberedCluster, there.Arn)]
                : [],
        };

    /// <summary>How far a deletion is.</summary>
    public static StepOutcome Deleting(MessagingObserved observed, IReadOnlyList<MessagingChange> now) => new StepOutcome.Waiting(
        "Deleting",
        observed.Cluster is { } cluster ? $"MSK cluster {cluster.Name} is {cluster.State}." : "The configuration is left.",
        now.Count > 0 ? Pace.Changed : Pace.Settling)
    {
        Changes = [.. now.Select(change => change.Describe())],
    };

    private static StepOutcome Standing(
        PlatformPass pass, ClusterDesired? desired, MessagingObserved observed, IReadOnlyList<MessagingChange> changes, TimeSpan after)
    {
        if (desired is null)
            return pass.Find<NetworkFacts>() is null
                ? new StepOutcome.Waiting("WaitingForNetwork", "Subnets and security groups are not there yet.", after)
                : new StepOutcome.Waiting("WaitingForSecurity", "Keys are not there yet.", after);
        return observed.Cluster switch
        {
            null when observed.Configuration is not null && changes.All(change => change is not MessagingChange.CreateCluster)
                => new StepOutcome.Blocked(
                    "VersionNotOffered",
                    $"AWS offers no Kafka \"{pass.Settings.Messaging.KafkaVersion}\" in {pass.Settings.Region}: correct spec.messaging.kafkaVersion.",
                    Pace.Blocked),
            null => new StepOutcome.Waiting("Creating", "The MSK cluster is being created.", after),
            { Lifecycle: StoreLifecycle.Available } when observed.TopicTrouble is { } trouble
                => new StepOutcome.Waiting("BrokersUnreachable", $"The brokers do not answer: {trouble}.", after),
            { Lifecycle: StoreLifecycle.Available } when observed.Topics is not null && changes.Count == 0 => new StepOutcome.InSync(),
            { Lifecycle: StoreLifecycle.Creating } cluster => new StepOutcome.Waiting("Creating", $"MSK cluster {cluster.Name} is CREATING.", after),
            { } cluster => new StepOutcome.Waiting("Modifying", $"MSK cluster {cluster.Name} is {cluster.State}.", after),
        };
    }

    private static bool IsCluster(RememberedResource resource) => resource.Kind == MessagingNames.RememberedCluster;
}
