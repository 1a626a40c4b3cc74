using Wallet.Api.Commands;
using Wallet.Api.Ledger;

namespace Wallet.Api.Balances;

/// <summary>Which lines of a statement: those from <paramref name="From"/> on and before <paramref name="Before"/>, newest first.</summary>
internal sealed record StatementQuery(WalletId Wallet, TransactionId From, TransactionId Before, int Limit)
{
    /// <summary>Of this kind alone.</summary>
    public TransactionKind? Kind { get; init; }

    /// <summary>True for money that came, false for money that left.</summary>
    public bool? Incoming { get; init; }
}

/// <summary>An entry with what its transaction says about it.</summary>
internal sealed record StatementLine(Entry Entry, string? Reference, string? Description);
