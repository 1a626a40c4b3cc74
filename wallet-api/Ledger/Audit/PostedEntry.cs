using Wallet.Api.Commands;

namespace Wallet.Api.Ledger.Audit;

/// <summary>What an entry repeats of its transaction.</summary>
internal readonly record struct PostedEntry(long Amount, TransactionKind Kind, WalletId Counterparty);
