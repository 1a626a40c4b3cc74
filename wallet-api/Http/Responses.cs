using System.Text.Json;

namespace Wallet.Api.Http;

/// <summary>A wallet. Amounts are decimal text in the currency's major unit, and in minor units where the name ends so.</summary>
internal sealed record WalletResponse(
    string Id, string UserId, string Currency, string Status, string Balance, long BalanceMinor, string Held, long HeldMinor,
    string Available, long AvailableMinor, string OverdraftLimit, LimitsResponse? Limits, string? LimitProfile, string? ExternalId, JsonElement? Metadata, long Version,
    DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt);

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

/// <summary>A movement that was executed, and the wallet's balance right after it.</summary>
internal sealed record MovementResponse(
    string TransactionId, string Type, string Status, string WalletId, string? DestinationWalletId, string Amount, long AmountMinor,
    string Currency, string NewBalance, long NewBalanceMinor, string Available, long AvailableMinor, long Version, string? ReferenceId,
    DateTimeOffset CreatedAt);

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

/// <summary>A page of a user's wallets, oldest first; <paramref name="NextCursor"/> is null on the last.</summary>
internal sealed record WalletListResponse(IReadOnlyList<WalletResponse> Items, string? NextCursor);

/// <summary>The most that may leave a wallet at once, in a UTC day, in a UTC month; absent where there is none, or the limit profile's.</summary>
internal sealed record LimitsResponse(string? PerTransaction, string? PerDay, string? PerMonth);

/// <summary>
/// A transaction. Amounts of legs are signed; <paramref name="Reversed"/> is how much of it was given back. Of more than two legs, those of
/// others are not shown one by one.
/// </summary>
internal sealed record TransactionResponse(
    string TransactionId, string Type, string Status, string Currency, string Amount, long AmountMinor, IReadOnlyList<LegResponse> Legs,
    string? Reversed, string? ParentTransactionId, string? ReferenceId, string? Description, JsonElement? Metadata,
    DateTimeOffset? EffectiveAt, DateTimeOffset CreatedAt, OtherLegsResponse? OtherLegs);

/// <summary>The sums of the legs that are not the caller's.</summary>
internal sealed record OtherLegsResponse(int Count, string Credited, long CreditedMinor, string Debited, long DebitedMinor);

/// <summary>One leg; without a wallet id, money came from or went to outside.</summary>
internal sealed record LegResponse(string? WalletId, string Amount, long AmountMinor, string? Held);

/// <summary>
/// A page of the transactions with one reference, oldest first; <paramref name="NextCursor"/> is null on the last. Of those before
/// <paramref name="HistoryFrom"/>, if it is there, nothing is known.
/// <paramref name="Unreadable"/>, if it is there, are ids of transactions with the reference whose rows are damaged.
/// </summary>
internal sealed record TransactionListResponse(
    IReadOnlyList<TransactionResponse> Items, string? NextCursor, DateTimeOffset? HistoryFrom, IReadOnlyList<string>? Unreadable);

/// <summary>
/// A checkpoint: the transactions from the id <paramref name="From"/> to before the id <paramref name="Before"/>. <paramref name="Signed"/> is a JWS
/// (ES256) whose payload says the same, with the root of their hash tree and the hash of the checkpoint before.
/// </summary>
internal sealed record CheckpointResponse(long Number, string From, string Before, int Transactions, string Signed);

/// <summary>A page of checkpoints, newest first; <paramref name="NextCursor"/> is null on the last.</summary>
internal sealed record CheckpointListResponse(IReadOnlyList<CheckpointResponse> Items, string? NextCursor);

/// <summary>
/// Shows that a transaction is in the ledger as it was signed: SHA-256 of a zero byte and <paramref name="Leaf"/> leads by
/// <paramref name="Path"/>, as RFC 9162 has it, to the root in the payload of <paramref name="Checkpoint"/>, a JWS (ES256).
/// </summary>
internal sealed record ProofResponse(
    string TransactionId, string Leaf, long LeafIndex, int TreeSize, IReadOnlyList<string> Path, string Checkpoint);

/// <summary>What became of a batch: executed counts the items that were.</summary>
internal sealed record BatchResponse(string Mode, int Executed, int Refused, IReadOnlyList<BatchItemResponse> Items);

/// <summary>What became of an item: the movement, or the problem.</summary>
internal sealed record BatchItemResponse(int Index, int Status, MovementResponse? Movement, ProblemBody? Problem);

/// <summary>
/// What a dry run says that the request would be: executed, or replayed where its key was used for it before. The amounts are those of the
/// wallet that pays (or receives from outside), right after it.
/// </summary>
internal sealed record DryRunResponse(
    string WouldBe, string? Currency = null, string? NewBalance = null, long? NewBalanceMinor = null, string? Available = null,
    long? AvailableMinor = null, long? Version = null, IReadOnlyList<DryRunItemResponse>? Items = null);

/// <summary>What an item of a batch would come to, each after those before it: the balance, or the problem.</summary>
internal sealed record DryRunItemResponse(int Index, int Status, string? NewBalance, long? NewBalanceMinor, ProblemBody? Problem);

/// <summary>Money set aside; status is OPEN, CAPTURED, VOIDED or EXPIRED. Captured is more than the amount where allowAbove let it be.</summary>
internal sealed record HoldResponse(
    string HoldId, string WalletId, string? DestinationWalletId, string Status, string Currency, string Amount, long AmountMinor,
    string Captured, string Remaining, long RemainingMinor, DateTimeOffset? ExpiresAt, DateTimeOffset CreatedAt);

/// <summary>A page of a wallet's holds, newest first; <paramref name="NextCursor"/> is null on the last.</summary>
internal sealed record HoldListResponse(IReadOnlyList<HoldResponse> Items, string? NextCursor);

/// <summary>
/// Something was done to a hold; <paramref name="TransactionId"/> is the transaction that did it. How the wallet stands afterwards is for those
/// who may read it.
/// </summary>
internal sealed record HoldActionResponse(
    string HoldId, string WalletId, string Action, string? TransactionId, string? Balance = null, long? BalanceMinor = null,
    string? Available = null, long? AvailableMinor = null, long? Version = null);

/// <summary>
/// A wallet's status and limits after they were set; <paramref name="TransactionId"/> is the transfer that emptied it before it was closed.
/// </summary>
internal sealed record WalletSettingResponse(
    string WalletId, string Setting, string Available, long AvailableMinor, long Version, string? TransactionId = null);

/// <summary>What administrators set of a wallet.</summary>
internal sealed record SettingsResponse(string Status, string OverdraftLimit, LimitsResponse? Limits, string? LimitProfile);

/// <summary>
/// A change of settings, by whom (the subject of the token; absent where there was none) and when. Setting is what was set; FOUND, in a wallet
/// that is older than the journal, are the settings that its first change found.
/// </summary>
internal sealed record SettingChangeResponse(
    long Sequence, string Setting, SettingsResponse? Before, SettingsResponse After, string? ChangedBy, DateTimeOffset ChangedAt);

/// <summary>A page of the changes of a wallet's settings, newest first; <paramref name="NextCursor"/> is null on the last.</summary>
internal sealed record SettingChangeListResponse(string WalletId, IReadOnlyList<SettingChangeResponse> Items, string? NextCursor);

/// <summary>Limits by name; <paramref name="Version"/> counts its changes, the last of which was made by <paramref name="ChangedBy"/>.</summary>
internal sealed record LimitProfileResponse(
    string Currency, string Name, LimitsResponse? Limits, long Version, string? ChangedBy, DateTimeOffset ChangedAt);

/// <summary>All of them.</summary>
internal sealed record LimitProfileListResponse(IReadOnlyList<LimitProfileResponse> Items);

/// <summary>A change of a profile: it was set, to these limits, or removed.</summary>
internal sealed record LimitProfileChangeResponse(
    long Version, string Change, LimitsResponse? Limits, string? ChangedBy, DateTimeOffset ChangedAt);

/// <summary>A page of the changes of a profile, newest first; <paramref name="NextCursor"/> is null on the last.</summary>
internal sealed record LimitProfileChangeListResponse(
    string Currency, string Name, IReadOnlyList<LimitProfileChangeResponse> Items, string? NextCursor);

/// <summary>How the service is.</summary>
internal sealed record HealthResponse(string Status, IReadOnlyList<HealthCheckResponse> Checks);

/// <summary>One thing that the service needs or uses; down does not mean that the service is, unless the database is meant.</summary>
internal sealed record HealthCheckResponse(string Name, string Status, string? Reason);
