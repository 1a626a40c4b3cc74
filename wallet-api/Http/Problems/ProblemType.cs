using Wallet.Api.Commands;

namespace Wallet.Api.Http.Problems;

/// <summary>One kind of problem that a caller can meet: its stable <paramref name="Code"/>, and what it says about the request's outcome.</summary>
internal sealed record ProblemType(string Code, int Status, string Title, Outcome Outcome = Outcome.NotExecuted, bool Retryable = false)
{
    /// <summary>A body that is not JSON, lacks a member or has one of the wrong type or length.</summary>
    public static readonly ProblemType Validation = new("VALIDATION_ERROR", 400, "The request is not valid");

    /// <summary>An amount that is not a decimal number, not positive, or has too many decimals.</summary>
    public static readonly ProblemType InvalidAmount = new("INVALID_AMOUNT", 400, "The amount is not valid");

    /// <summary>Neither an Idempotency-Key nor a referenceId.</summary>
    public static readonly ProblemType KeyRequired = new("IDEMPOTENCY_KEY_REQUIRED", 400, "An idempotency key is required");

    /// <summary>A time-carrying key older than keys are remembered.</summary>
    public static readonly ProblemType KeyExpired = new("IDEMPOTENCY_KEY_EXPIRED", 400, "The idempotency key is too old or from the future");

    /// <summary>A key that carries no time, where the owner wants none.</summary>
    public static readonly ProblemType KeyWithoutTime = new("IDEMPOTENCY_KEY_WITHOUT_TIME", 400, "The idempotency key must carry its time");

    /// <summary>A question about days whose entries are no longer here.</summary>
    public static readonly ProblemType HistoryRetired = new("HISTORY_RETIRED", 410, "The history of this day is no longer here");

    /// <summary>A proof of a transaction that no checkpoint includes yet.</summary>
    public static readonly ProblemType NotSealed = new("NOT_SEALED", 409, "No checkpoint includes the transaction yet");

    /// <summary>A transaction that is not as it was when it was sealed.</summary>
    public static readonly ProblemType NotAsSealed = new("NOT_AS_SEALED", 500, "The ledger is not as it was sealed");

    /// <summary>An export where the service is told of no place to write to.</summary>
    public static readonly ProblemType ExportsOff = new("EXPORTS_OFF", 409, "This service exports nothing");

    /// <summary>An export whose range has nothing in it, or reaches into the future.</summary>
    public static readonly ProblemType ExportRange = new("EXPORT_RANGE_INVALID", 422, "The range cannot be exported");

    /// <summary>An export more than a caller, or all of them, can have open at once.</summary>
    public static readonly ProblemType TooManyExports = new("TOO_MANY_EXPORTS", 409, "Too many exports are open");

    /// <summary>No such export, or another caller's.</summary>
    public static readonly ProblemType ExportNotFound = new("EXPORT_NOT_FOUND", 404, "There is no such export");

    /// <summary>The manifest of an export that is not done.</summary>
    public static readonly ProblemType ExportNotDone = new("EXPORT_NOT_DONE", 409, "The export is not done");

    /// <summary>To cancel an export that has ended.</summary>
    public static readonly ProblemType ExportEnded = new("EXPORT_ENDED", 409, "The export has ended");

    /// <summary>An id that no webhook has.</summary>
    public static readonly ProblemType WebhookNotFound = new("WEBHOOK_NOT_FOUND", 404, "There is no such webhook");

    /// <summary>A number that no delivery of the webhook has, or has any more.</summary>
    public static readonly ProblemType DeliveryNotFound = new("DELIVERY_NOT_FOUND", 404, "There is no such delivery");

    /// <summary>A service without the key that webhooks need.</summary>
    public static readonly ProblemType WebhooksOff = new("WEBHOOKS_OFF", 409, "This service has no webhooks");

    /// <summary>As many webhooks as there can be.</summary>
    public static readonly ProblemType WebhookLimit = new("WEBHOOK_LIMIT", 409, "There are as many webhooks as there can be");

    /// <summary>A webhook that leads where this service does not go.</summary>
    public static readonly ProblemType AddressRefused = new("WEBHOOK_ADDRESS_REFUSED", 422, "The webhook's address is not one to be called");

    /// <summary>To delete a profile of limits that wallets have.</summary>
    public static readonly ProblemType LimitProfileInUse = new("LIMIT_PROFILE_IN_USE", 409, "Wallets have this limit profile");

    /// <summary>As many profiles of limits as there can be.</summary>
    public static readonly ProblemType LimitProfileLimit = new("LIMIT_PROFILE_LIMIT", 409, "There are as many limit profiles as there can be");

    /// <summary>An If-Match that does not name the wallet or limit profile as it is.</summary>
    public static readonly ProblemType PreconditionFailed = new("VERSION_MISMATCH", 412, "It has changed in the meantime");

    /// <summary>No valid token.</summary>
    public static readonly ProblemType Unauthenticated = new("UNAUTHENTICATED", 401, "A valid bearer token is required");

    /// <summary>A token without the scope.</summary>
    public static readonly ProblemType Forbidden = new("FORBIDDEN", 403, "The token lacks the scope for this");

    /// <summary>No such path.</summary>
    public static readonly ProblemType NotFound = new("NOT_FOUND", 404, "There is nothing here");

    /// <summary>The path exists, with other methods.</summary>
    public static readonly ProblemType MethodNotAllowed = new("METHOD_NOT_ALLOWED", 405, "The method is not allowed here");

    /// <summary>A body above the limit.</summary>
    public static readonly ProblemType TooLarge = new("PAYLOAD_TOO_LARGE", 413, "The body is too large");

    /// <summary>A body that is not declared as JSON.</summary>
    public static readonly ProblemType UnsupportedMediaType = new("UNSUPPORTED_MEDIA_TYPE", 415, "The body must be application/json");

    /// <summary>The caller has used up its rate.</summary>
    public static readonly ProblemType RateLimited = new("RATE_LIMITED", 429, "Too many requests", Retryable: true);

    /// <summary>A read that the database did not answer.</summary>
    public static readonly ProblemType Unavailable = new("DATABASE_UNAVAILABLE", 503, "The database does not answer", Retryable: true);

    /// <summary>A token that cannot be judged: the identity provider's keys cannot be read.</summary>
    public static readonly ProblemType IdentityProviderUnavailable = new(
        "IDENTITY_PROVIDER_UNAVAILABLE", 503, "The identity provider does not answer", Retryable: true);

    /// <summary>The command was executed; what it came to could not be read back.</summary>
    public static readonly ProblemType AnswerUnavailable = new(
        "ANSWER_UNAVAILABLE", 503, "Executed, but the answer cannot be read now", Outcome.Executed, true);

    /// <summary>A bug of ours.</summary>
    public static readonly ProblemType Internal = new("INTERNAL_ERROR", 500, "Something went wrong on our side", Outcome.Unknown, true);

    private static readonly Dictionary<ResultCode, ProblemType> ByResult = new()
    {
        [ResultCode.WalletNotFound] = new("WALLET_NOT_FOUND", 404, "There is no such wallet"),
        [ResultCode.TransactionNotFound] = new("TRANSACTION_NOT_FOUND", 404, "There is no such transaction"),
        [ResultCode.HoldNotFound] = new("HOLD_NOT_FOUND", 404, "There is no such hold"),
        [ResultCode.LimitProfileNotFound] = new("LIMIT_PROFILE_NOT_FOUND", 404, "There is no such limit profile"),
        [ResultCode.InsufficientFunds] = new("INSUFFICIENT_FUNDS", 422, "The available balance does not cover the amount"),
        [ResultCode.LimitExceeded] = new("LIMIT_EXCEEDED", 422, "A limit of the wallet would be exceeded"),
        [ResultCode.CurrencyMismatch] = new("CURRENCY_MISMATCH", 422, "The currencies differ"),
        [ResultCode.BalanceOverflow] = new("BALANCE_OVERFLOW", 422, "The balance would be too large"),
        [ResultCode.WalletFrozen] = new("WALLET_FROZEN", 409, "The wallet is frozen"),
        [ResultCode.WalletClosed] = new("WALLET_CLOSED", 409, "The wallet is closed"),
        [ResultCode.WalletNotEmpty] = new("WALLET_NOT_EMPTY", 409, "The wallet is not empty"),
        [ResultCode.HoldNotActive] = new("HOLD_NOT_ACTIVE", 409, "The hold is no longer active"),
        [ResultCode.AlreadyReversed] = new("ALREADY_REVERSED", 409, "The transaction cannot be reversed any further"),
        [ResultCode.VersionMismatch] = new("VERSION_MISMATCH", 409, "It has changed in the meantime"),
        [ResultCode.InvalidTransfer] = new("INVALID_TRANSFER", 400, "The movement is not valid"),
        [ResultCode.AmountTooLarge] = new("AMOUNT_TOO_LARGE", 422, "The amount is more than is left"),
        [ResultCode.BatchRefused] = new("BATCH_REFUSED", 422, "Another item of the atomic batch was refused"),
        [ResultCode.NotReversible] = new("NOT_REVERSIBLE", 422, "A transaction of this kind cannot be reversed"),
        [ResultCode.ExpiryNotLater] = new("EXPIRY_NOT_LATER", 422, "The new time is not later than the hold's"),
        [ResultCode.NotPermitted] = Forbidden,
        [ResultCode.PreconditionFailed] = PreconditionFailed,
        [ResultCode.KeyReused] = new("IDEMPOTENCY_KEY_REUSED", 422, "The idempotency key was used for another request"),
        [ResultCode.DuplicateReference] = new("DUPLICATE_REFERENCE", 422, "The referenceId was used for another request"),
        [ResultCode.Overloaded] = new("OVERLOADED", 503, "Too much is waiting", Retryable: true),
        [ResultCode.WriterUnavailable] = new("WRITER_UNAVAILABLE", 503, "The database cannot be written now", Retryable: true),
        [ResultCode.DeadlineExceeded] = new("DEADLINE_EXCEEDED", 504, "Not begun within the time that was given", Retryable: true),
        [ResultCode.Failed] = new("INTERNAL_ERROR", 500, "Something went wrong on our side", Retryable: true),
        [ResultCode.Unknown] = new("OUTCOME_UNKNOWN", 504, "The outcome could not be learnt; ask again with the same key", Outcome.Unknown, true),
    };

    /// <summary>The problem that a refused command is for its caller.</summary>
    public static ProblemType Of(ResultCode code) => ByResult[code];

    /// <summary>Every problem that commands can come to.</summary>
    public static IReadOnlyDictionary<ResultCode, ProblemType> OfCommands => ByResult;
}

/// <summary>What became of the request.</summary>
internal enum Outcome
{
    /// <summary>Nothing was changed.</summary>
    NotExecuted,

    /// <summary>It was carried out.</summary>
    Executed,

    /// <summary>Ask again with the same key.</summary>
    Unknown,
}
