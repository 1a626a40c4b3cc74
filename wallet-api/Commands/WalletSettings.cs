using Wallet.Api.Ledger;

namespace Wallet.Api.Commands;

/// <summary>What changes of a wallet without an entry.</summary>
internal sealed record WalletSettings(WalletStatus Status, long Overdraft, Limits Limits)
{
    /// <summary>Those of a wallet.</summary>
    public static WalletSettings Of(WalletState wallet) => new(wallet.Status, wallet.Overdraft, wallet.Limits);
}
