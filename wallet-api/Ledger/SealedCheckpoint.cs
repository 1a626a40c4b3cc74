using Wallet.Api.Commands;

namespace Wallet.Api.Ledger;

/// <summary>
/// A checkpoint as it is kept: <paramref name="Signed"/> is a JWS in compact form, <paramref name="Blocks"/> the roots of its subtrees, from
/// which a path is found without reading all of its transactions.
/// </summary>
internal sealed record SealedCheckpoint(
    long Number, TransactionId From, TransactionId Before, int Transactions, IReadOnlyList<LeafBlock> Blocks, string Signed);

/// <summary>A subtree of 256 leaves, or fewer if it is the last: the id of its first transaction, and its root.</summary>
internal readonly record struct LeafBlock(TransactionId First, byte[] Root)
{
    /// <summary>The leaves of all blocks but the last.</summary>
    public const int Size = 256;
}
