using System.Globalization;
using Wallet.Api.Ledger;
using Wallet.Api.Storage;

namespace Wallet.Api.Checkpoints;

/// <summary>
/// Holds the ledger against its checkpoints: each follows the one before, and the transactions are those that were sealed. Signatures are
/// checked if there is a <paramref name="key"/>.
/// </summary>
internal sealed class CheckpointAudit(CheckpointStore store, LedgerLeaves leaves, CheckpointKey? key)
{
    private const string Invariant = "I14 sealed";

    /// <summary>Checks the checkpoint after number <paramref name="after"/>; null when there is none.</summary>
    public async Task<(long Number, IReadOnlyList<Violation> Found)?> CheckAsync(long after, CancellationToken cancel)
    {
        if (await store.FindAsync(after + 1, cancel) is not { } checkpoint)
            return null;
        var previous = after == 0 ? null : await store.FindAsync(after, cancel);
        var faults = new List<string>(FaultsOf(checkpoint, previous));
        var history = await store.HistoryAsync(cancel);
        if (!history.IsRetired(checkpoint.From) && await ChangedAsync(checkpoint, cancel) is { } changed)
            faults.Add(changed);
        return (checkpoint.Number, [.. faults.Select(f => new Violation(Invariant, Subject(checkpoint), f))]);
    }

    private async Task<string?> ChangedAsync(SealedCheckpoint checkpoint, CancellationToken cancel)
    {
        var draft = await leaves.DraftAsync(checkpoint.From, checkpoint.Before, cancel);
        var blocks = draft.Finish();
        if (draft.Count != checkpoint.Transactions)
            return string.Create(CultureInfo.InvariantCulture, $"{checkpoint.Transactions} transactions were sealed, {draft.Count} are there");
        var at = Enumerable.Range(0, blocks.Count).FirstOrDefault(b => !blocks[b].Root.AsSpan().SequenceEqual(checkpoint.Blocks[b].Root), -1);
        return at < 0 ? null : $"transactions from {blocks[at].First} on, {LeafBlock.Size} at most, are not as they were sealed";
    }

    private IEnumerable<string> FaultsOf(SealedCheckpoint checkpoint, SealedCheckpoint? previous)
    {
        if ((key is null ? CheckpointKey.PayloadOf(checkpoint.Signed) : key.Open(checkpoint.Signed)) is not { } payload
            || Checkpoint.Read(payload) is not { } signed)
        {
            yield return "it was not signed by this key";
            yield break;
        }
        if (signed.Number != checkpoint.Number || signed.From != checkpoint.From.ToString() || signed.Before != checkpoint.Before.ToString()
            || signed.Transactions != checkpoint.Transactions
            || signed.Root != Convert.ToHexStringLower(MerkleTree.Root(checkpoint.Blocks.Select(b => b.Root).ToArray())))
            yield return "its row does not say what was signed";
        if (previous is not null && (signed.Previous != CheckpointDraft.HashOf(previous) || signed.From != previous.Before.ToString()))
            yield return $"it does not follow checkpoint {previous.Number}";
    }

    private static string Subject(SealedCheckpoint checkpoint)
        => string.Create(CultureInfo.InvariantCulture, $"checkpoint {checkpoint.Number}");
}
