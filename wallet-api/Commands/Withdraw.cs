using Wallet.Api.Ledger;

namespace Wallet.Api.Commands;

/// <summary>Money leaves a wallet for the outside world.</summary>
internal sealed record Withdraw(Caller Caller, IdempotencyKey? Key, WalletId Wallet, long AmountMinor, Remarks Remarks)
    : Movement(Caller, Key, Remarks)
{
    /// <inheritdoc/>
    public override IReadOnlyList<WalletId> Wallets => [Wallet];

    /// <inheritdoc/>
    public override Currency? Outside => Wallet.Currency;
}
