using Wallet.Api.Commands;
using Wallet.Api.Ledger;

namespace Wallet.Api.Tests.Ledger.Model;

/// <summary>
/// What the model cannot know of a batch and takes from the decision: when it was decided, by which lane, and the keys of what was made, in the
/// order of making. A key that was not given out is the empty one.
/// </summary>
internal sealed record BatchFacts(long Now, int Lane, IReadOnlyList<TransactionId> Transactions, IReadOnlyList<WalletId> Wallets)
{
    public static BatchFacts Of(Decision decision) => new(
        decision.Moment.UnixMilliseconds, decision.Moment.Lane,
        [.. decision.Transactions.Select(t => t.Id)], [.. decision.NewWallets.Select(w => w.State.Id)]);

    public TransactionId Transaction(int index) => index < Transactions.Count ? Transactions[index] : default;

    public WalletId Wallet(int index) => index < Wallets.Count ? Wallets[index] : default;
}
