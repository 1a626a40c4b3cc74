using Amazon.RDS.Model;
using Wallet.Operator.Database.Cluster;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.Database.Members;

/// <summary>
/// What restarts instances, in the order in which it hurts least: what serves nothing, the readers, then a failover to one that is done, and
/// what was the writer is then a reader like the others. Without a reader the writer restarts in place.
/// <para>
/// A class of the writer's own is satisfied as soon as any instance has it: roles move when AWS fails over, and that alone is no reason
/// for a second interruption. Only when no instance has it is one chosen, given the class and made the writer. Which one is written down
/// before it begins, since from the classes alone what follows looks like a failover that AWS made.
/// </para>
/// </summary>
internal static class MemberRollout
{
    /// <summary>All that is left to do, in order; the gate lets one through at a time.</summary>
    /// <param name="classes">Classes as they should be.</param>
    /// <param name="cluster">The cluster's name.</param>
    /// <param name="members">The platform's instances.</param>
    /// <param name="noted">The instance that the status knows as chosen to become the writer.</param>
    public static IEnumerable<AwsChange> Of(MemberClasses classes, string cluster, IReadOnlyList<MemberObserved> members, string? noted)
    {
        var writer = members.FirstOrDefault(member => member.IsWriter);
        var readers = members.Where(member => !member.IsWriter && member.CanChangeClass).ToList();
        var chosen = Chosen(classes, members, noted);
        var holder = classes.AreOne ? null : chosen ?? Holder(classes, writer, readers, members);
        var failed = members.Where(member => member is { Lifecycle: StoreLifecycle.Failed, CanChangeClass: true }).ToList();
        var inPlace = writer is null || failed.Contains(writer) ? [] : Restarts(writer, ClassOf(writer), ChangeEffect.Restart).ToList();
        var heir = chosen ?? (inPlace.Count == 0 ? null
            : classes.AreOne ? Nearest(classes, readers)
            : readers.Find(reader => reader == holder));
        return
        [
            .. failed.SelectMany(member => Restarts(member, ClassOf(member), ChangeEffect.Rolling)),
            .. readers.Except(failed).SelectMany(reader => Restarts(reader, ClassOf(reader), ChangeEffect.Rolling)),
            .. heir is not null ? [ClusterRequests.FailOver(cluster, writer!.Id, heir.Id)]
                : writer is { CanChangeClass: true } ? inPlace
                : [],
        ];

        string ClassOf(MemberObserved member) => classes.AreOne || member == holder ? classes.Writer : classes.Reader;
    }

    /// <summary>
    /// Whether all instances serve but the one that a change restarts: with a second one away, a third would be all that is left. A failover
    /// restarts the writer; whatever is about the cluster restarts all.
    /// </summary>
    public static bool LeavesTheOthers(AwsChange restart, DatabaseObserved observed) => Waiting(restart, observed).Count == 0;

    /// <summary>The instances that a restart waits for.</summary>
    public static IReadOnlyList<MemberObserved> Waiting(AwsChange restart, DatabaseObserved observed)
    {
        var restarted = restart.Request is FailoverDBClusterRequest
            ? observed.Everyone.FirstOrDefault(member => member.IsWriter)?.Id
            : MemberRequests.InstanceOf(restart);
        return [.. observed.Everyone.Where(member => !member.IsIdle && member.Id != restarted)];
    }

    /// <summary>The reader that is to become the writer because no instance has the writer's class; null when that is not so.</summary>
    public static MemberObserved? Chosen(MemberClasses classes, IReadOnlyList<MemberObserved> members, string? noted)
    {
        if (classes.AreOne || members.FirstOrDefault(member => member.IsWriter) is not { } writer || writer.Class == classes.Writer)
            return null;
        var readers = members.Where(member => !member.IsWriter && member.CanChangeClass).ToList();
        return readers.Find(reader => reader.Id == noted)
            ?? (writer.Lifecycle == StoreLifecycle.Failed || members.Any(member => member.Class == classes.Writer)
                ? null
                : readers.LastOrDefault());
    }

    // Who has the writer's class where it differs from the readers': the writer rather than a reader, and a lone writer in any case.
    private static MemberObserved? Holder(
        MemberClasses classes, MemberObserved? writer, List<MemberObserved> readers, IReadOnlyList<MemberObserved> members)
        => writer?.Class == classes.Writer
            ? writer
            : readers.LastOrDefault(reader => reader.Class == classes.Writer)
                ?? members.FirstOrDefault(member => member.Class == classes.Writer)
                ?? writer;

    // Who takes over where all have one class: the reader that needs the least for it, and of equals the last, whose turn comes when the
    // others are done: an heir that was chosen stays the heir.
    private static MemberObserved? Nearest(MemberClasses classes, IEnumerable<MemberObserved> readers) =>
        readers.OrderBy(reader => (reader.Class == classes.Writer, reader.NeedsReboot) switch
        {
            (true, false) => 2,
            (true, true) => 1,
            _ => 0,
        }).LastOrDefault();

    private static IEnumerable<AwsChange> Restarts(MemberObserved member, string instanceClass, ChangeEffect effect)
    {
        // A change of class restarts the instance, which then reads its parameters again.
        if (member.Class != instanceClass)
            yield return MemberRequests.ChangeClass(member, instanceClass, effect);
        else if (member.NeedsReboot)
            yield return MemberRequests.Reboot(member.Id, effect);
    }
}
