namespace Wallet.Api.Ledger.Audit;

/// <summary>What must hold of a transaction and the one that it gives back or resolves.</summary>
internal static class ParentChecks
{
    /// <summary>What is wrong; <paramref name="parent"/> is null where there is none.</summary>
    public static IEnumerable<Violation> Of(LedgerTransaction transaction, Original? parent)
    {
        var subject = $"transaction {transaction.Id}";
        var resolves = transaction.Kind is TransactionKind.Capture or TransactionKind.Void or TransactionKind.Expiry;
        if (!transaction.GivesBack && !resolves)
        {
            if (transaction.Parent is { } id)
                yield return new("I6 parent", subject, $"a {transaction.Kind} gives back or resolves nothing, and its row names {id}");
        }
        else if (parent is null)
        {
            yield return new("I6 parent", subject, transaction.Parent is { } named
                ? $"what it gives back or resolves, {named}, is not there"
                : "it does not say what it gives back or resolves");
        }
        else if (transaction.GivesBack ? !Mirrors(transaction, parent) : !IsOfHold(transaction, parent.Transaction))
        {
            yield return new("I6 parent", subject, $"{transaction.Parent} is none of which it could be a {transaction.Kind}");
        }
    }

    private static bool Mirrors(LedgerTransaction transaction, Original original)
        => original.IsReversible && original.Reversing(transaction.AmountMinor) is { } postings
            && postings.ToHashSet().SetEquals(transaction.Postings);

    private static bool IsOfHold(LedgerTransaction transaction, LedgerTransaction hold) => hold.Kind == TransactionKind.Hold
        && transaction.Postings.Any(p => p.Held < 0 && p.Wallet == hold.Postings[0].Wallet);
}
