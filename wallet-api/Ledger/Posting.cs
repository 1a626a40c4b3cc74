using Wallet.Api.Commands;

namespace Wallet.Api.Ledger;

/// <summary>
/// One leg: what is added to a wallet's money (<paramref name="Amount"/>) and to what it has set aside (<paramref name="Held"/>), in minor
/// units.
/// </summary>
internal readonly record struct Posting(WalletId Wallet, long Amount, long Held = 0);
