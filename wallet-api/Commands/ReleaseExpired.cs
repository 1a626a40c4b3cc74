namespace Wallet.Api.Commands;

/// <summary>
/// Writes down the end of a wallet's holds whose time ran out. Every command on the wallet does so first; this one does nothing else.
/// </summary>
internal sealed record ReleaseExpired(WalletId Wallet) : Command(Caller.Trusted, null)
{
    /// <inheritdoc/>
    public override IReadOnlyList<WalletId> Wallets => [Wallet];
}
