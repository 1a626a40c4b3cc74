using Wallet.Operator.Aws;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;
using Wallet.Operator.Rooms.Logs;

namespace Wallet.Operator.Database.Logs;

/// <summary>
/// What the database logs to, as it is. RDS makes a log group that it does not find, without tags, and its records never expire. Such a group is
/// the platform's as long as no record of it is older than the retention; in an older one there are records that no one has given up.
/// </summary>
/// <param name="Groups">Log groups under the cluster's name, without those that are left alone.</param>
/// <param name="MadeByRds">Names of those among them that RDS has made and that are to become the platform's.</param>
/// <param name="LeftAlone">Names of those that RDS has made and that are too old for that.</param>
internal sealed record DatabaseLogsObserved(
    IReadOnlyList<LogGroupObserved> Groups, IReadOnlyCollection<string> MadeByRds, IReadOnlyCollection<string> LeftAlone)
{
    /// <summary>Nothing is there.</summary>
    public static DatabaseLogsObserved None { get; } = new([], [], []);

    /// <summary>Whether the platform's DB cluster is still there, and logs; looked for in a deletion only.</summary>
    public bool HasCluster { get; init; }

    /// <summary>Sorts what is there by who made it.</summary>
    public static DatabaseLogsObserved Of(PlatformPass pass, IReadOnlyList<LogGroupObserved> there)
    {
        var untagged = there.Where(group => OwnershipTags.Check(group.Tags, pass.Uid) == Ownership.Untagged)
            .ToLookup(group => group.HasOlderThan(pass.Settings.Observability.LogRetentionDays));
        var leftAlone = untagged[true].Where(group => !IsRemembered(pass, group)).ToList();
        return new(
            [.. there.Except(leftAlone)],
            [.. untagged[false].Select(group => group.Name)],
            [.. leftAlone.Select(group => group.Name)]);
    }

    /// <summary>Whose each is.</summary>
    public IReadOnlyList<Holding> Holdings(string uid) =>
    [
        .. Groups.Select(group => MadeByRds.Contains(group.Name)
            ? group.HoldingOf(uid) with { Ownership = Ownership.Owned }
            : group.HoldingOf(uid)),
    ];

    /// <summary>Without what is not kept.</summary>
    public DatabaseLogsObserved Only(IReadOnlyList<Holding> kept) => this with { Groups = [.. Groups.Where(group => group.Among(kept) is not null)] };

    private static bool IsRemembered(PlatformPass pass, LogGroupObserved group) => pass.Remembered.Any(each =>
        each.Component == DatabaseLogsNames.Component && each.Kind == LogGroupObserved.Kind && each.Id == group.Arn);
}
