using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;
using Wallet.Operator.Rooms.Logs;

namespace Wallet.Operator.Network.FlowLogs;

/// <summary>What taking the flow logs down changes: retained they go on, with their role and key; else their records go with them.</summary>
internal static class FlowLogsTeardown
{
    /// <summary>Changes; empty when nothing of ours is left.</summary>
    public static IReadOnlyList<AwsChange> Of(PlatformPass pass, FlowLogsObserved observed)
    {
        var isRetained = pass.Settings.Deletion.For(NetworkNames.Component) == DeletionPolicy.Retain;
        return
        [
            .. observed.Logs.Select(log => isRetained
                ? NetworkRequests.Tags.Release(FlowLogsNames.FlowLog(log.SubnetId), log.Id, pass.Uid)
                : FlowLogRequests.Delete(log)),
            .. observed.Group is { } group && (isRetained || observed.Logs.Count == 0)
                ? [LogGroupRequests.TakeDown(group, pass.Uid, isRetained)]
                : Array.Empty<AwsChange>(),
        ];
    }

    /// <summary>What is left; none when the room is done.</summary>
    public static IEnumerable<Finding> Leftovers(PlatformPass pass, FlowLogsObserved observed)
    {
        if (Of(pass, observed) is { Count: > 0 } left)
            yield return Finding.Moving("Deleting", $"Still there: {string.Join(", ", left.Select(change => change.What.Resource).Distinct())}.");
    }
}
