using System.Text.Json;
using Wallet.Api.Http.Json;

namespace Wallet.Api.Http.Holds;

/// <summary>The body of POST /wallets/{id}/holds; without a time it does not expire, without a destination it is captured to outside.</summary>
internal sealed record HoldRequest(
    RequestAmount? Amount = null, RequestTime? ExpiresAt = null, string? DestinationWalletId = null, string? ReferenceId = null,
    string? Description = null, JsonElement? Metadata = null);

/// <summary>
/// The body of POST /wallets/{id}/holds/{holdId}/capture; without an amount, all that is left; final (default) frees the rest; allowAbove (not by
/// default) takes what the amount has above what is left from what is available.
/// </summary>
internal sealed record CaptureRequest(
    RequestAmount? Amount = null, bool? Final = null, bool? AllowAbove = null, string? ReferenceId = null, string? Description = null,
    JsonElement? Metadata = null);

/// <summary>The body of POST /wallets/{id}/holds/{holdId}/void.</summary>
internal sealed record VoidRequest(string? ReferenceId = null, string? Description = null, JsonElement? Metadata = null);

/// <summary>The body of POST /wallets/{id}/holds/{holdId}/extend.</summary>
internal sealed record ExtendRequest(RequestTime? ExpiresAt = null);

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
