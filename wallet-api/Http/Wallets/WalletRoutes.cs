using Wallet.Api.Commands;
using Wallet.Api.Http.Idempotency;
using Wallet.Api.Http.Problems;

namespace Wallet.Api.Http.Wallets;

/// <summary>The operations of wallets themselves: make, read, list.</summary>
internal sealed class WalletRoutes(WalletEndpoints wallets, BalanceEndpoints balances)
{
    /// <summary>All of them, below /api/v1.</summary>
    public IReadOnlyList<Route> All =>
    [
        new("POST", "/wallets", Scope.Write, "Make a wallet", wallets.CreateAsync)
        {
            IsVersioned = true,
            Request = typeof(CreateWalletRequest),
            Example = """{"userId":"alice","currency":"EUR","limits":{"perDay":"1000.00"},"metadata":{"segment":"retail"}}""",
            Response = typeof(WalletResponse),
            Status = StatusCodes.Status201Created,
            HasLocation = true,
            Key = KeyUse.Optional,
            // A key that is sent empty was meant to be one.
            Problems =
            [
                ProblemType.Of(ResultCode.KeyReused), ProblemType.KeyRequired, ProblemType.KeyExpired, ProblemType.KeyWithoutTime,
                ProblemType.InvalidAmount, ProblemType.Of(ResultCode.LimitProfileNotFound),
            ],
        },
        new("GET", "/wallets/{walletId}", Scope.Read, "A wallet with its balance", wallets.GetAsync)
        {
            Response = typeof(WalletResponse), Problems = RouteProblems.OfWallet, IsVersioned = true,
        },
        new("PATCH", "/wallets/{walletId}", Scope.Write, "Replace a wallet's metadata", wallets.PatchAsync)
        {
            Request = typeof(PatchWalletRequest),
            IsVersioned = true,
            Example = """{"metadata":{"segment":"business"}}""",
            Response = typeof(WalletResponse),
            Problems = [.. RouteProblems.OfWallet, ProblemType.Of(ResultCode.Unknown)],
        },
        new("GET", "/users/{userId}/wallets", Scope.Read, "A user's wallets, oldest first", wallets.OfUserAsync)
        {
            Response = typeof(WalletListResponse), Query = Page.Query,
        },
        new("GET", "/wallets/{walletId}/balance", Scope.Read, "The balance", balances.NowAsync)
        {
            Response = typeof(BalanceResponse),
            IsVersioned = true,
            Problems = [.. RouteProblems.OfWallet, ProblemType.Of(ResultCode.VersionMismatch)],
            Query =
            [
                ("consistency", "strong (default): includes every answered commit; session: at least minVersion; cached: may be a minute old"),
                ("minVersion", "the version that the answer must include; VERSION_MISMATCH where it is not there; not for cached"),
            ],
        },
        PastBalance("/wallets/{walletId}/balance/history"),
        PastBalance("/wallets/{walletId}/balance/historical"),
        new("GET", "/wallets/{walletId}/transactions", Scope.Read,
            "The statement, newest first; a page may have fewer items than its limit and still a nextCursor; historyFrom: older lines are retired",
            balances.StatementAsync)
        {
            Response = typeof(StatementResponse),
            Problems = RouteProblems.OfWallet,
            Query =
            [
                .. Page.Query, ("from", "RFC 3339 time, inclusive"), ("to", "RFC 3339 time, exclusive"),
                ("type", "one kind of transaction"), ("direction", "in or out"),
            ],
        },
    ];

    private Route PastBalance(string path) => new("GET", path, Scope.Read,
        "The balance at a time; within a day that is retired, the nearest balances that are known", balances.AtAsync)
    {
        Response = typeof(PastBalanceResponse),
        Problems = [.. RouteProblems.OfWallet, ProblemType.HistoryRetired],
        Query = [("timestamp", "RFC 3339 time, not in the future; UTC without a zone")],
    };
}
