using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Database.Members;

/// <summary>
/// What restarts instances, in the order in which it hurts least: the readers, then a failover to one that is done, and what was the
/// writer is then a reader like the others. Without a reader the writer restarts in place.
/// </summary>
internal static class MemberRollout
{
    /// <summary>All that is left to do, in order; the gate lets one through at a time.</summary>
    public static IEnumerable<DatabaseChange> Of(MemberDesired desired, string cluster, IReadOnlyList<MemberObserved> members)
    {
        var writer = members.FirstOrDefault(member => member.IsWriter);
        var readers = members.Where(member => !member.IsWriter).ToList();
        var writerIsWrong = writer is not null && (writer.Class != desired.WriterClass || writer.NeedsReboot);
        var heir = writerIsWrong ? Heir(desired, readers) : null;
        foreach (var reader in readers)
        {
            foreach (var change in Restarts(reader, reader == heir ? desired.WriterClass : desired.ReaderClass, ChangeEffect.Rolling))
                yield return change;
        }
        if (heir is not null)
            yield return new DatabaseChange.FailOver(cluster, writer!.Id, heir.Id);
        else if (writerIsWrong)
        {
            foreach (var change in Restarts(writer!, desired.WriterClass, ChangeEffect.Restart))
                yield return change;
        }
    }

    // Who takes over: the reader that needs the least for it, and of equals the last, whose turn comes when the others are done: an heir
    // that was chosen stays the heir. (One that changes its class restarts anyhow.)
    private static MemberObserved? Heir(MemberDesired desired, IEnumerable<MemberObserved> readers) =>
        readers.OrderBy(reader => (reader.Class == desired.WriterClass, reader.NeedsReboot) switch
        {
            (true, false) => 2,
            (true, true) => 1,
            _ => 0,
        }).LastOrDefault();

    private static IEnumerable<DatabaseChange> Restarts(
        MemberObserved member, string instanceClass, ChangeEffect effect)
    {
        // A change of class restarts the instance, which then reads its parameters anew.
        if (member.Class != instanceClass)
            yield return new DatabaseChange.ChangeClass(member.Id, member.Class, instanceClass, effect);
        else if (member.NeedsReboot)
            yield return new DatabaseChange.Reboot(member.Id, effect);
    }
}
