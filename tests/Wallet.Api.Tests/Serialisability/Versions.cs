namespace Wallet.Api.Tests.Serialisability;

/// <summary>How everything stood at each version of each wallet, kept while the executed operations are replayed.</summary>
internal sealed class Versions
{
    private readonly Dictionary<(int Wallet, long Version), ModelWallet> _wallets = [];
    private readonly Dictionary<string, List<(long Version, ModelHold State)>> _holds = [];
    private readonly Dictionary<string, List<(long Version, long Left)>> _reversible = [];

    /// <summary>Keeps what an operation changed.</summary>
    public void Keep(Operation operation, ModelLedger after)
    {
        foreach (var wallet in operation.Request.Wallets)
            _wallets[(wallet, after[wallet].Version)] = after[wallet];
        foreach (var part in operation.Request.Parts)
        {
            var version = after[part.Legs[0].Wallet].Version;
            foreach (var id in operation.Answer.Transactions.Append(part.Target).OfType<string>())
            {
                if (after.Holds.TryGetValue(id, out var hold))
                    ListOf(_holds, id).Add((version, hold));
                if (after.Reversible.TryGetValue(id, out var left))
                    ListOf(_reversible, id).Add((version, left));
            }
        }
    }

    /// <summary>What a request would have found at these versions of its wallets.</summary>
    public ModelLedger At(Operation operation, IReadOnlyList<(int Wallet, long Version)> versions)
    {
        var ledger = ModelLedger.Empty;
        foreach (var at in versions)
            ledger = ledger.With(at.Wallet, _wallets.GetValueOrDefault(at));
        if (operation.Request.Target is not { } target)
            return ledger;
        var own = ledger[operation.Request.Legs[0].Wallet].Version;
        if (_holds.TryGetValue(target, out var holds) && holds.FindLastIndex(h => h.Version <= own) is var i and >= 0)
            ledger = ledger.WithHold(target, holds[i].State);
        if (_reversible.TryGetValue(target, out var left) && left.FindLastIndex(l => l.Version <= own) is var k and >= 0)
            ledger = ledger.WithReversible(target, left[k].Left);
        return ledger;
    }

    private static List<T> ListOf<T>(Dictionary<string, List<T>> lists, string id)
    {
        if (!lists.TryGetValue(id, out var list))
            lists.Add(id, list = []);
        return list;
    }
}
