using Wallet.Api.Commands;
using Wallet.Api.Ledger;

namespace Wallet.Api.Balances.Statements;

/// <summary>Which lines of a statement: those from <paramref name="From"/> on and before <paramref name="Before"/>, newest first.</summary>
internal sealed record StatementQuery(WalletId Wallet, TransactionId From, TransactionId Before, int Limit)
{
    // A page of one kind or direction may have to pass over many lines of others; it stops here and the next goes on.
    private const int MaxScanned = 1000;

    /// <summary>Of this kind alone.</summary>
    public TransactionKind? Kind { get; init; }

    /// <summary>True for money that came, false for money that left.</summary>
    public bool? Incoming { get; init; }

    /// <summary>The most entries that are looked at for a page: one more than the page has, to know whether there is another.</summary>
    public int Scan => Kind is null && Incoming is null ? Limit + 1 : Math.Max(MaxScanned, Limit + 1);

    /// <summary>Whether an entry is asked for.</summary>
    public bool Matches(Entry entry)
        => (Kind is null || entry.Kind == Kind) && (Incoming is null || (Incoming.Value ? entry.Amount > 0 : entry.Amount < 0));
}

/// <summary>An entry with what its transaction says about it.</summary>
internal sealed record StatementLine(Entry Entry, string? Reference, string? Description);
