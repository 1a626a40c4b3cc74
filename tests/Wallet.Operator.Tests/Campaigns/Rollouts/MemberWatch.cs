using Wallet.LocalCloud.Aws;

namespace Wallet.Operator.Tests.Campaigns.Rollouts;

/// <summary>
/// What the members of one platform's stores go through, looked at after every turn of the clock. A failover takes the writer and its heir,
/// whatever is asked of AWS: the two count as one here, and by their number in <see cref="FailoverAway"/>. What AWS does to all members at once
/// is counted on its own.
/// </summary>
/// <param name="look">The members of all stores.</param>
/// <param name="stem">What the names of the platform's stores begin with.</param>
internal sealed class MemberWatch(Func<IReadOnlyList<StoreMember>> look, string stem)
{
    private const string Database = "rds";
    private Dictionary<string, StoreMember> _before = [];

    /// <summary>Members of one store that were away at once, at most.</summary>
    public int Away { get; private set; }

    /// <summary>The same while a failover went on, its two counted as two.</summary>
    public int FailoverAway { get; private set; }

    /// <summary>The same while AWS restarted a whole store.</summary>
    public int WholeStoreAway { get; private set; }

    /// <summary>Seconds in which the database had no writer that answered.</summary>
    public double Writerless { get; private set; }

    /// <summary>The same while AWS restarted it as a whole.</summary>
    public double WholeStoreWriterless { get; private set; }

    /// <summary>Seconds in which the cache had no primary that answered.</summary>
    public double PrimaryLess { get; private set; }

    /// <summary>How often the database's writer became another.</summary>
    public int Failovers { get; private set; }

    /// <summary>Readers as they were when a failover to them began.</summary>
    public List<StoreMember> Heirs { get; } = [];

    /// <summary>Names of members that were away, in order.</summary>
    public List<string> Left { get; } = [];

    /// <summary>The members as they are.</summary>
    public IReadOnlyList<StoreMember> Members => [.. look().Where(member => member.Store.StartsWith(stem, StringComparison.Ordinal))];

    /// <summary>The database's instances, by name.</summary>
    public IReadOnlyList<StoreMember> Instances
        => [.. Members.Where(member => member.Service == Database).OrderBy(member => member.Name, StringComparer.Ordinal)];

    /// <summary>Whether anything is being done to a member.</summary>
    public bool IsBusy => Members.Any(member => member.IsBusy);

    /// <summary>Looks, after a turn of the clock of so many seconds.</summary>
    public void Look(double seconds)
    {
        var members = Members;
        foreach (var store in members.GroupBy(member => (member.Service, member.Store)))
            Look([.. store], seconds);
        foreach (var member in members.Where(member => member.Away is not null && _before.GetValueOrDefault(member.Name)?.Away is null))
            Left.Add(member.Name);
        _before = members.ToDictionary(member => member.Name);
    }

    private void Look(List<StoreMember> store, double seconds)
    {
        int Count(AwayCause cause) => store.Count(member => member.Away == cause);
        var (alone, pair, whole) = (Count(AwayCause.Change) + Count(AwayCause.Failure), Count(AwayCause.Failover), Count(AwayCause.WholeStore));
        Away = Math.Max(Away, alone + (pair > 0 && !IsLeavingFor(store) ? 1 : 0));
        if (pair > 0)
            FailoverAway = Math.Max(FailoverAway, alone + pair);
        if (whole > 0)
            WholeStoreAway = Math.Max(WholeStoreAway, whole + alone + pair);
        Lead(store, seconds);
    }

    // A writer that restarts for a change of its own, and the reader that follows it.
    private static bool IsLeavingFor(List<StoreMember> store)
        => store.Exists(member => member is { IsWriter: true, Away: AwayCause.Change or AwayCause.Failure });

    private void Lead(List<StoreMember> store, double seconds)
    {
        var writer = store.Find(member => member.IsWriter);
        if (store[0].Service == Database)
        {
            if (writer?.Away == AwayCause.WholeStore)
                WholeStoreWriterless += seconds;
            else if (writer is not { Away: null })
                Writerless += seconds;
            if (writer is not null && _before.GetValueOrDefault(writer.Name) is { IsWriter: false })
                Failovers++;
            Heirs.AddRange(store.Where(member => member is { IsWriter: false, Away: AwayCause.Failover })
                .Select(member => _before.GetValueOrDefault(member.Name))
                .OfType<StoreMember>()
                .Where(before => before is { IsWriter: false, Away: not AwayCause.Failover }));
        }
        else if (writer is { Away: not null })
        {
            PrimaryLess += seconds;
        }
    }
}
