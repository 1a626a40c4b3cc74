using Wallet.Api.Ledger;

namespace Wallet.Api.Commands;

/// <summary>Makes an empty wallet for a user.</summary>
internal sealed record CreateWallet(Caller Caller, IdempotencyKey? Key, Currency Currency, NewWallet Wallet) : Command(Caller, Key)
{
    /// <inheritdoc/>
    public override IReadOnlyList<WalletId> Wallets => [];

    /// <inheritdoc/>
    public override LimitProfileKey? LimitProfile => LimitProfileKey.Of(Currency, Wallet.Limits);
}

/// <summary>What a wallet is made with. <paramref name="Owner"/> is the hash of the user id, <paramref name="Metadata"/> a JSON object.</summary>
internal sealed record NewWallet(string UserId, UInt128 Owner, string? ExternalId, long Overdraft, Limits Limits, string? Metadata)
{
    /// <summary>The part of it that no rule looks at.</summary>
    public WalletProfile Profile => new(UserId, ExternalId, Metadata);
}
