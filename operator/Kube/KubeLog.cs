using Wallet.Operator.Telemetry;

namespace Wallet.Operator.Kube;

/// <summary>Log messages of this room.</summary>
internal static partial class KubeLog
{
    [LoggerMessage(EventIds.Kube + 1, LogLevel.Warning, "Watch of {Kind} was silent for {Limit}; connecting again")]
    public static partial void WatchSilent(ILogger log, string kind, TimeSpan limit);

    [LoggerMessage(EventIds.Kube + 2, LogLevel.Warning, "Watch of {Kind} failed: {Fault}; connecting again in {Delay}")]
    public static partial void WatchFailed(ILogger log, string kind, string fault, TimeSpan delay);

    [LoggerMessage(EventIds.Kube + 3, LogLevel.Warning, "Event {Reason} of {Name} was not written: {Fault}")]
    public static partial void EventNotTold(ILogger log, string reason, string name, string fault);

    [LoggerMessage(EventIds.Kube + 4, LogLevel.Information, "{Identity} leads by lease {Lease}")]
    public static partial void LeadershipWon(ILogger log, string identity, string lease);

    [LoggerMessage(EventIds.Kube + 5, LogLevel.Error, "{Identity} lost lease {Lease}; the process exits")]
    public static partial void LeadershipLost(ILogger log, string identity, string lease);

    [LoggerMessage(EventIds.Kube + 6, LogLevel.Information, "The leader is {Leader}")]
    public static partial void LeaderSeen(ILogger log, string leader);

    [LoggerMessage(EventIds.Kube + 7, LogLevel.Warning, "Leader election: {Fault}")]
    public static partial void ElectionFault(ILogger log, string fault);
}
