using Wallet.Api.Ledger;

namespace Wallet.Api.Commands;

/// <summary>A command about a hold that exists. <paramref name="Destination"/> is the hold's: null for outside.</summary>
internal abstract record HoldCommand(
    Caller Caller, IdempotencyKey? Key, WalletId Wallet, TransactionId HoldId, WalletId? Destination, Remarks Remarks)
    : Movement(Caller, Key, Remarks)
{
    /// <summary>The hold's own wallet and, to know whose the hold is, the one that its money is for.</summary>
    public override IReadOnlyList<WalletId> Wallets => Destination is { } destination && !Caller.AnyWallet ? [Wallet, destination] : [Wallet];

    /// <inheritdoc/>
    public override TransactionId? Hold => HoldId;
}

/// <summary>
/// Moves what was set aside, or <paramref name="AmountMinor"/> of it, to the hold's destination. <paramref name="Final"/> gives the rest free.
/// </summary>
internal sealed record CaptureHold(
    Caller Caller, IdempotencyKey? Key, WalletId Wallet, TransactionId HoldId, WalletId? Destination, long? AmountMinor, bool Final, Remarks Remarks)
    : HoldCommand(Caller, Key, Wallet, HoldId, Destination, Remarks)
{
    /// <summary>Whether more than what is set aside may be moved: the excess is then taken from what is available.</summary>
    public bool AllowAbove { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<WalletId> Wallets => Destination is { } destination ? [Wallet, destination] : [Wallet];

    /// <inheritdoc/>
    public override Currency? Outside => Destination is null ? Wallet.Currency : null;
}

/// <summary>Gives the money free.</summary>
internal sealed record VoidHold(
    Caller Caller, IdempotencyKey? Key, WalletId Wallet, TransactionId HoldId, WalletId? Destination, Remarks Remarks)
    : HoldCommand(Caller, Key, Wallet, HoldId, Destination, Remarks);

/// <summary>Moves a hold's end to <paramref name="ExpiresAt"/>, Unix milliseconds.</summary>
internal sealed record ExtendHold(
    Caller Caller, IdempotencyKey? Key, WalletId Wallet, TransactionId HoldId, WalletId? Destination, long ExpiresAt)
    : HoldCommand(Caller, Key, Wallet, HoldId, Destination, Remarks.None);
