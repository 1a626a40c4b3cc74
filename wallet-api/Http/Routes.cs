using Wallet.Api.Commands;
using Wallet.Api.Http.Endpoints;

namespace Wallet.Api.Http;

/// <summary>The REST API's table of contents.</summary>
internal sealed class Routes(
    WalletEndpoints wallets, BalanceEndpoints balances, MovementEndpoints movements, TransactionEndpoints transactions, BatchEndpoints batches,
    HoldEndpoints holds, SettingEndpoints settings)
{
    private const string Movement = """{"amount":"12.30","referenceId":"order-4711","description":"lunch"}""";

    private static readonly ProblemType[] OfWallet = [ProblemType.Of(ResultCode.WalletNotFound)];

    private static readonly ProblemType[] OfMovement =
    [
        ProblemType.InvalidAmount, ProblemType.KeyRequired, ProblemType.KeyExpired, ProblemType.KeyWithoutTime, .. OfWallet,
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
            IsVersioned = true,
            Request = typeof(CreateWalletRequest),
            Example = """{"userId":"alice","currency":"EUR","limits":{"perDay":"1000.00"},"metadata":{"segment":"retail"}}""",
            Response = typeof(WalletResponse),
            Status = StatusCodes.Status201Created,
            HasLocation = true,
            Key = KeyUse.Optional,
            Problems = [ProblemType.Of(ResultCode.KeyReused), ProblemType.KeyExpired, ProblemType.KeyWithoutTime, ProblemType.InvalidAmount],
        },
        new("GET", "/wallets/{walletId}", Scope.Read, "A wallet with its balance", wallets.GetAsync)
        {
            Response = typeof(WalletResponse), Problems = OfWallet, IsVersioned = true,
        },
        new("GET", "/users/{userId}/wallets", Scope.Read, "A user's wallets, oldest first", wallets.OfUserAsync)
        {
            Response = typeof(WalletListResponse), Query = Paged,
        },
        new("GET", "/wallets/{walletId}/balance", Scope.Read, "The balance", balances.NowAsync)
        {
            Response = typeof(BalanceResponse),
            IsVersioned = true,
            Problems = [.. OfWallet, ProblemType.Of(ResultCode.VersionMismatch)],
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
        .. OfTransactions, .. OfHolds, .. OfSettings,
    ];

    private IEnumerable<Route> OfTransactions =>
    [
        new("POST", "/transactions", Scope.Transfer, "Move money between any number of wallets at once", transactions.PostAsync)
        {
            Request = typeof(TransactionRequest),
            Example = """
                {"legs":[{"walletId":"01990000-0000-7000-8000-000000000001","amount":"-12.30"},
                {"walletId":"01990000-0000-7000-8000-000000000000","amount":"12.00"},
                {"walletId":"01990000-0000-7000-8000-000000000002","amount":"0.30"}],"referenceId":"order-4711"}
                """,
            Response = typeof(TransactionResponse),
            Status = StatusCodes.Status201Created,
            HasLocation = true,
            Key = KeyUse.Required,
            Problems = [.. OfMovement, ProblemType.Of(ResultCode.InvalidTransfer), ProblemType.Of(ResultCode.VersionMismatch)],
        },
        new("GET", "/transactions", Scope.Read, "Transactions with a reference", transactions.ByReferenceAsync)
        {
            Response = typeof(TransactionListResponse), Query = [("reference", "the referenceId")], Problems = [ProblemType.HistoryRetired],
        },
        new("GET", "/transactions/{transactionId}", Scope.Read, "A transaction", transactions.GetAsync)
        {
            Response = typeof(TransactionResponse), Problems = [ProblemType.Of(ResultCode.TransactionNotFound), ProblemType.HistoryRetired],
        },
        new("POST", "/transactions/{transactionId}/reversals", Scope.Write, "Give back a transaction, or a part of it", transactions.ReverseAsync)
        {
            Request = typeof(ReversalRequest),
            Example = """{"amount":"5.00","description":"one of two items returned"}""",
            Response = typeof(TransactionResponse),
            Status = StatusCodes.Status201Created,
            HasLocation = true,
            Key = KeyUse.Required,
            Problems =
            [
                .. OfMovement, ProblemType.Of(ResultCode.TransactionNotFound), ProblemType.Of(ResultCode.AlreadyReversed),
                ProblemType.Of(ResultCode.NotReversible),
                ProblemType.Of(ResultCode.AmountTooLarge), ProblemType.HistoryRetired, ProblemType.AnswerUnavailable,
            ],
        },
        new("POST", "/transactions/batch", Scope.Transfer, "Up to 1,000 movements: each for itself and in any order, or all or none", batches.PostAsync)
        {
            Request = typeof(BatchRequest),
            Example = """
                {"mode":"atomic","items":[{"type":"transfer","walletId":"01990000-0000-7000-8000-000000000001",
                "destinationWalletId":"01990000-0000-7000-8000-000000000000","amount":"12.00"}]}
                """,
            Response = typeof(BatchResponse),
            Key = KeyUse.Required,
            MaxBodyBytes = 2 * 1024 * 1024,
            Problems = [.. OfMovement, ProblemType.Of(ResultCode.InvalidTransfer), ProblemType.Of(ResultCode.BatchRefused)],
        },
    ];

    private IEnumerable<Route> OfHolds =>
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
            Problems = [.. OfMovement, ProblemType.Of(ResultCode.InvalidTransfer), ProblemType.Of(ResultCode.HoldNotActive)],
        },
        new("GET", "/wallets/{walletId}/holds", Scope.Read, "A wallet's holds, newest first", holds.ListAsync)
        {
            Response = typeof(HoldListResponse), Problems = OfWallet, Query = Paged,
        },
        new("GET", "/wallets/{walletId}/holds/{holdId}", Scope.Read, "A hold", holds.GetAsync)
        {
            Response = typeof(HoldResponse), Problems = [.. OfWallet, ProblemType.Of(ResultCode.HoldNotFound)],
        },
        OnHold(
            "capture", "Move what was set aside, a part of it or, with allowAbove, more from what is available", typeof(CaptureRequest),
            """{"amount":"40.00","final":true}""", holds.CaptureAsync),
        OnHold("void", "Give a hold up", typeof(VoidRequest), "{}", holds.VoidAsync),
        OnHold("extend", "Give a hold more time", typeof(ExtendRequest), """{"expiresAt":"2030-01-02T00:00:00Z"}""", holds.ExtendAsync),
    ];

    private IEnumerable<Route> OfSettings =>
    [
        new("PATCH", "/wallets/{walletId}", Scope.Write, "Replace a wallet's metadata", wallets.PatchAsync)
        {
            Request = typeof(PatchWalletRequest),
            IsVersioned = true,
            Example = """{"metadata":{"segment":"business"}}""",
            Response = typeof(WalletResponse),
            Problems = [.. OfWallet, ProblemType.Of(ResultCode.Unknown)],
        },
        Setting("freeze", "Let nothing leave a wallet", settings.FreezeAsync),
        Setting("unfreeze", "Let money leave again", settings.UnfreezeAsync),
        Setting("close", "Close an empty wallet for ever", settings.CloseAsync),
        new("PUT", "/wallets/{walletId}/limits", Scope.Admin, "Replace a wallet's limits and overdraft", settings.LimitsAsync)
        {
            Request = typeof(LimitsRequest),
            Example = """{"perTransaction":"500.00","perDay":"1000.00","overdraftLimit":"100.00"}""",
            Response = typeof(WalletSettingResponse),
            Problems =
            [
                .. OfWallet, ProblemType.InvalidAmount, ProblemType.Of(ResultCode.InsufficientFunds), ProblemType.Of(ResultCode.WalletClosed),
            ],
        },
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
                .. OfMovement, ProblemType.Of(ResultCode.HoldNotFound), ProblemType.Of(ResultCode.HoldNotActive),
                ProblemType.Of(ResultCode.AmountTooLarge), ProblemType.Of(ResultCode.ExpiryNotLater),
            ],
        };

    private static Route Setting(string verb, string summary, Func<HttpContext, Task<ApiResult>> handle)
        => new("POST", $"/wallets/{{walletId}}/{verb}", Scope.Admin, summary, handle)
        {
            Response = typeof(WalletSettingResponse),
            Problems = [.. OfWallet, ProblemType.Of(ResultCode.WalletClosed), ProblemType.Of(ResultCode.WalletNotEmpty)],
        };

    private Route PastBalance(string path) => new("GET", path, Scope.Read,
        "The balance at a time; within a day that is retired, the nearest balances that are known", balances.AtAsync)
    {
        Response = typeof(PastBalanceResponse),
        Problems = [.. OfWallet, ProblemType.HistoryRetired],
        Query = [("timestamp", "RFC 3339 time, not in the future; UTC without a zone")],
    };

    private static Route Money(string verb, string summary, string example, Func<HttpContext, Task<ApiResult>> handle)
        => new("POST", $"/wallets/{{walletId}}/{verb}", verb == "transfer" ? Scope.Transfer : Scope.Write, summary, handle)
        {
            Request = typeof(MovementRequest),
            Example = example,
            Response = typeof(MovementResponse),
            IsVersioned = true,
            HasLocation = true,
            Key = KeyUse.OrReference,
            Problems = [.. OfMovement, .. verb == "transfer" ? [ProblemType.Of(ResultCode.InvalidTransfer)] : Array.Empty<ProblemType>()],
        };
}
