namespace Wallet.Api.Ledger;

/// <summary>A transaction of before that a command refers to, and how much of it was given back (minor units).</summary>
internal sealed record Original(LedgerTransaction Transaction, long Reversed)
{
    /// <summary>What can still be given back.</summary>
    public long Remaining => IsReversible ? Transaction.AmountMinor - Reversed : 0;

    /// <summary>Whether money left the ledger's wallets: who gives it back brings money from outside.</summary>
    public bool WentOutside => Transaction.Postings.Any(p => p.Wallet.IsSystem && p.Amount > 0);

    /// <summary>Whether it moved money, and was not itself a giving back.</summary>
    public bool IsReversible => Transaction.Kind is TransactionKind.Deposit or TransactionKind.Withdrawal or TransactionKind.Transfer
        or TransactionKind.Journal or TransactionKind.Capture;

    /// <summary>The postings that give back <paramref name="amountMinor"/>; null when only the whole can be split into legs.</summary>
    public IReadOnlyList<Posting>? Reversing(long amountMinor)
    {
        var postings = Transaction.Postings;
        if (amountMinor == Transaction.AmountMinor)
            return [.. postings.Select(p => new Posting(p.Wallet, -p.Amount))];
        return postings.Count == 2
            ? [.. postings.Select(p => new Posting(p.Wallet, p.Amount < 0 ? amountMinor : -amountMinor))]
            : null;
    }
}
