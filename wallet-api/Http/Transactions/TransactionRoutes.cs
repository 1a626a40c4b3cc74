using Wallet.Api.Commands;
using Wallet.Api.Http.Idempotency;
using Wallet.Api.Http.Problems;

namespace Wallet.Api.Http.Transactions;

/// <summary>The operations of transactions between any number of wallets.</summary>
internal sealed class TransactionRoutes(TransactionEndpoints transactions, BatchEndpoints batches)
{
    /// <summary>All of them, below /api/v1.</summary>
    public IReadOnlyList<Route> All =>
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
            Problems = [.. RouteProblems.OfMovement, ProblemType.Of(ResultCode.InvalidTransfer), ProblemType.Of(ResultCode.VersionMismatch)],
        },
        new("GET", "/transactions", Scope.Read,
            "Transactions with a reference, oldest first; a page may have fewer items than its limit and still a nextCursor",
            transactions.ByReferenceAsync)
        {
            Response = typeof(TransactionListResponse),
            Query = [("reference", "the referenceId"), .. Page.Query],
            Problems = [ProblemType.HistoryRetired],
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
                .. RouteProblems.OfMovement, ProblemType.Of(ResultCode.TransactionNotFound), ProblemType.Of(ResultCode.AlreadyReversed),
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
            Problems = [.. RouteProblems.OfMovement, ProblemType.Of(ResultCode.InvalidTransfer), ProblemType.Of(ResultCode.BatchRefused)],
        },
    ];
}
