using Wallet.Operator.Rooms;

namespace Wallet.Operator.Network.FlowLogs;

/// <summary>How the flow logs stand.</summary>
internal static class FlowLogsStanding
{
    // EC2's words for what passes by itself: CloudWatch Logs takes no more at the moment.
    private const string Passing = "Rate limited";

    /// <summary>Why they are not as the spec says, apart from planned changes and refusals.</summary>
    public static IEnumerable<Finding> Of(FlowLogsDesired desired, FlowLogsObserved observed)
    {
        if (desired is { IsWanted: true, RoleArn: null })
            yield return Finding.Moving("WaitingForRole", "Waiting for the role that delivers flow logs.");
        foreach (var failed in observed.Logs.Where(log => log.Failure is not null).GroupBy(log => (log.Failure, log.IsYoung)).OrderBy(each => each.Key))
        {
            var subnets = string.Join(", ", failed.Select(log => $"{log.SubnetId} ({log.Id})").Order(StringComparer.Ordinal));
            var message = $"Flow logs of {subnets} are not delivered: {failed.Key.Failure}.";
            yield return failed.Key.IsYoung || failed.Key.Failure == Passing
                ? Finding.Moving("DeliveryFailing", message)
                : Finding.Stuck("DeliveryFailed", $"{message} Check that no policy of the organization and no permissions boundary denies role "
                    + $"{desired.RoleArn} to write into {desired.LogGroup.Name}, and that the key lets CloudWatch Logs use it, or set "
                    + $"{FlowLogsNames.Field} to false.");
        }
    }
}
