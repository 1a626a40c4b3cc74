using Wallet.Api.Commands;

namespace Wallet.Api.Ledger;

/// <summary>A balanced set of postings that happened together.</summary>
internal sealed record LedgerTransaction(
    TransactionId Id, TransactionKind Kind, Currency Currency, long AmountMinor, IReadOnlyList<Posting> Postings, Remarks Remarks)
{
    /// <summary>The transaction that this one gives back, or the hold that it resolves.</summary>
    public TransactionId? Parent { get; init; }

    /// <summary>Whether it gives back an earlier one.</summary>
    public bool GivesBack => Kind is TransactionKind.Reversal or TransactionKind.Correction;

    /// <summary>The wallet on the other side of a posting, if there are just two; otherwise default.</summary>
    public WalletId CounterpartyOf(int posting) => Postings.Count == 2 ? Postings[1 - posting].Wallet : default;
}
