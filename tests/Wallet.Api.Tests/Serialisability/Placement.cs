using Wallet.Api.Tests.Traffic;

namespace Wallet.Api.Tests.Serialisability;

/// <summary>
/// Finds a place for what was refused. An answer that refuses does not say which versions of its wallets it is about: every choice that explains
/// it and contradicts nothing is a place.
/// </summary>
internal sealed class Placement(History history, WalletOrder order, Precedence graph, Versions versions)
{
    private const int MaxChoices = 1_000_000;

    /// <summary>Places an operation; false when there is no place for it.</summary>
    public bool Place(Operation refused) => Choices(refused).Take(MaxChoices).Any(choice => Explains(refused, choice) && Fits(refused, choice));

    // Every combination of versions that real time allows.
    private IEnumerable<IReadOnlyList<(int Wallet, long Version)>> Choices(Operation refused)
    {
        IEnumerable<IReadOnlyList<(int Wallet, long Version)>> choices = [[]];
        foreach (var wallet in Looked(refused))
        {
            var window = Window(wallet, refused);
            choices = choices.SelectMany(c => window.Select(v => (IReadOnlyList<(int, long)>)[.. c, (wallet, v)]));
        }
        return choices;
    }

    // A batch is refused by its first part that is: what comes after is not looked at. Each wallet that plays no part in an answer would
    // multiply the choices, and bind what is placed later to a version of it that need not be the one there was.
    private static IEnumerable<int> Looked(Operation refused)
    {
        var last = refused.Answer.Items.ToList().FindIndex(item => item.Code != refused.Answer.Code);
        return (last < 0 ? refused.Request.Parts : refused.Request.Items.Take(last + 1)).SelectMany(Judged).Distinct();
    }

    // Who pays, who is named in a condition, and whose hold or transaction it is about. Who only receives is never the reason.
    private static IEnumerable<int> Judged(MoneyRequest part) =>
    [
        .. part.Conditions.Select(c => c.Wallet), .. part.Legs.Take(1).Select(l => l.Wallet),
        .. part.Legs.Where(l => l.Amount < 0).Select(l => l.Wallet),
    ];

    private List<long> Window(int wallet, Operation refused)
    {
        var (low, high) = (0L, order.Versions(wallet));
        for (var version = 1L; version <= order.Versions(wallet); version++)
        {
            var writer = history.Operations[order.Writer(wallet, version)!.Value];
            if (writer.Completed < refused.Invoked)
                low = version;
            if (writer.Invoked > refused.Completed)
                high = Math.Min(high, version - 1);
        }
        var window = new List<long>();
        for (var version = low; version <= high; version++)
            window.Add(version);
        return window;
    }

    private bool Explains(Operation refused, IReadOnlyList<(int Wallet, long Version)> choice)
        => refused.Answer.Agrees(Model.Decide(versions.At(refused, choice), refused.Request, []).Answer);

    private bool Fits(Operation refused, IReadOnlyList<(int Wallet, long Version)> choice)
    {
        var before = new HashSet<int> { refused.Number };
        var added = 0;
        foreach (var (wallet, version) in choice)
        {
            if (order.Writer(wallet, version) is { } writer)
                before.Add(writer);
            if (order.Writer(wallet, version + 1) is not { } next)
                continue;
            graph.Add(refused.Number, next, new(wallet, version + 1));
            added++;
        }
        if (graph.Reaches(refused.Number, before))
        {
            for (; added > 0; added--)
                graph.RemoveLast(refused.Number);
            return false;
        }
        foreach (var (wallet, version) in choice)
        {
            if (order.Writer(wallet, version) is { } writer)
                graph.Add(writer, refused.Number, new(wallet, version));
        }
        return true;
    }
}
