namespace Wallet.Api.Ledger;

/// <summary>What must hold of a transaction by itself and of its entries.</summary>
internal static class TransactionChecks
{
    /// <summary>What is wrong; <paramref name="entries"/> are those found for its postings, null where there is none.</summary>
    public static IEnumerable<Violation> Of(Original original, IReadOnlyList<(long Amount, TransactionKind Kind)?> entries)
    {
        var transaction = original.Transaction;
        var subject = $"transaction {transaction.Id}";
        var isHold = transaction.Kind is TransactionKind.Hold or TransactionKind.Void or TransactionKind.Expiry;
        if (transaction.Postings.Sum(p => p.Amount) is var sum && sum != 0)
            yield return new("I1 balanced", subject, $"legs sum to {sum}");
        if (!isHold && transaction.Postings.Any(p => p.Wallet.Currency != transaction.Currency))
            yield return new("I1 currency", subject, "legs have another currency than the transaction");
        if (original.Reversed < 0 || original.Reversed > transaction.AmountMinor)
            yield return new("I6 reversed", subject, $"{original.Reversed} of {transaction.AmountMinor} given back");
        for (var i = 0; i < entries.Count; i++)
        {
            if (entries[i] is not { } entry)
                yield return new("I1 entries", subject, $"wallet {transaction.Postings[i].Wallet} has no entry for it");
            else if (entry.Amount != transaction.Postings[i].Amount || entry.Kind != transaction.Kind)
                yield return new(
                    "I1 entries", subject, $"wallet {transaction.Postings[i].Wallet} has {entry.Amount} where it says {transaction.Postings[i].Amount}");
        }
    }
}
