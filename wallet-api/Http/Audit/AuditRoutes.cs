using Wallet.Api.Commands;
using Wallet.Api.Http.Problems;

namespace Wallet.Api.Http.Audit;

/// <summary>The operations that show what the ledger has signed.</summary>
internal sealed class AuditRoutes(AuditEndpoints audit)
{
    /// <summary>All of them, below /api/v1.</summary>
    public IReadOnlyList<Route> All =>
    [
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
            Response = typeof(CheckpointListResponse), Query = Page.Query,
        },
    ];
}
