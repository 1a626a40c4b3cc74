using Wallet.Api.Commands;
using Wallet.Api.Http.Idempotency;
using Wallet.Api.Http.Problems;

namespace Wallet.Api.Http.Settings;

/// <summary>The operations of what administrators set of a wallet.</summary>
internal sealed class SettingRoutes(SettingEndpoints settings)
{
    /// <summary>All of them, below /api/v1.</summary>
    public IReadOnlyList<Route> All =>
    [
        Setting("freeze", "Let nothing leave a wallet", settings.FreezeAsync),
        Setting("unfreeze", "Let money leave again", settings.UnfreezeAsync),
        Setting("close", "Close a wallet permanently: an empty one, or one that is emptied into another", settings.CloseAsync) with
        {
            Request = typeof(CloseRequest),
            IsBodyOptional = true,
            Example = """{"sweepTo":"01990000-0000-7000-8000-000000000000"}""",
            Key = KeyUse.Harmless,
            Problems =
            [
                .. RouteProblems.OfWallet, ProblemType.Of(ResultCode.WalletClosed), ProblemType.Of(ResultCode.WalletNotEmpty),
                ProblemType.Of(ResultCode.WalletFrozen), ProblemType.Of(ResultCode.CurrencyMismatch), ProblemType.Of(ResultCode.LimitExceeded),
                ProblemType.Of(ResultCode.BalanceOverflow), ProblemType.Of(ResultCode.InvalidTransfer), ProblemType.Of(ResultCode.KeyReused),
                ProblemType.KeyExpired, ProblemType.KeyWithoutTime,
            ],
        },
        new("GET", "/wallets/{walletId}/changes", Scope.Admin,
            "Who changed a wallet's status, limits, overdraft or metadata and when, newest first", settings.ChangesAsync)
        {
            Response = typeof(SettingChangeListResponse), Problems = RouteProblems.OfWallet, Query = Page.Query,
        },
        new("PUT", "/wallets/{walletId}/limits", Scope.Admin, "Replace a wallet's limits, limit profile and overdraft", settings.LimitsAsync)
        {
            Request = typeof(LimitsRequest),
            Example = """{"perTransaction":"500.00","perDay":"1000.00","overdraftLimit":"100.00"}""",
            Response = typeof(WalletSettingResponse),
            Problems =
            [
                .. RouteProblems.OfWallet, ProblemType.InvalidAmount, ProblemType.Of(ResultCode.InsufficientFunds), ProblemType.Of(ResultCode.WalletClosed),
                ProblemType.Of(ResultCode.LimitProfileNotFound),
            ],
        },
    ];

    private static Route Setting(string verb, string summary, Func<HttpContext, Task<ApiResult>> handle)
        => new("POST", $"/wallets/{{walletId}}/{verb}", Scope.Admin, summary, handle)
        {
            Response = typeof(WalletSettingResponse),
            Problems = [.. RouteProblems.OfWallet, ProblemType.Of(ResultCode.WalletClosed), ProblemType.Of(ResultCode.WalletNotEmpty)],
        };
}
