using Wallet.Api.Commands;

namespace Wallet.Api.Http;

/// <summary>The REST API's table of contents.</summary>
internal sealed class Routes(WalletEndpoints wallets, BalanceEndpoints balances, MovementEndpoints movements)
{
    private const string Movement = """{"amount":"12.30","referenceId":"order-4711","description":"lunch"}""";

    private static readonly ProblemType[] OfWallet = [ProblemType.Of(ResultCode.WalletNotFound)];

    private static readonly ProblemType[] OfMovement =
    [
        ProblemType.InvalidAmount, ProblemType.KeyRequired, ProblemType.KeyExpired, .. OfWallet,
        ProblemType.Of(ResultCode.InsufficientFunds), ProblemType.Of(ResultCode.LimitExceeded), ProblemType.Of(ResultCode.CurrencyMismatch),
        ProblemType.Of(ResultCode.BalanceOverflow), ProblemType.Of(ResultCode.WalletFrozen), ProblemType.Of(ResultCode.WalletClosed),
        ProblemType.Of(ResultCode.KeyReused), ProblemType.Of(ResultCode.DuplicateReference), ProblemType.Of(ResultCode.Overloaded),
        ProblemType.Of(ResultCode.WriterUnavailable), ProblemType.Of(ResultCode.Unknown),
    ];

    private static readonly (string, string)[] Paged =
        [("cursor", "nextCursor of the page before"), ("limit", "items per page, 1 to 200, 50 when absent")];

    /// <summary>All operations, below /api/v1.</summary>
    public IReadOnlyList<Route> All =>
    [
        new("POST", "/wallets", Scope.Write, "Make a wallet", wallets.CreateAsync)
        {
            Request = typeof(CreateWalletRequest),
            Example = """{"userId":"alice","currency":"EUR","overdraftLimit":"0.00","metadata":{"segment":"retail"}}""",
            Response = typeof(WalletResponse),
            Status = StatusCodes.Status201Created,
            Keyed = true,
            Problems = [ProblemType.Of(ResultCode.KeyReused), ProblemType.KeyExpired, ProblemType.InvalidAmount],
        },
        new("GET", "/wallets/{walletId}", Scope.Read, "A wallet with its balance", wallets.GetAsync)
        {
            Response = typeof(WalletResponse), Problems = OfWallet,
        },
        new("GET", "/users/{userId}/wallets", Scope.Read, "A user's wallets, oldest first", wallets.OfUserAsync)
        {
            Response = typeof(WalletListResponse), Query = Paged,
        },
        new("GET", "/wallets/{walletId}/balance", Scope.Read, "The balance", balances.NowAsync)
        {
            Response = typeof(BalanceResponse),
            Problems = OfWallet,
            Query =
            [
                ("consistency", "strong (default): includes every answered commit; session: at least minVersion; cached: may be a minute old"),
                ("minVersion", "with session: the version that the answer must include"),
            ],
        },
        PastBalance("/wallets/{walletId}/balance/history"),
        PastBalance("/wallets/{walletId}/balance/historical"),
        new("GET", "/wallets/{walletId}/transactions", Scope.Read, "The statement, newest first", balances.StatementAsync)
        {
            Response = typeof(StatementResponse),
            Problems = OfWallet,
            Query =
            [
                .. Paged, ("from", "RFC 3339 time, inclusive"), ("to", "RFC 3339 time, exclusive"),
                ("type", "one kind of transaction"), ("direction", "in or out"),
            ],
        },
        Money("deposit", "Money comes from outside", Movement, movements.DepositAsync),
        Money("withdraw", "Money goes outside", Movement, movements.WithdrawAsync),
        Money(
            "transfer", "Money goes to another wallet",
            """{"amount":"12.30","destinationWalletId":"01990000-0000-7000-8000-000000000000","referenceId":"order-4711"}""",
            movements.TransferAsync),
    ];

    private Route PastBalance(string path) => new("GET", path, Scope.Read, "The balance at a time", balances.AtAsync)
    {
        Response = typeof(PastBalanceResponse),
        Problems = OfWallet,
        Query = [("timestamp", "RFC 3339 time, not in the future; UTC without a zone")],
    };

    private static Route Money(string verb, string summary, string example, Func<HttpContext, Task<ApiResult>> handle)
        => new("POST", $"/wallets/{{walletId}}/{verb}", Scope.Write, summary, handle)
        {
            Request = typeof(MovementRequest),
            Example = example,
            Response = typeof(MovementResponse),
            Keyed = true,
            Problems = [.. OfMovement, .. verb == "transfer" ? [ProblemType.Of(ResultCode.InvalidTransfer)] : Array.Empty<ProblemType>()],
        };
}
