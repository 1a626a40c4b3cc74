namespace Wallet.Api.Commands;

/// <summary>Money goes from one wallet to another.</summary>
internal sealed record Transfer(
    Caller Caller, IdempotencyKey? Key, WalletId Source, WalletId Destination, long AmountMinor, Remarks Remarks)
    : Movement(Caller, Key, Remarks)
{
    /// <inheritdoc/>
    public override IReadOnlyList<WalletId> Wallets => [Source, Destination];
}
