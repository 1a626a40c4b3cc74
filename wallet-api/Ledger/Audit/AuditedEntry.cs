using Wallet.Api.Commands;

namespace Wallet.Api.Ledger.Audit;

/// <summary>
/// An entry, and what the row of its transaction says; <paramref name="Row"/> is null where there is none, or where none was looked for.
/// </summary>
internal readonly record struct AuditedEntry(Entry Entry, EntryTransaction? Row)
{
    /// <summary>Kinds whose rows are always looked for: the rest of their meaning is there.</summary>
    public static IReadOnlyList<TransactionKind> WithParents { get; } =
        [TransactionKind.Reversal, TransactionKind.Correction, TransactionKind.Capture, TransactionKind.Void, TransactionKind.Expiry];
}

/// <summary>
/// What an entry's transaction says: its amount, how much of it was given back, its parent, and whether one of its postings is the entry's.
/// </summary>
internal sealed record EntryTransaction(long AmountMinor, long Reversed, TransactionId? Parent, bool HasPosting);
