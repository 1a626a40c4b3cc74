using System.Text.RegularExpressions;
using Wallet.Operator.Tests.Convergence;

namespace Wallet.Operator.Tests.Campaigns.Crashes;

/// <summary>Where something happens to the operator's process: at the n-th call of a name, counted from the beginning of a phase.</summary>
internal sealed record CrashSite(string Phase, string Call, int Number, CrashMoment Moment)
{
    /// <summary>KMS cannot tell that a key was made before: this one is there besides, and goes with the platform.</summary>
    public bool MakesOneMore => Moment == CrashMoment.Late && Call == "kms CreateKey";

    public override string ToString() => $"{Phase}: {Moment} {Call} {Number}";
}

/// <summary>Counts the calls of a phase by name, and strikes at a site of it, if there is one.</summary>
internal sealed partial class CrashStrike(CrashSite? site = null)
{
    private static readonly CrashMoment[] OfReads = [CrashMoment.Before, CrashMoment.Reply];
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>Whether the site was met, and has left a second key.</summary>
    public bool HasSpareKey => Struck && site!.MakesOneMore;

    /// <summary>Whether the site was met.</summary>
    public bool Struck { get; private set; }

    /// <summary>For <see cref="CrashPlan"/>.</summary>
    public CrashMoment? At(string call)
    {
        var name = NameOf(call);
        var number = _counts[name] = _counts.GetValueOrDefault(name) + 1;
        if (Struck || site is null || site.Call != name || site.Number != number)
            return null;
        Struck = true;
        return site.Moment;
    }

    /// <summary>
    /// The sites of a phase in which nothing happened: each changing call, and the first read of each name. To die after a read is to die before
    /// the next call.
    /// </summary>
    /// <param name="phase">Its name.</param>
    /// <param name="changes">The changing calls, as a journey has them.</param>
    /// <param name="withReads">Whether reads are sites too.</param>
    public IReadOnlyList<CrashSite> Sites(string phase, IEnumerable<string> changes, bool withReads = true)
    {
        var names = changes.Select(NameOf).ToHashSet();
        return [.. from each in _counts
                   orderby each.Key
                   let isRead = !names.Contains(each.Key)
                   where withReads || !isRead
                   from number in Enumerable.Range(1, isRead ? 1 : each.Value)
                   from moment in isRead ? OfReads : Enum.GetValues<CrashMoment>()
                   select new CrashSite(phase, each.Key, number, moment)];
    }

    // An event's name has the time in it.
    private static string NameOf(string call) => EventName().Replace(call, "/events/*");

    [GeneratedRegex("/events/.+$")]
    private static partial Regex EventName();
}
