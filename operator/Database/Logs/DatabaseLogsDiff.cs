using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;
using Wallet.Operator.Rooms.Logs;

namespace Wallet.Operator.Database.Logs;

/// <summary>What makes the log groups of the database as they should be.</summary>
internal static class DatabaseLogsDiff
{
    /// <summary>Empty when all is as it should be.</summary>
    /// <param name="pass">The pass.</param>
    /// <param name="desired">As it should be.</param>
    /// <param name="observed">As it is, without what is not ours.</param>
    public static IEnumerable<AwsChange> Between(PlatformPass pass, DatabaseLogsDesired desired, DatabaseLogsObserved observed)
        => desired.Groups.Where(group => !observed.LeftAlone.Contains(group.Name)).SelectMany(group => Between(pass, desired, group, observed));

    private static IEnumerable<AwsChange> Between(
        PlatformPass pass, DatabaseLogsDesired desired, LogGroupDesired group, DatabaseLogsObserved observed)
    {
        var there = observed.Groups.FirstOrDefault(each => each.Name == group.Name);
        // The operator's rights to change a group hang on its tag, which comes first.
        return there is not null && observed.MadeByRds.Contains(there.Name)
            ? LogGroupRequests.Tags.Between(pass, LogGroupRequests.Resource(group.Name), there.Arn, group.Tags, there.Tags)
            : LogGroupDiff.Between(pass, group, there, desired.Wanted.Contains(group.Name));
    }
}
