using System.Text.Json;
using System.Text.Json.Serialization;
using Wallet.Api.Http.Json;

namespace Wallet.Api.Http.Transactions;

/// <summary>The body of POST /transactions: signed amounts that add up to zero.</summary>
internal sealed record TransactionRequest(
    IReadOnlyList<LegRequest>? Legs = null, IReadOnlyList<ConditionRequest>? Conditions = null, string? ReferenceId = null,
    string? Description = null, RequestTime? EffectiveAt = null, JsonElement? Metadata = null);

/// <summary>What is added to (or, negative, taken from) a wallet.</summary>
internal sealed record LegRequest(string? WalletId = null, RequestAmount? Amount = null);

/// <summary>What must hold of a wallet for the transaction to be executed.</summary>
internal sealed record ConditionRequest(
    string? WalletId = null, RequestAmount? MinAvailable = null,
    [property: JsonConverter(typeof(WholeNumberConverter))] long? Version = null);

/// <summary>The body of POST /transactions/{id}/reversals; without an amount, all that is left is given back.</summary>
internal sealed record ReversalRequest(
    RequestAmount? Amount = null, string? ReferenceId = null, string? Description = null, JsonElement? Metadata = null);

/// <summary>
/// A transaction. Amounts of legs are signed; <paramref name="Reversed"/> is how much of it was given back. Of more than two legs, those of
/// others are not shown one by one.
/// </summary>
internal sealed record TransactionResponse(
    string TransactionId, string Type, string Status, string Currency, string Amount, long AmountMinor, IReadOnlyList<LegResponse> Legs,
    string? Reversed, string? ParentTransactionId, string? ReferenceId, string? Description, JsonElement? Metadata,
    DateTimeOffset? EffectiveAt, DateTimeOffset CreatedAt, OtherLegsResponse? OtherLegs);

/// <summary>One leg; without a wallet id, money came from or went to outside.</summary>
internal sealed record LegResponse(string? WalletId, string Amount, long AmountMinor, string? Held);

/// <summary>The sums of the legs that are not the caller's.</summary>
internal sealed record OtherLegsResponse(int Count, string Credited, long CreditedMinor, string Debited, long DebitedMinor);

/// <summary>
/// A page of the transactions with one reference, oldest first; <paramref name="NextCursor"/> is null on the last. Of those before
/// <paramref name="HistoryFrom"/>, if it is there, nothing is known.
/// <paramref name="Unreadable"/>, if it is there, are ids of transactions with the reference whose rows are damaged.
/// </summary>
internal sealed record TransactionListResponse(
    IReadOnlyList<TransactionResponse> Items, string? NextCursor, DateTimeOffset? HistoryFrom, IReadOnlyList<string>? Unreadable);
