using Wallet.Api.Commands;
using Wallet.Api.Ledger;

namespace Wallet.Api.Tests.Ledger.Model;

/// <summary>A transaction as the model knows it, and how much of it was given back.</summary>
internal sealed record ModelTransaction(
    TransactionId Id, TransactionKind Kind, Int128 Amount, IReadOnlyList<ModelLeg> Legs, TransactionId? Parent, Int128 Reversed)
{
    public DateTimeOffset Time { get; init; }
}

/// <summary>What is added to a wallet's money and to what it has set aside.</summary>
internal sealed record ModelLeg(WalletId Wallet, Int128 Amount, Int128 Held);

/// <summary>A line of a wallet's statement, and the UTC date of it.</summary>
internal sealed record ModelLine(
    WalletId Wallet, TransactionId Transaction, TransactionKind Kind, Int128 Amount, Int128 Posted, Int128 Held, WalletId Counterparty,
    DateOnly Date);
