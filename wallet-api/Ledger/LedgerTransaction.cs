using Wallet.Api.Commands;

namespace Wallet.Api.Ledger;

/// <summary>A balanced set of postings that happened together.</summary>
internal sealed record LedgerTransaction(
    TransactionId Id, TransactionKind Kind, Currency Currency, long AmountMinor, IReadOnlyList<Posting> Postings, Remarks Remarks)
{
    /// <summary>The transaction that this one gives back, or the hold that it resolves.</summary>
    public TransactionId? Parent { get; init; }
}
