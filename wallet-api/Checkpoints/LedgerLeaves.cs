using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Storage;

namespace Wallet.Api.Checkpoints;

/// <summary>The leaves of a part of the ledger, as it is now.</summary>
internal sealed class LedgerLeaves(CheckpointStore store)
{
    private const int RowsPerRead = 500;

    /// <summary>What is to be sealed from one id to before another, up to the most that one checkpoint takes.</summary>
    public async Task<CheckpointDraft> DraftAsync(TransactionId from, TransactionId before, CancellationToken cancel)
    {
        var draft = new CheckpointDraft(from);
        while (draft.Count < CheckpointDraft.MaxTransactions)
        {
            var rows = await store.TransactionsAsync(
                draft.Next, before, Math.Min(RowsPerRead, CheckpointDraft.MaxTransactions - draft.Count), cancel);
            foreach (var (id, found) in rows)
                draft.Add(id, TransactionLeaf.Hash(TextOf(id, found)));
            if (rows.Count < RowsPerRead)
                break;
        }
        return draft;
    }

    /// <summary>The proof that a transaction is in a checkpoint; null where the ledger is no longer as it was sealed.</summary>
    public async Task<InclusionProof?> ProveAsync(TransactionId id, SealedCheckpoint checkpoint, CancellationToken cancel)
    {
        var block = checkpoint.Blocks.Count - 1;
        while (block > 0 && checkpoint.Blocks[block].First > id)
            block--;
        var end = block + 1 < checkpoint.Blocks.Count ? checkpoint.Blocks[block + 1].First : checkpoint.Before;
        var rows = await store.TransactionsAsync(checkpoint.Blocks[block].First, end, LeafBlock.Size + 1, cancel);
        var at = rows.FindIndex(r => r.Id == id);
        if (at < 0)
            return null;
        var texts = rows.ConvertAll(r => TextOf(r.Id, r.Found));
        return InclusionProof.Of(id.ToString(), texts[at], at, texts.ConvertAll(TransactionLeaf.Hash), block, checkpoint);
    }

    private static string TextOf(TransactionId id, LedgerTransaction? found)
        => found is null ? TransactionLeaf.OfUnreadable(id) : TransactionLeaf.Of(found);
}
