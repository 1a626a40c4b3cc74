using Wallet.Operator.Cache.Group;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.Cache;

/// <summary>How the cache stands: in ElastiCache's words, with what is still to change.</summary>
internal static class CacheStanding
{
    /// <summary>Why it is not as the spec says, apart from refusals and what cannot be had.</summary>
    /// <param name="observed">What is there.</param>
    /// <param name="planned">What is still to be done.</param>
    /// <param name="isTokenOffered">The group accepts the AUTH token and does not demand it yet.</param>
    public static IEnumerable<Finding> Of(CacheObserved observed, IReadOnlyList<AwsChange> planned, bool isTokenOffered)
    {
        if (observed.Group is not { } group)
            return planned.Count == 0 ? [] : [Finding.Moving("Creating", $"There is no replication group yet.{planned.StillToDo()}")];
        return OfGroup(group, planned, isTokenOffered) is { } finding ? [finding] : [];
    }

    private static Finding? OfGroup(GroupObserved group, IReadOnlyList<AwsChange> planned, bool isTokenOffered)
    {
        var state = $"Replication group {group.Id} is {group.Status}{(HasPending(group) ? " with pending changes" : "")}.";
        return group.Lifecycle switch
        {
            StoreLifecycle.Failed => Finding.Stuck("CacheFailed", CacheStatus.Advice(group.Id, group.Status)),
            StoreLifecycle.Deleting => Finding.Stuck(
                "CacheDeleting", $"{state} The operator has not deleted it: somebody else has, with its data."),
            StoreLifecycle.Creating => Finding.Moving("Creating", state + planned.StillToDo()),
            StoreLifecycle.Available when planned.Count == 0 => isTokenOffered
                ? Finding.Moving("WaitingForPods", "The AUTH token is demanded as soon as every pod has it.")
                : null,
            _ => Finding.Moving("Modifying", state + planned.StillToDo()),
        };
    }

    // What ElastiCache has accepted and not begun yet does not show in the status.
    private static bool HasPending(GroupObserved group)
        => group.Lifecycle == StoreLifecycle.Changing && CacheStatus.Of(group.Status) == StoreLifecycle.Available;
}
