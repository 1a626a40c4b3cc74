using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Rooms.Logs;

/// <summary>What makes a log group as it should be.</summary>
internal static class LogGroupDiff
{
    /// <summary>Empty when all is as it should be.</summary>
    /// <param name="pass">The pass.</param>
    /// <param name="desired">As it should be.</param>
    /// <param name="observed">As it is; null when there is none.</param>
    /// <param name="isWanted">
    /// Whether anything is to be delivered to it. If not, none is made; one that is there keeps the logs that it has until their time is up.
    /// </param>
    public static IEnumerable<AwsChange> Between(PlatformPass pass, LogGroupDesired desired, LogGroupObserved? observed, bool isWanted)
    {
        if (observed is null)
            return isWanted ? [LogGroupRequests.Create(desired)] : [];
        return
        [
            .. desired.RetentionDays != observed.RetentionDays ? [LogGroupRequests.Retain(desired, observed)] : Array.Empty<AwsChange>(),
            .. desired.KeyArn != observed.KeyArn ? [LogGroupRequests.Encrypt(desired, observed)] : Array.Empty<AwsChange>(),
            .. LogGroupRequests.Tags.Between(pass, LogGroupRequests.Resource(desired.Name), observed.Arn, desired.Tags, observed.Tags),
        ];
    }
}
