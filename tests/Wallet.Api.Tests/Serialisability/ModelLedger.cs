using System.Collections.Immutable;

namespace Wallet.Api.Tests.Serialisability;

/// <summary>The state of a ledger as naive as can be: wallets by number, holds and what is left to give back of transactions by their ids.</summary>
internal sealed record ModelLedger(
    ImmutableDictionary<int, ModelWallet> Wallets, ImmutableDictionary<string, ModelHold> Holds, ImmutableDictionary<string, long> Reversible)
{
    public static ModelLedger Empty { get; } = new(
        ImmutableDictionary<int, ModelWallet>.Empty, ImmutableDictionary<string, ModelHold>.Empty, ImmutableDictionary<string, long>.Empty);

    public ModelWallet this[int wallet] => Wallets.GetValueOrDefault(wallet);

    public ModelLedger With(int wallet, ModelWallet state) => this with { Wallets = Wallets.SetItem(wallet, state) };

    public ModelLedger WithHold(string id, ModelHold hold) => this with { Holds = Holds.SetItem(id, hold) };

    public ModelLedger WithReversible(string id, long amount) => this with { Reversible = Reversible.SetItem(id, amount) };
}
