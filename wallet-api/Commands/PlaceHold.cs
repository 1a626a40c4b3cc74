namespace Wallet.Api.Commands;

/// <summary>
/// Sets money aside until it is captured, given up, or <paramref name="ExpiresAt"/> (Unix milliseconds; null for never). What is captured goes
/// to <paramref name="Destination"/>, or outside.
/// </summary>
internal sealed record PlaceHold(
    Caller Caller, IdempotencyKey? Key, WalletId Wallet, WalletId? Destination, long AmountMinor, long? ExpiresAt, Remarks Remarks)
    : Movement(Caller, Key, Remarks)
{
    /// <inheritdoc/>
    public override IReadOnlyList<WalletId> Wallets => Destination is { } destination ? [Wallet, destination] : [Wallet];
}
