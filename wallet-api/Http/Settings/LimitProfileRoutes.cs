using Wallet.Api.Commands;
using Wallet.Api.Http.Problems;

namespace Wallet.Api.Http.Settings;

/// <summary>The operations of profiles of limits.</summary>
internal sealed class LimitProfileRoutes(LimitProfileEndpoints profiles)
{
    private const string One = "/limit-profiles/{currency}/{name}";

    private static readonly ProblemType[] OfProfile = [ProblemType.Of(ResultCode.LimitProfileNotFound)];

    /// <summary>All of them, below /api/v1.</summary>
    public IReadOnlyList<Route> All =>
    [
        new("GET", "/limit-profiles", Scope.Read, "All profiles of limits, by currency and name", profiles.ListAsync)
        {
            Response = typeof(LimitProfileListResponse),
        },
        new("GET", One, Scope.Read, "A profile of limits", profiles.GetAsync) { Response = typeof(LimitProfileResponse), Problems = OfProfile, IsTagged = true },
        new("PUT", One, Scope.Admin, "Make a profile of limits, or replace its limits: for all wallets that have it, from the answer on", profiles.PutAsync)
        {
            Request = typeof(LimitProfileRequest),
            Example = """{"perTransaction":"500.00","perDay":"1000.00","perMonth":"10000.00"}""",
            Response = typeof(LimitProfileResponse),
            Problems = [ProblemType.InvalidAmount, ProblemType.LimitProfileLimit],
            IsTagged = true,
        },
        new("DELETE", One, Scope.Admin, "Delete a profile of limits that no wallet has; the answer is how it was", profiles.DeleteAsync)
        {
            Response = typeof(LimitProfileResponse), Problems = [.. OfProfile, ProblemType.LimitProfileInUse], IsTagged = true,
        },
        new("GET", $"{One}/changes", Scope.Admin, "Who changed a profile of limits, when and to what, newest first", profiles.ChangesAsync)
        {
            Response = typeof(LimitProfileChangeListResponse), Problems = OfProfile, Query = Page.Query,
        },
    ];
}
