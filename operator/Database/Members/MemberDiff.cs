using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.Database.Members;

/// <summary>
/// What makes the instances as they should be: missing ones are added, surplus readers deleted, settings repaired, those that could not
/// start restarted with corrected parameters, and then, one after another, what restarts an instance (see <see cref="MemberRollout"/>).
/// </summary>
internal static class MemberDiff
{
    /// <summary>Changes; empty when all is as it should be.</summary>
    public static IEnumerable<AwsChange> Between(PlatformPass pass, MemberDesired desired, string cluster, DatabaseObserved observed)
    {
        var kept = Kept(desired.Count, observed.Members);
        return
        [
            .. observed.IsCoherent ? Missing(pass, desired, cluster, observed, kept.Count + observed.UntaggedMembers(pass)) : [],
            .. Surplus(desired.Count, observed.Members).Select(member => MemberRequests.Delete(member.Id)),
            .. kept.SelectMany(member => Repairs(pass, desired, member)),
            .. kept.SelectMany(member => Revivals(pass, observed, member)),
            .. MemberRollout.Of(desired.Classes, cluster, kept, NotedHeir(pass)),
        ];
    }

    /// <summary>The instance that the status knows as chosen to become the writer.</summary>
    public static string? NotedHeir(PlatformPass pass)
        => pass.Remembered.FirstOrDefault(each => each.Kind == DatabaseNames.RememberedHeir)?.Id;

    /// <summary>The reader that is chosen to become the writer.</summary>
    public static MemberObserved? ChosenHeir(PlatformPass pass, DatabaseObserved observed)
    {
        var settings = pass.Settings.Database;
        return MemberRollout.Chosen(MemberClasses.Of(settings), Kept(1 + settings.Readers, observed.Members), NotedHeir(pass));
    }

    // Failed readers go before those that serve, and then the last; the writer never does.
    private static IEnumerable<MemberObserved> Surplus(int count, IReadOnlyList<MemberObserved> members)
    {
        var staying = Staying(members);
        return staying.Where(member => !member.IsWriter)
            .Reverse()
            .OrderBy(member => member.Lifecycle == StoreLifecycle.Failed ? 0 : 1)
            .Take(staying.Count - count);
    }

    private static List<MemberObserved> Kept(int count, IReadOnlyList<MemberObserved> members)
        => [.. Staying(members).Except(Surplus(count, members))];

    private static List<MemberObserved> Staying(IReadOnlyList<MemberObserved> members)
        => [.. members.Where(member => member.Lifecycle != StoreLifecycle.Deleting).OrderBy(member => member.Id, StringComparer.Ordinal)];

    private static IEnumerable<AwsChange> Missing(
        PlatformPass pass, MemberDesired desired, string cluster, DatabaseObserved observed, int kept)
    {
        var taken = observed.Everyone.Select(member => member.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var free = Enumerable.Range(1, desired.Count + taken.Count)
            .Select(number => DatabaseNames.Member(pass.Names, number))
            .Where(id => !taken.Contains(id));
        // The first instance becomes the writer, and the first of several the one that is ready first: with classes of their own
        // the readers wait for the writer. Lists that agree have a writer, unless there is no instance at all.
        var hasWriter = observed.Everyone.Any(member => member.IsWriter);
        var count = hasWriter || desired.Classes.AreOne ? desired.Count - kept : 1;
        var instanceClass = hasWriter ? desired.Classes.Reader : desired.Classes.Writer;
        return free.Take(Math.Max(0, count)).Select(id => MemberRequests.Create(pass, id, cluster, instanceClass, desired));
    }

    private static IEnumerable<AwsChange> Repairs(PlatformPass pass, MemberDesired desired, MemberObserved member) =>
    [
        .. MemberRequests.Modify(desired, member) is { } modification ? [modification] : Array.Empty<AwsChange>(),
        .. DatabaseRequests.Tags.Between(
            pass, MemberRequests.Resource(member.Id), member.Arn, DatabaseNames.Tags(pass, member.Id), member.Tags),
    ];

    // Such an instance can only be rebooted or deleted: AWS has its parameters corrected first and the instance rebooted then. With the
    // same ones it would fail again, so each set of values is tried once. Source: AWS re:Post knowledge center,
    // aurora-mysql-incompatible-parameter.
    private static IEnumerable<AwsChange> Revivals(PlatformPass pass, DatabaseObserved observed, MemberObserved member)
    {
        if (member.Status != RdsStatus.IncompatibleParameters)
            yield break;
        var parameters = DatabaseParameters.Fingerprint(observed.ParameterGroup);
        if (!pass.Remembered.Any(each => each.Kind == DatabaseNames.RememberedReboot && each.Id == $"{member.Id}@{parameters}"))
            yield return MemberRequests.Revive(member.Id, parameters);
    }
}
