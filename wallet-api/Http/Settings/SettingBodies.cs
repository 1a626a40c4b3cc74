using Wallet.Api.Http.Json;
using Wallet.Api.Http.Wallets;

namespace Wallet.Api.Http.Settings;

/// <summary>
/// The body of PUT /wallets/{id}/limits: what is absent is the profile's or, without one, unlimited; an absent overdraft is zero.
/// </summary>
internal sealed record LimitsRequest(
    RequestAmount? PerTransaction = null, RequestAmount? PerDay = null, RequestAmount? PerMonth = null, string? LimitProfile = null,
    RequestAmount? OverdraftLimit = null);

/// <summary>The body of POST /wallets/{id}/close, if there is one.</summary>
internal sealed record CloseRequest
{
    /// <summary>The wallet that receives what is left.</summary>
    public string? SweepTo { get; init; }
}

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
