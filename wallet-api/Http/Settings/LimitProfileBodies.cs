using Wallet.Api.Http.Json;
using Wallet.Api.Http.Wallets;

namespace Wallet.Api.Http.Settings;

/// <summary>The body of PUT /limit-profiles/{currency}/{name}: what is absent is unlimited.</summary>
internal sealed record LimitProfileRequest(RequestAmount? PerTransaction = null, RequestAmount? PerDay = null, RequestAmount? PerMonth = null);

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
