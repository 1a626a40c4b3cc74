using Wallet.Api.Ledger;

namespace Wallet.Api.Balances;

/// <summary>
/// A wallet as a place has it that includes all that was committed up to <paramref name="AsOf"/>, by the database's clock;
/// <paramref name="Source"/> is the place.
/// </summary>
internal sealed record BalanceAnswer(WalletState State, string Source, DateTimeOffset AsOf);
