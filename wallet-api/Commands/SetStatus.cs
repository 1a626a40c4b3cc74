using Wallet.Api.Ledger;

namespace Wallet.Api.Commands;

/// <summary>Freezes, unfreezes or closes a wallet.</summary>
internal sealed record SetStatus(Caller Caller, IdempotencyKey? Key, WalletId Wallet, WalletStatus Status) : Command(Caller, Key)
{
    /// <inheritdoc/>
    public override IReadOnlyList<WalletId> Wallets => [Wallet];
}
