using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;
using Wallet.Operator.Rooms.Logs;

namespace Wallet.Operator.Network.FlowLogs;

/// <summary>What makes the flow logs as they should be, in order.</summary>
internal static class FlowLogsDiff
{
    /// <summary>Empty when all is as it should be.</summary>
    /// <param name="pass">The pass.</param>
    /// <param name="desired">As it should be.</param>
    /// <param name="observed">As it is, without what is not ours.</param>
    public static IEnumerable<AwsChange> Between(PlatformPass pass, FlowLogsDesired desired, FlowLogsObserved observed)
    {
        var kept = observed.Logs.Where(desired.Fits).DistinctBy(log => log.SubnetId).ToList();
        return
        [
            .. LogGroupDiff.Between(pass, desired.LogGroup, observed.Group, desired.IsWanted),
            .. observed.Logs.Except(kept).Select(FlowLogRequests.Delete),
            .. Missing(desired, observed, kept),
            .. kept.SelectMany(log => NetworkRequests.Tags.Between(
                pass, FlowLogsNames.FlowLog(log.SubnetId), log.Id, desired.Tags, log.Tags)),
        ];
    }

    // A flow log makes its group where it may and finds none, and then its records never end: the group comes first.
    private static IEnumerable<AwsChange> Missing(FlowLogsDesired desired, FlowLogsObserved observed, IReadOnlyList<FlowLogObserved> kept)
        => observed.Group is null || desired.RoleArn is not { } role
            ? []
            : desired.SubnetIds.Except(kept.Select(log => log.SubnetId))
                .Select(subnet => FlowLogRequests.Create(subnet, desired.LogGroup.Name, role, desired.Tags));
}
