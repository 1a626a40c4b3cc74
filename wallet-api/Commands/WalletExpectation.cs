using Wallet.Api.Ledger;

namespace Wallet.Api.Commands;

/// <summary>
/// How a caller takes a wallet to be: a command is executed only if it is so, under the wallet's lock. Without <paramref name="Settings"/>,
/// the version alone counts.
/// </summary>
internal sealed record WalletExpectation(WalletId Wallet, long Version, WalletSettings? Settings = null)
{
    /// <summary>What no wallet meets.</summary>
    public static WalletExpectation Never(WalletId wallet) => new(wallet, -1);

    /// <summary>Whether the wallet is so.</summary>
    public bool Holds(WalletState wallet) => wallet.Version == Version && (Settings is null || Settings == WalletSettings.Of(wallet));
}
