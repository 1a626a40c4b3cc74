using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms.Logs;

namespace Wallet.Operator.Network.FlowLogs;

/// <summary>
/// The flow logs as they should be: one for each subnet in use. The VPC is not the platform's: what else is in it is neither recorded nor
/// paid for.
/// </summary>
/// <param name="IsWanted">Whether the spec asks for them.</param>
/// <param name="SubnetIds">Subnets whose traffic is recorded; none when it does not.</param>
/// <param name="RoleArn">Role that writes the records; null while it is not there.</param>
/// <param name="LogGroup">Where they go.</param>
/// <param name="Tags">Tags of each flow log.</param>
internal sealed record FlowLogsDesired(
    bool IsWanted, IReadOnlyList<string> SubnetIds, string? RoleArn, LogGroupDesired LogGroup, IReadOnlyDictionary<string, string> Tags)
{
    /// <summary>Of one platform.</summary>
    public static FlowLogsDesired For(PlatformPass pass, NetworkFacts network, SecurityFacts security)
    {
        var isWanted = pass.Settings.Network.FlowLogs;
        var group = FlowLogsNames.LogGroup(pass.Names);
        return new FlowLogsDesired(
            isWanted,
            isWanted ? [.. network.PublicSubnetIds.Concat(network.PrivateSubnetIds).Concat(network.DatabaseSubnetIds).Distinct()] : [],
            security.FlowLogsRoleArn,
            // The network has no data of its own, and so no key: its records are for those who guard the secrets.
            new LogGroupDesired(
                group, pass.Settings.Observability.LogRetentionDays, security.KeyArns["security"], NetworkNames.Tags(pass, group)),
            NetworkNames.Tags(pass, pass.Names.For("flow-logs")));
    }

    /// <summary>Whether a flow log is one of these. It cannot be changed, only replaced.</summary>
    public bool Fits(FlowLogObserved log)
        => SubnetIds.Contains(log.SubnetId) && log.LogGroup == LogGroup.Name && log.IsOfAllTraffic && (RoleArn is null || log.RoleArn == RoleArn);
}
