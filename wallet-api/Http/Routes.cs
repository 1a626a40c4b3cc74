using Wallet.Api.Commands;
using Wallet.Api.Http.Endpoints;

namespace Wallet.Api.Http;

/// <summary>The REST API's table of contents.</summary>
internal sealed class Routes(
    WalletEndpoints wallets, BalanceEndpoints balances, MovementEndpoints movements, TransactionEndpoints transactions, BatchEndpoints batches,
    HoldEndpoints holds, SettingEndpoints settings, AuditEndpoints audit, ExportEndpoints exports, LimitProfileRoutes profiles,
    WebhookRoutes webhooks)
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

    /// <summary>The query of a list that comes in pages.</summary>
    public static readonly (string, string)[] Paged =
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
            // A key that is sent empty was meant to be one.
            Problems =
            [
                ProblemType.Of(ResultCode.KeyReused), ProblemType.KeyRequired, ProblemType.KeyExpired, ProblemType.KeyWithoutTime,
                ProblemType.InvalidAmount, ProblemType.Of(ResultCode.LimitProfileNotFound),
            ],
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
        .. OfTransactions, .. OfHolds, .. OfSettings, .. profiles.All, .. OfExports, .. webhooks.All,
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
        new("GET", "/transactions", Scope.Read,
            "Transactions with a reference, oldest first; a page may have fewer items than its limit and still a nextCursor",
            transactions.ByReferenceAsync)
        {
            Response = typeof(TransactionListResponse),
            Query = [("reference", "the referenceId"), .. Paged],
            Problems = [ProblemType.HistoryRetired],
        },
        new("GET", "/transactions/{transactionId}", Scope.Read, "A transaction", transactions.GetAsync)
        {
            Response = typeof(TransactionResponse), Problems = [ProblemType.Of(ResultCode.TransactionNotFound), ProblemType.HistoryRetired],
        },
        new("GET", "/transactions/{transactionId}/proof", Scope.Read,
            "A proof that a transaction is in the ledger as it was signed, for callers who may see all of it", audit.ProveAsync)
        {
            Response = typeof(ProofResponse),
            Problems =
            [
                ProblemType.Of(ResultCode.TransactionNotFound), ProblemType.HistoryRetired, ProblemType.NotSealed, ProblemType.NotAsSealed,
            ],
        },
        new("GET", "/audit/checkpoints", Scope.Admin, "Signed checkpoints of the ledger, newest first", audit.ListAsync)
        {
            Response = typeof(CheckpointListResponse), Query = Paged,
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
        Setting("close", "Close a wallet permanently: an empty one, or one that is emptied into another", settings.CloseAsync) with
        {
            Request = typeof(CloseRequest),
            IsBodyOptional = true,
            Example = """{"sweepTo":"01990000-0000-7000-8000-000000000000"}""",
            Key = KeyUse.Harmless,
            Problems =
            [
                .. OfWallet, ProblemType.Of(ResultCode.WalletClosed), ProblemType.Of(ResultCode.WalletNotEmpty),
                ProblemType.Of(ResultCode.WalletFrozen), ProblemType.Of(ResultCode.CurrencyMismatch), ProblemType.Of(ResultCode.LimitExceeded),
                ProblemType.Of(ResultCode.BalanceOverflow), ProblemType.Of(ResultCode.InvalidTransfer), ProblemType.Of(ResultCode.KeyReused),
                ProblemType.KeyExpired, ProblemType.KeyWithoutTime,
            ],
        },
        new("GET", "/wallets/{walletId}/changes", Scope.Admin,
            "Who changed a wallet's status, limits, overdraft or metadata and when, newest first", settings.ChangesAsync)
        {
            Response = typeof(SettingChangeListResponse), Problems = OfWallet, Query = Paged,
        },
        new("PUT", "/wallets/{walletId}/limits", Scope.Admin, "Replace a wallet's limits, limit profile and overdraft", settings.LimitsAsync)
        {
            Request = typeof(LimitsRequest),
            Example = """{"perTransaction":"500.00","perDay":"1000.00","overdraftLimit":"100.00"}""",
            Response = typeof(WalletSettingResponse),
            Problems =
            [
                .. OfWallet, ProblemType.InvalidAmount, ProblemType.Of(ResultCode.InsufficientFunds), ProblemType.Of(ResultCode.WalletClosed),
                ProblemType.Of(ResultCode.LimitProfileNotFound),
            ],
        },
    ];

    private IEnumerable<Route> OfExports =>
    [
        new("POST", "/exports", Scope.Read,
            "Have a wallet's statement, or the whole ledger (wallet:admin), written as files; it begins when the range is settled", exports.CreateAsync)
        {
            Request = typeof(ExportRequest),
            Example = """{"kind":"LEDGER","from":"2026-01-01T00:00:00Z","to":"2026-02-01T00:00:00Z","format":"PARQUET"}""",
            Response = typeof(ExportResponse),
            Status = StatusCodes.Status202Accepted,
            HasLocation = true,
            Key = KeyUse.Optional,
            Problems =
            [
                .. OfWallet, ProblemType.ExportsOff, ProblemType.ExportRange, ProblemType.TooManyExports, ProblemType.HistoryRetired,
                ProblemType.Of(ResultCode.KeyReused), ProblemType.KeyRequired, ProblemType.KeyExpired, ProblemType.KeyWithoutTime,
            ],
        },
        new("GET", "/exports", Scope.Read, "The caller's exports, or all of them (wallet:admin), newest first", exports.ListAsync)
        {
            Response = typeof(ExportListResponse), Query = Paged,
        },
        new("GET", "/exports/{exportId}", Scope.Read, "An export and how far it is", exports.GetAsync)
        {
            Response = typeof(ExportResponse), Problems = [ProblemType.ExportNotFound],
        },
        new("DELETE", "/exports/{exportId}", Scope.Read, "Cancel an export; what is written of it stays", exports.CancelAsync)
        {
            Response = typeof(ExportResponse), Problems = [ProblemType.ExportNotFound, ProblemType.ExportEnded],
        },
        new("GET", "/exports/{exportId}/manifest", Scope.Read, "What an export that is done comes to: its files, rows and sums", exports.ManifestAsync)
        {
            Response = typeof(Exports.ExportManifest), Problems = [ProblemType.ExportNotFound, ProblemType.ExportNotDone],
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
