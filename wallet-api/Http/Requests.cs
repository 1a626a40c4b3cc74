using System.Text.Json;
using System.Text.Json.Serialization;

namespace Wallet.Api.Http;

/// <summary>The body of POST /wallets.</summary>
internal sealed record CreateWalletRequest(
    string? UserId = null, string? Currency = null, string? ExternalId = null, RequestAmount? OverdraftLimit = null,
    NewLimitsRequest? Limits = null, string? LimitProfile = null, JsonElement? Metadata = null);

/// <summary>The limits that a wallet is made with: what is absent is its profile's or, without one, unlimited.</summary>
internal sealed record NewLimitsRequest(RequestAmount? PerTransaction = null, RequestAmount? PerDay = null, RequestAmount? PerMonth = null);

/// <summary>The body of POST /wallets/{id}/deposit, withdraw and transfer; the destination is for transfers alone, under either name.</summary>
internal sealed record MovementRequest(
    RequestAmount? Amount = null, string? Currency = null, string? ReferenceId = null, string? Description = null,
    string? DestinationWalletId = null, string? ToWalletId = null, JsonElement? Metadata = null);

/// <summary>The body of PATCH /wallets/{id}; null takes the metadata away, and is not the same as nothing.</summary>
internal sealed record PatchWalletRequest
{
    /// <summary>Undefined where the body does not have it.</summary>
    public JsonElement Metadata { get; init; }
}

/// <summary>
/// The body of PUT /wallets/{id}/limits: what is absent is the profile's or, without one, unlimited; an absent overdraft is zero.
/// </summary>
internal sealed record LimitsRequest(
    RequestAmount? PerTransaction = null, RequestAmount? PerDay = null, RequestAmount? PerMonth = null, string? LimitProfile = null,
    RequestAmount? OverdraftLimit = null);

/// <summary>The body of PUT /limit-profiles/{currency}/{name}: what is absent is unlimited.</summary>
internal sealed record LimitProfileRequest(RequestAmount? PerTransaction = null, RequestAmount? PerDay = null, RequestAmount? PerMonth = null);

/// <summary>The body of POST /wallets/{id}/close, if there is one.</summary>
internal sealed record CloseRequest
{
    /// <summary>The wallet that receives what is left.</summary>
    public string? SweepTo { get; init; }
}

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

/// <summary>The body of POST /transactions/batch; mode is independent or atomic.</summary>
internal sealed record BatchRequest(string? Mode = null, IReadOnlyList<BatchItemRequest>? Items = null);

/// <summary>One movement of a batch; type is deposit, withdraw or transfer.</summary>
internal sealed record BatchItemRequest(
    string? Type = null, string? WalletId = null, RequestAmount? Amount = null, string? Currency = null, string? DestinationWalletId = null,
    string? ReferenceId = null, string? Description = null, JsonElement? Metadata = null);

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
