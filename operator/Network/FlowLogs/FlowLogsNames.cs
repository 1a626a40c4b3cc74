using Wallet.Operator.Aws;
using Wallet.Operator.Platform;

namespace Wallet.Operator.Network.FlowLogs;

/// <summary>Names and kinds of this room's resources.</summary>
internal static class FlowLogsNames
{
    /// <summary>Component, in status and conditions. Its tags and its deletion policy are those of the spec section: network.</summary>
    public const string Component = "flow-logs";

    /// <summary>Kind of a flow log.</summary>
    public const string FlowLogKind = "FlowLog";

    /// <summary>Field of the spec that asks for all of it.</summary>
    public const string Field = "spec.network.flowLogs";

    /// <summary>The log group of all of them.</summary>
    public static string LogGroup(PlatformNames names) => LogGroupNames.For(names.For("flow-logs"));

    /// <summary>As planned changes name the flow log of a subnet.</summary>
    public static string FlowLog(string subnetId) => $"{FlowLogKind} {subnetId}";
}
