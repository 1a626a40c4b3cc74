using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;
using Wallet.Operator.Rooms.Logs;

namespace Wallet.Operator.Database.Logs;

/// <summary>
/// What taking the log groups of the database down changes. They stay, until their records' time is up, where its data stays or a snapshot of it: an
/// audit log is a record too. Else they go after the cluster, which would make them again as long as it is there.
/// </summary>
internal static class DatabaseLogsTeardown
{
    /// <summary>Changes; empty when nothing of ours is left, or the cluster is still there.</summary>
    public static IReadOnlyList<AwsChange> Of(PlatformPass pass, DatabaseLogsObserved observed)
    {
        var isKept = pass.Settings.Deletion.For(DatabaseNames.Component) != DeletionPolicy.Delete;
        return observed.HasCluster && !isKept ? [] : [.. observed.Groups.Select(group => LogGroupRequests.TakeDown(group, pass.Uid, isKept))];
    }

    /// <summary>What is left; none when the room is done.</summary>
    public static IEnumerable<Finding> Leftovers(PlatformPass pass, DatabaseLogsObserved observed)
    {
        if (observed.Groups.Count == 0)
            yield break;
        var names = string.Join(", ", observed.Groups.Select(group => group.Name));
        yield return Of(pass, observed).Count == 0
            ? Finding.Moving("WaitingForDatabase", $"Waits until the DB cluster is gone, which logs to: {names}.")
            : Finding.Moving("Deleting", $"Log groups that are still there: {names}.");
    }
}
