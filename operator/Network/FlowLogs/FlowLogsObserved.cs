using Wallet.Operator.Rooms;
using Wallet.Operator.Rooms.Logs;

namespace Wallet.Operator.Network.FlowLogs;

/// <summary>A flow log as it is.</summary>
/// <param name="Id">e.g. <c>fl-0a1b</c>.</param>
/// <param name="SubnetId">What it records.</param>
/// <param name="LogGroup">Where it delivers to; null when that is no log group.</param>
/// <param name="RoleArn">Role that it delivers with.</param>
/// <param name="IsOfAllTraffic">Whether accepted and rejected traffic are recorded.</param>
/// <param name="Failure">Why nothing is delivered, in EC2's words; null when it is.</param>
/// <param name="IsYoung">Made so recently that its role may not be known everywhere.</param>
/// <param name="Tags">All of its tags.</param>
internal sealed record FlowLogObserved(
    string Id,
    string SubnetId,
    string? LogGroup,
    string? RoleArn,
    bool IsOfAllTraffic,
    string? Failure,
    bool IsYoung,
    IReadOnlyDictionary<string, string> Tags);

/// <summary>The flow logs as they are.</summary>
/// <param name="Group">Their log group; null when there is none.</param>
/// <param name="Logs">Those of the platform, and those of others that deliver to its log group.</param>
internal sealed record FlowLogsObserved(LogGroupObserved? Group, IReadOnlyList<FlowLogObserved> Logs)
{
    /// <summary>Nothing is there.</summary>
    public static FlowLogsObserved None { get; } = new(null, []);

    /// <summary>Whose each is.</summary>
    public IReadOnlyList<Holding> Holdings(string uid) =>
    [
        .. Logs.Select(log => Holding.Tagged(FlowLogsNames.FlowLogKind, log.SubnetId, log.Id, log.Tags, uid)),
        .. Group is { } group ? [group.HoldingOf(uid)] : Array.Empty<Holding>(),
    ];

    /// <summary>Without what is not kept.</summary>
    public FlowLogsObserved Only(IReadOnlyList<Holding> kept) => new(
        Group?.Among(kept), [.. Logs.Where(log => kept.Any(each => each.Kind == FlowLogsNames.FlowLogKind && each.Id == log.Id))]);
}
