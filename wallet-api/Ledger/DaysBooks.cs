using Wallet.Api.Commands;

namespace Wallet.Api.Ledger;

/// <summary>
/// What is known of some wallets beside their entries of the days: the closings before, those of the days, the first entries after, the
/// balances.
/// </summary>
internal sealed record DaysBooks(
    IReadOnlyCollection<WalletId> Wallets, IReadOnlyDictionary<WalletId, Closing> Openings, ILookup<WalletId, Closing> Closings,
    ILookup<WalletId, Entry> Next, IReadOnlyDictionary<WalletId, WalletState> Balances);
