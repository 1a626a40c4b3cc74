using Wallet.Api.Commands;

namespace Wallet.Api.Ledger.Exports;

/// <summary>An entry with what its transaction says: one row of an export, whatever its format.</summary>
internal sealed record ExportRow(Entry Entry, Remarks Remarks)
{
    /// <summary>The transaction that this one gives back, or the hold that it resolves.</summary>
    public TransactionId? Parent { get; init; }

    /// <summary>The rows of a transaction, one for each of its postings, in their order; null if one has no entry.</summary>
    public static IReadOnlyList<ExportRow>? Of(LedgerTransaction transaction, Func<WalletId, Entry?> entryOf)
    {
        var rows = new List<ExportRow>(transaction.Postings.Count);
        foreach (var posting in transaction.Postings)
        {
            if (entryOf(posting.Wallet) is not { } entry)
                return null;
            rows.Add(new(entry, transaction.Remarks) { Parent = transaction.Parent });
        }
        return rows;
    }
}
