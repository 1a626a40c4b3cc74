using System.Text.Json;
using Wallet.Api.Http.Json;

namespace Wallet.Api.Http.Wallets;

/// <summary>The body of POST /wallets.</summary>
internal sealed record CreateWalletRequest(
    string? UserId = null, string? Currency = null, string? ExternalId = null, RequestAmount? OverdraftLimit = null,
    NewLimitsRequest? Limits = null, string? LimitProfile = null, JsonElement? Metadata = null);

/// <summary>The limits that a wallet is made with: what is absent is its profile's or, without one, unlimited.</summary>
internal sealed record NewLimitsRequest(RequestAmount? PerTransaction = null, RequestAmount? PerDay = null, RequestAmount? PerMonth = null);

/// <summary>The body of PATCH /wallets/{id}; null takes the metadata away, and is not the same as nothing.</summary>
internal sealed record PatchWalletRequest
{
    /// <summary>Undefined where the body does not have it.</summary>
    public JsonElement Metadata { get; init; }
}

/// <summary>A wallet. Amounts are decimal text in the currency's major unit, and in minor units where the name ends so.</summary>
internal sealed record WalletResponse(
    string Id, string UserId, string Currency, string Status, string Balance, long BalanceMinor, string Held, long HeldMinor,
    string Available, long AvailableMinor, string OverdraftLimit, LimitsResponse? Limits, string? LimitProfile, string? ExternalId, JsonElement? Metadata, long Version,
    DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt);

/// <summary>A page of a user's wallets, oldest first; <paramref name="NextCursor"/> is null on the last.</summary>
internal sealed record WalletListResponse(IReadOnlyList<WalletResponse> Items, string? NextCursor);

/// <summary>The most that may leave a wallet at once, in a UTC day, in a UTC month; absent where there is none, or the limit profile's.</summary>
internal sealed record LimitsResponse(string? PerTransaction, string? PerDay, string? PerMonth);
