using System.Text.Json;
using Wallet.Api.Ledger;

namespace Wallet.Api.Checkpoints;

/// <summary>
/// Shows that a transaction is in the ledger that was signed: <paramref name="Leaf"/> is what the ledger says of it, the hash of which leads by
/// <paramref name="Path"/> (hexadecimal hashes, from the leaf up) to the root in <paramref name="Checkpoint"/>, a JWS.
/// </summary>
internal sealed record InclusionProof(
    string TransactionId, string Leaf, long LeafIndex, int TreeSize, IReadOnlyList<string> Path, string Checkpoint)
{
    /// <summary>
    /// The proof of the leaf that is <paramref name="at"/> in its block, whose leaves are <paramref name="leaves"/>; null where they are not those that were
    /// sealed.
    /// </summary>
    public static InclusionProof? Of(string id, string leaf, int at, IReadOnlyList<byte[]> leaves, int block, SealedCheckpoint checkpoint)
    {
        var hashes = leaves.ToArray();
        if (!MerkleTree.Root(hashes).AsSpan().SequenceEqual(checkpoint.Blocks[block].Root))
            return null;
        var path = MerkleTree.Path(hashes, at).Concat(MerkleTree.Path(checkpoint.Blocks.Select(b => b.Root).ToArray(), block));
        return new(
            id, leaf, ((long)block * LeafBlock.Size) + at, checkpoint.Transactions, [.. path.Select(Convert.ToHexStringLower)], checkpoint.Signed);
    }

    /// <summary>What is wrong with it; null when it holds.</summary>
    public string? Check(CheckpointKey key)
    {
        if (key.Open(Checkpoint) is not { } payload || Checkpoints.Checkpoint.Read(payload) is not { } signed)
            return "the checkpoint was not signed by this key";
        if (signed.Transactions != TreeSize)
            return $"the checkpoint is of {signed.Transactions} transactions, the proof of {TreeSize}";
        if (IdIn(Leaf) != TransactionId)
            return $"the leaf is not of transaction {TransactionId}";
        byte[][] path;
        try
        {
            path = [.. Path.Select(Convert.FromHexString)];
        }
        catch (FormatException)
        {
            return "the path is not of hexadecimal hashes";
        }
        return MerkleTree.RootOf(TransactionLeaf.Hash(Leaf), LeafIndex, TreeSize, path) is { } root
            && Convert.ToHexStringLower(root) == signed.Root
            ? null
            : "the leaf and the path do not lead to the root that was signed";
    }

    private static string? IdIn(string leaf)
    {
        try
        {
            using var json = JsonDocument.Parse(leaf);
            return json.RootElement.TryGetProperty("transactionId", out var id) ? id.GetString() : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
