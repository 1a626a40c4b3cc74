using Wallet.Operator.Messaging.Brokers;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.Messaging;

/// <summary>How the brokers stand: in MSK's words, with what is still to change.</summary>
internal static class MessagingStanding
{
    /// <summary>Why it is not as the spec says, apart from refusals and what cannot be had.</summary>
    public static IEnumerable<Finding> Of(MessagingObserved observed, IReadOnlyList<MessagingChange> planned)
    {
        if (observed.Configuration is { IsActive: false } configuration)
            yield return Finding.Moving("Modifying", $"MSK configuration {configuration.Name} is {configuration.State}.");
        if (observed.TopicTrouble is { } trouble)
            yield return new Finding(trouble.Fault.Reason, StatusTexts.Sentence(trouble.Fault.Message), trouble.Fault.NeedsPerson) { IsPassing = trouble.IsPassing };
        if (observed.Logs.Trouble is { } unreadable)
            yield return unreadable;
        if (observed.Cluster is not { } cluster)
        {
            if (planned.Count > 0)
                yield return Finding.Moving("Creating", $"There is no MSK cluster yet.{planned.StillToDo()}");
        }
        else if (OfCluster(cluster, observed, planned) is { } finding)
        {
            yield return finding;
        }
    }

    /// <summary>
    /// What AWS has, as far as a spec has asked for it: a later spec may not ask for less. Storage that MSK scaled by itself is not the spec's.
    /// </summary>
    public static AcceptedStatus Built(PlatformPass pass, AcceptedStatus accepted, MessagingObserved observed)
    {
        // A cluster that is lost, or whose tag is gone, was built all the same.
        if (observed.Cluster is not { } cluster)
            return pass.Remembered.Any(each => each.Kind == MessagingNames.ClusterKind)
                ? accepted
                : accepted with { Brokers = null, BrokerStorageGiB = null, TopicPartitions = null };
        var settings = pass.Settings.Messaging;
        return accepted with
        {
            Brokers = Math.Min(cluster.Brokers, settings.Brokers),
            BrokerStorageGiB = Math.Min(cluster.StorageGiB, settings.StorageGiB),
            TopicPartitions = PartitionsOf(pass, accepted, observed),
        };
    }

    private static Finding? OfCluster(ClusterObserved cluster, MessagingObserved observed, IReadOnlyList<MessagingChange> planned)
    {
        var state = $"MSK cluster {cluster.Name} is {cluster.State}{(cluster.StateReason is { } reason ? $" ({reason})" : "")}.";
        return cluster.Lifecycle switch
        {
            StoreLifecycle.Failed => Finding.Stuck("MessagingFailed", $"{state} MSK does not repair it on its own and accepts no changes of it; the "
                + "records that it holds may be out of reach. See its state in MSK (aws kafka describe-cluster-v2) and ask AWS Support before you "
                + "decide what becomes of it."),
            StoreLifecycle.Deleting => Finding.Stuck("MessagingDeleting", $"{state} The operator has not deleted it: somebody else has, with its records."),
            StoreLifecycle.Creating => Finding.Moving("Creating", state),
            StoreLifecycle.Available when planned.Count == 0 => observed.Brokers is null
                ? Finding.Moving("WaitingForBrokers", $"{state} MSK names no bootstrap brokers yet.")
                : null,
            _ => Finding.Moving("Modifying", state + planned.StillToDo()),
        };
    }

    // While the brokers are silent what was known of the topics stays. A topic that left the list is still in the cluster.
    private static SortedDictionary<string, int>? PartitionsOf(PlatformPass pass, AcceptedStatus accepted, MessagingObserved observed)
    {
        var known = new SortedDictionary<string, int>((accepted.TopicPartitions ?? new Dictionary<string, int>()).ToDictionary(), StringComparer.Ordinal);
        foreach (var topic in pass.Settings.Messaging.Topics)
        {
            if (observed.Topics?.GetValueOrDefault(topic.Name) is { } there)
                known[topic.Name] = Math.Min(there.Partitions, topic.Partitions);
        }

        return known.Count == 0 ? null : known;
    }
}
