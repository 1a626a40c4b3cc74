using System.Globalization;
using Wallet.Api.Commands;
using Wallet.Api.Http.Access;
using Wallet.Api.Http.Problems;
using Wallet.Api.Http.Wallets;
using Wallet.Api.Ledger;
using Wallet.Api.Storage;

namespace Wallet.Api.Http.Settings;

/// <summary>Profiles of limits: make, read, change, remove, and their journal. Repeating does no harm, so no key is read.</summary>
internal sealed class LimitProfileEndpoints(LimitProfileStore profiles)
{
    /// <summary>GET /limit-profiles.</summary>
    public async Task<ApiResult> ListAsync(HttpContext http)
    {
        var all = await profiles.ListAsync(http.RequestAborted);
        return new Reply<LimitProfileListResponse>(
            StatusCodes.Status200OK, new([.. all.Select(ToResponse)]), ApiJson.Default.LimitProfileListResponse);
    }

    /// <summary>GET /limit-profiles/{currency}/{name}.</summary>
    public async Task<ApiResult> GetAsync(HttpContext http)
    {
        if (Fields.LimitProfile(http).Failed(out var problem, out var key))
            return problem;
        return await profiles.FindAsync(key, http.RequestAborted) is { } found ? Reply(found) : Missing;
    }

    /// <summary>PUT /limit-profiles/{currency}/{name}.</summary>
    public async Task<ApiResult> PutAsync(HttpContext http)
    {
        if (Fields.LimitProfile(http).Failed(out var problem, out var key))
            return problem;
        if ((await RequestBody.ReadAsync(http, ApiJson.Default.LimitProfileRequest)).Failed(out problem, out var body))
            return problem;
        if (Fields.Limits(body.PerTransaction, body.PerDay, body.PerMonth, key.Currency).Failed(out problem, out var limits))
            return problem;
        return Answered(await profiles.PutAsync(key, limits, Terms(http), http.RequestAborted));
    }

    /// <summary>DELETE /limit-profiles/{currency}/{name}.</summary>
    public async Task<ApiResult> DeleteAsync(HttpContext http)
    {
        if (Fields.LimitProfile(http).Failed(out var problem, out var key))
            return problem;
        var answer = Answered(await profiles.RemoveAsync(key, Terms(http), http.RequestAborted));
        // What is gone has no tag.
        return answer is Reply<LimitProfileResponse> reply ? reply with { Tag = null } : answer;
    }

    /// <summary>GET /limit-profiles/{currency}/{name}/changes.</summary>
    public async Task<ApiResult> ChangesAsync(HttpContext http)
    {
        if (Fields.LimitProfile(http).Failed(out var problem, out var key) || Page.Read(http).Failed(out problem, out var page))
            return problem;
        if (!page.TryReadBefore(out var before))
            return Page.BadCursor;
        var found = await profiles.ChangesAsync(key, before, page.Limit + 1, http.RequestAborted);
        if (found.Count == 0 && page.Cursor is null)
            return Missing;
        var items = found.Take(page.Limit).Select(ToResponse).ToList();
        var next = found.Count > page.Limit ? items[^1].Version.ToString(CultureInfo.InvariantCulture) : null;
        return new Reply<LimitProfileChangeListResponse>(
            StatusCodes.Status200OK, new(key.Currency.Code, key.Name, items, next), ApiJson.Default.LimitProfileChangeListResponse);
    }

    private static Problem Missing { get; } = Refusals.Of(new(ResultCode.LimitProfileNotFound), default);

    private static LimitProfileTerms Terms(HttpContext http)
    {
        var condition = EntityTags.Condition(http).Value;
        return new(
            CallerIdentity.Of(http).Subject, RequestTerms.Of(http).IsDryRun,
            profile => condition.Meets(profile is null ? [] : [EntityTags.OfVersion(profile.Version)]));
    }

    private static ApiResult Answered(LimitProfileResult result) => result switch
    {
        { Outcome: LimitProfileOutcome.Done, Profile: { } profile } => Reply(profile),
        { Outcome: LimitProfileOutcome.Changed } => new Problem(
            ProblemType.PreconditionFailed, "Read the limit profile again and decide with its new ETag."),
        { Outcome: LimitProfileOutcome.InUse } => new Problem(
            ProblemType.LimitProfileInUse, "Wallets have this profile: give them another first, or take its limits away."),
        { Outcome: LimitProfileOutcome.TooMany } => new Problem(
            ProblemType.LimitProfileLimit, $"There are {LimitProfileStore.Most} profiles already: delete one."),
        { Outcome: LimitProfileOutcome.Unknown } => new Problem(
            ProblemType.Of(ResultCode.Unknown),
            "The connection to the database was lost: read the profile, and send the request again if it is not as asked for."),
        _ => Missing,
    };

    private static Reply<LimitProfileResponse> Reply(LimitProfile profile)
        => new(StatusCodes.Status200OK, ToResponse(profile), ApiJson.Default.LimitProfileResponse)
        {
            Tag = EntityTags.OfVersion(profile.Version),
        };

    private static LimitProfileResponse ToResponse(LimitProfile profile) => new(
        profile.Key.Currency.Code, profile.Key.Name, WalletEndpoints.LimitsOf(profile.Limits, profile.Key.Currency), profile.Version, profile.By,
        DateTimeOffset.FromUnixTimeMilliseconds(profile.At));

    private static LimitProfileChangeResponse ToResponse(LimitProfileChange change) => new(
        change.After.Version, change.IsRemoved ? "REMOVED" : "SET", WalletEndpoints.LimitsOf(change.After.Limits, change.After.Key.Currency),
        change.After.By, DateTimeOffset.FromUnixTimeMilliseconds(change.After.At));
}
