using System.Globalization;
using Wallet.Api.Checkpoints;
using Wallet.Api.Commands;
using Wallet.Api.Http.Access;
using Wallet.Api.Http.Problems;
using Wallet.Api.Http.Transactions;
using Wallet.Api.Ledger;
using Wallet.Api.Storage;

namespace Wallet.Api.Http.Audit;

/// <summary>Signed checkpoints of the ledger, and proofs that a transaction is in one.</summary>
internal sealed class AuditEndpoints(
    CheckpointOptions options, CheckpointStore checkpoints, LedgerLeaves leaves, TransactionStore transactions, TransactionViews views)
{
    private static Problem Missing { get; } = new(ProblemType.Of(ResultCode.TransactionNotFound), "No transaction has this id.");

    /// <summary>GET /audit/checkpoints.</summary>
    public async Task<ApiResult> ListAsync(HttpContext http)
    {
        if (Page.Read(http).Failed(out var problem, out var page))
            return problem;
        if (!page.TryReadBefore(out var before))
            return Page.BadCursor;
        var found = await checkpoints.ListAsync(before, page.Limit + 1, http.RequestAborted);
        var items = found.Take(page.Limit).Select(ToResponse).ToList();
        var next = found.Count > page.Limit ? items[^1].Number.ToString(CultureInfo.InvariantCulture) : null;
        return new Reply<CheckpointListResponse>(StatusCodes.Status200OK, new(items, next), ApiJson.Default.CheckpointListResponse);
    }

    /// <summary>GET /transactions/{transactionId}/proof.</summary>
    public async Task<ApiResult> ProveAsync(HttpContext http)
    {
        if (Fields.Transaction(http).Failed(out var problem, out var id))
            return problem;
        var caller = CallerIdentity.Of(http);
        if (await transactions.FindAsync(id, http.RequestAborted) is not { } found || !await views.IsPartyAsync(caller, found.Transaction))
            return await transactions.HistoryAsync(http.RequestAborted) is var history && history.IsRetired(id) ? TransactionEndpoints.Retired(history) : Missing;
        if ((await views.OfAsync(caller, found)).OtherLegs is not null)
            return new Problem(ProblemType.Forbidden, "A proof shows all legs of a transaction; of this one, some are for others to see.");
        if (await checkpoints.OfAsync(id, http.RequestAborted) is not { } checkpoint || id < checkpoint.From)
            return NotSealed();
        return await leaves.ProveAsync(id, checkpoint, http.RequestAborted) is { } proof
            ? new Reply<ProofResponse>(StatusCodes.Status200OK, ToResponse(proof), ApiJson.Default.ProofResponse)
            : new Problem(
                ProblemType.NotAsSealed,
                string.Create(CultureInfo.InvariantCulture, $"The ledger is no longer as checkpoint {checkpoint.Number} has it: have it verified."));
    }

    private Problem NotSealed() => new(ProblemType.NotSealed, options.KeyFile is null
        ? "This service seals nothing: WALLET_AUDIT_KEY_FILE is not set."
        : "What is settled is sealed once a minute: ask again later.");

    private static CheckpointResponse ToResponse(SealedCheckpoint checkpoint) => new(
        checkpoint.Number, checkpoint.From.ToString(), checkpoint.Before.ToString(), checkpoint.Transactions, checkpoint.Signed);

    private static ProofResponse ToResponse(InclusionProof proof)
        => new(proof.TransactionId, proof.Leaf, proof.LeafIndex, proof.TreeSize, proof.Path, proof.Checkpoint);
}
