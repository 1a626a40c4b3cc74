using Wallet.Api.Ledger;

namespace Wallet.Api.Commands;

/// <summary>Money comes from the outside world into a wallet.</summary>
internal sealed record Deposit(Caller Caller, IdempotencyKey? Key, WalletId Wallet, long AmountMinor, Remarks Remarks)
    : Movement(Caller, Key, Remarks)
{
    /// <inheritdoc/>
    public override IReadOnlyList<WalletId> Wallets => [Wallet];

    /// <inheritdoc/>
    public override Currency? Outside => Wallet.Currency;
}
