namespace Wallet.Api.Http.Audit;

/// <summary>
/// A checkpoint: the transactions from the id <paramref name="From"/> to before the id <paramref name="Before"/>. <paramref name="Signed"/> is a JWS
/// (ES256) whose payload says the same, with the root of their hash tree and the hash of the checkpoint before.
/// </summary>
internal sealed record CheckpointResponse(long Number, string From, string Before, int Transactions, string Signed);

/// <summary>A page of checkpoints, newest first; <paramref name="NextCursor"/> is null on the last.</summary>
internal sealed record CheckpointListResponse(IReadOnlyList<CheckpointResponse> Items, string? NextCursor);

/// <summary>
/// Shows that a transaction is in the ledger as it was signed: SHA-256 of a zero byte and <paramref name="Leaf"/> leads by
/// <paramref name="Path"/>, as RFC 9162 has it, to the root in the payload of <paramref name="Checkpoint"/>, a JWS (ES256).
/// </summary>
internal sealed record ProofResponse(
    string TransactionId, string Leaf, long LeafIndex, int TreeSize, IReadOnlyList<string> Path, string Checkpoint);
