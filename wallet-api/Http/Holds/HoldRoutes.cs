using Wallet.Api.Commands;
using Wallet.Api.Http.Idempotency;
using Wallet.Api.Http.Problems;

namespace Wallet.Api.Http.Holds;

/// <summary>The operations of holds.</summary>
internal sealed class HoldRoutes(HoldEndpoints holds)
{
    /// <summary>All of them, below /api/v1.</summary>
    public IReadOnlyList<Route> All =>
    [
        new("POST", "/wallets/{walletId}/holds", Scope.Transfer, "Set money aside", holds.PlaceAsync)
        {
            Request = typeof(HoldRequest),
            Example = """{"amount":"50.00","expiresAt":"2030-01-01T00:00:00Z","referenceId":"booking-1"}""",
            Response = typeof(HoldResponse),
            IsVersioned = true,
            Status = StatusCodes.Status201Created,
            HasLocation = true,
            Key = KeyUse.Required,
            Problems = [.. RouteProblems.OfMovement, ProblemType.Of(ResultCode.InvalidTransfer), ProblemType.Of(ResultCode.HoldNotActive)],
        },
        new("GET", "/wallets/{walletId}/holds", Scope.Read, "A wallet's holds, newest first", holds.ListAsync)
        {
            Response = typeof(HoldListResponse), Problems = RouteProblems.OfWallet, Query = Page.Query,
        },
        new("GET", "/wallets/{walletId}/holds/{holdId}", Scope.Read, "A hold", holds.GetAsync)
        {
            Response = typeof(HoldResponse), Problems = [.. RouteProblems.OfWallet, ProblemType.Of(ResultCode.HoldNotFound)],
        },
        OnHold(
            "capture", "Move what was set aside, a part of it or, with allowAbove, more from what is available", typeof(CaptureRequest),
            """{"amount":"40.00","final":true}""", holds.CaptureAsync),
        OnHold("void", "Give a hold up", typeof(VoidRequest), "{}", holds.VoidAsync),
        OnHold("extend", "Give a hold more time", typeof(ExtendRequest), """{"expiresAt":"2030-01-02T00:00:00Z"}""", holds.ExtendAsync),
    ];

    private static Route OnHold(string verb, string summary, Type request, string example, Func<HttpContext, Task<ApiResult>> handle)
        => new("POST", $"/wallets/{{walletId}}/holds/{{holdId}}/{verb}", Scope.Transfer, summary, handle)
        {
            Request = request,
            Example = example,
            Response = typeof(HoldActionResponse),
            IsVersioned = true,
            Key = KeyUse.Required,
            Problems =
            [
                .. RouteProblems.OfMovement, ProblemType.Of(ResultCode.HoldNotFound), ProblemType.Of(ResultCode.HoldNotActive),
                ProblemType.Of(ResultCode.AmountTooLarge), ProblemType.Of(ResultCode.ExpiryNotLater),
            ],
        };
}
