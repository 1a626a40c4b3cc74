using Wallet.Api.Commands;

namespace Wallet.Api.Ledger;

/// <summary>Something that happened and that others may want to know.</summary>
internal abstract record LedgerEvent;

/// <summary>A transaction was written, with these entries.</summary>
internal sealed record TransactionRecorded(LedgerTransaction Transaction, IReadOnlyList<Entry> Entries) : LedgerEvent;

/// <summary>A wallet was made.</summary>
internal sealed record WalletOpened(WalletId Wallet, string UserId, string? ExternalId) : LedgerEvent;

/// <summary>
/// A wallet was frozen, unfrozen or closed. <paramref name="At"/> is in Unix milliseconds, <paramref name="Revision"/> unique for the change,
/// <paramref name="By"/> the subject of the token with which it was made.
/// </summary>
internal sealed record WalletChanged(WalletId Wallet, WalletStatus Status, long At, long Revision, string? By = null) : LedgerEvent;

/// <summary>A wallet's limits and overdraft (minor units) were replaced; otherwise as <see cref="WalletChanged"/>.</summary>
internal sealed record LimitsChanged(WalletId Wallet, Limits Limits, long Overdraft, long At, long Revision, string? By) : LedgerEvent;

/// <summary>A profile of limits was made, replaced or removed.</summary>
internal sealed record LimitProfileChanged(LimitProfileChange Change) : LedgerEvent;
