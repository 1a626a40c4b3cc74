using Wallet.Api.Commands;

namespace Wallet.Api.Storage.Past;

/// <summary>A wallet's keys from <paramref name="From"/> on and before <paramref name="Before"/>.</summary>
internal sealed record PastRange(WalletId Wallet, TransactionId From, TransactionId Before);
