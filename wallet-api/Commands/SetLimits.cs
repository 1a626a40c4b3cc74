using Wallet.Api.Ledger;

namespace Wallet.Api.Commands;

/// <summary>Replaces a wallet's limits and overdraft (minor units).</summary>
internal sealed record SetLimits(Caller Caller, IdempotencyKey? Key, WalletId Wallet, Limits Limits, long Overdraft) : Command(Caller, Key)
{
    /// <inheritdoc/>
    public override IReadOnlyList<WalletId> Wallets => [Wallet];

    /// <inheritdoc/>
    public override LimitProfileKey? LimitProfile => LimitProfileKey.Of(Wallet.Currency, Limits);
}
