namespace Wallet.Api.Commands;

/// <summary>
/// Takes the key of a request that is several commands, each with a key of its own, and does nothing else. The same request may take it again,
/// another may not.
/// </summary>
internal sealed record ClaimKey(Caller Caller, IdempotencyKey? Key) : Command(Caller, Key)
{
    /// <inheritdoc/>
    public override IReadOnlyList<WalletId> Wallets => [];
}
