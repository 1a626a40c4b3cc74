namespace Wallet.Api.Http.Wallets;

/// <summary>
/// A balance that includes all that was committed up to <paramref name="AsOf"/>; <paramref name="Source"/> is cache, replica or writer.
/// </summary>
internal sealed record BalanceResponse(
    string WalletId, string Currency, string Balance, long BalanceMinor, string Held, long HeldMinor, string Available, long AvailableMinor,
    long Version, DateTimeOffset AsOf, string Source);

/// <summary>A balance in the past; <paramref name="TransactionId"/> is the last transaction it includes.</summary>
internal sealed record PastBalanceResponse(
    string WalletId, string Currency, string Balance, long BalanceMinor, string Held, long HeldMinor, long Version, DateTimeOffset Timestamp,
    string? TransactionId);

/// <summary>A line of a statement: the amount is signed, the balance is the one right after it.</summary>
internal sealed record StatementLineResponse(
    string TransactionId, string Type, string Amount, long AmountMinor, string BalanceAfter, long BalanceAfterMinor, string HeldAfter,
    long Sequence, string? CounterpartyWalletId, string? ReferenceId, string? Description, DateTimeOffset CreatedAt);

/// <summary>
/// A page, newest first, with fewer items than asked for, or none, where many lines were passed over; <paramref name="NextCursor"/> is null on
/// the last. <paramref name="HistoryFrom"/>: the wallet has older lines in the range, which are no longer here; history is kept from then on.
/// </summary>
internal sealed record StatementResponse(
    string WalletId, string Currency, IReadOnlyList<StatementLineResponse> Items, string? NextCursor, DateTimeOffset? HistoryFrom);
