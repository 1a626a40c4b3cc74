using Wallet.Operator.Telemetry;

namespace Wallet.Operator.Kube;

/// <summary>Log messages of this room.</summary>
internal static partial class KubeLog
{
    [LoggerMessage(EventIds.Kube + 1, LogLevel.Warning, "Watch of {Place} was silent for {Limit}; reconnecting")]
    public static partial void WatchSilent(ILogger log, string place, TimeSpan limit);

    [LoggerMessage(
        EventIds.Kube + 2, LogLevel.Warning, "Watch of {Place} failed {Times} times in a row: {Fault}; reconnecting in {Delay}")]
    public static partial void WatchFailed(ILogger log, string place, string fault, int times, TimeSpan delay);

    [LoggerMessage(EventIds.Kube + 3, LogLevel.Warning, "Event {Reason} of {Name} was not written: {Fault}")]
    public static partial void EventNotWritten(ILogger log, string reason, string name, string fault);

    [LoggerMessage(EventIds.Kube + 4, LogLevel.Information, "{Identity} leads by lease {Lease}")]
    public static partial void LeadershipWon(ILogger log, string identity, string lease);

    [LoggerMessage(EventIds.Kube + 5, LogLevel.Error, "{Identity} lost lease {Lease}: {Reason}; the process exits")]
    public static partial void LeadershipLost(ILogger log, string identity, string lease, string reason);

    [LoggerMessage(EventIds.Kube + 6, LogLevel.Information, "The leader is {Leader}")]
    public static partial void LeaderSeen(ILogger log, string leader);

    [LoggerMessage(
        EventIds.Kube + 7, LogLevel.Warning, "Lease {Lease} could not be read or written, {Times} times in a row: {Fault}; retrying")]
    public static partial void ElectionFault(ILogger log, string lease, string fault, int times);

    [LoggerMessage(EventIds.Kube + 8, LogLevel.Information, "Lease {Lease} can be read and written again, after {Times} failures")]
    public static partial void ElectionRecovered(ILogger log, string lease, int times);

    [LoggerMessage(EventIds.Kube + 9, LogLevel.Warning, "Lease {Lease} was not given back, it expires on its own: {Fault}")]
    public static partial void LeaseNotReleased(ILogger log, string lease, string fault);

    [LoggerMessage(EventIds.Kube + 10, LogLevel.Information, "Watch of {Place} works again, after {Times} failures")]
    public static partial void WatchRecovered(ILogger log, string place, int times);
}
