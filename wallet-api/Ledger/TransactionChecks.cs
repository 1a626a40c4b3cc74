using Wallet.Api.Ledger.Audit;

namespace Wallet.Api.Ledger;

/// <summary>What must hold of a transaction by itself and of its entries.</summary>
internal static class TransactionChecks
{
    /// <summary>What is wrong; <paramref name="entries"/> are those found for its postings, null where there is none.</summary>
    public static IEnumerable<Violation> Of(Original original, IReadOnlyList<PostedEntry?> entries)
    {
        var transaction = original.Transaction;
        var subject = $"transaction {transaction.Id}";
        if (Sum(transaction, p => p.Amount) is var sum && sum != 0)
            yield return new("I1 balanced", subject, $"legs sum to {sum}");
        if (transaction.Postings.Any(p => p.Wallet.Currency != transaction.Currency))
            yield return new("I1 currency", subject, "legs have another currency than the transaction");
        if (AmountOf(transaction) is var amount && amount != transaction.AmountMinor)
            yield return new("I1 amount", subject, $"its legs come to {amount}, its row has {transaction.AmountMinor}");
        if (original.Reversed < 0 || original.Reversed > transaction.AmountMinor)
            yield return new("I6 reversed", subject, $"{original.Reversed} of {transaction.AmountMinor} given back");
        for (var i = 0; i < entries.Count; i++)
        {
            if (Mismatch(transaction, i, entries[i]) is { } what)
                yield return new("I1 entries", subject, $"wallet {transaction.Postings[i].Wallet} has {what}");
        }
    }

    private static string? Mismatch(LedgerTransaction transaction, int posting, PostedEntry? found)
    {
        if (found is not { } entry)
            return "no entry for it";
        var expected = new PostedEntry(transaction.Postings[posting].Amount, transaction.Kind, transaction.CounterpartyOf(posting));
        return entry == expected ? null : $"{Text(entry)} where it says {Text(expected)}";
    }

    private static string Text(PostedEntry entry)
        => entry.Counterparty == default ? $"{entry.Kind} of {entry.Amount}" : $"{entry.Kind} of {entry.Amount} with {entry.Counterparty}";

    private static Int128 AmountOf(LedgerTransaction transaction) => transaction.Kind switch
    {
        TransactionKind.Hold => Sum(transaction, p => p.Held),
        TransactionKind.Void or TransactionKind.Expiry => -Sum(transaction, p => p.Held),
        _ => Sum(transaction, p => Math.Max(p.Amount, 0)),
    };

    private static Int128 Sum(LedgerTransaction transaction, Func<Posting, long> of)
        => transaction.Postings.Aggregate(Int128.Zero, (sum, posting) => sum + of(posting));
}
