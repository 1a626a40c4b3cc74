namespace Wallet.Api.Commands;

/// <summary>Moves all that is left in a wallet to another one, and closes it.</summary>
internal sealed record CloseWallet(Caller Caller, IdempotencyKey? Key, WalletId Wallet, WalletId SweepTo)
    : Movement(Caller, Key, Remarks.None)
{
    /// <inheritdoc/>
    public override IReadOnlyList<WalletId> Wallets => [Wallet, SweepTo];
}
