using Wallet.Api.Commands;
using Wallet.Api.Ledger;

namespace Wallet.Api.Tests.Ledger.Model;

/// <summary>Money set aside, as the model knows it.</summary>
internal sealed record ModelHold(
    TransactionId Id, WalletId Wallet, WalletId? Destination, Int128 Amount, Int128 Captured, long? ExpiresAt, HoldStatus Status)
{
    public Int128 Rest => Amount - Captured;
}
