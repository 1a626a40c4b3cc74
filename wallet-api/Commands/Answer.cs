namespace Wallet.Api.Commands;

/// <summary>
/// What a caller is answered. <paramref name="Subject"/> is the key of the transaction or wallet made; the balances, in minor units, are those
/// of the wallet that pays (or receives from outside) right after the decision, or of the one that refuses, at the moment of it.
/// </summary>
internal sealed record Answer(ResultCode Code, long Subject = 0, long Posted = 0, long Available = 0, long Version = 0)
{
    /// <summary>Whether this is the kept answer to an earlier command with the same key.</summary>
    public bool Replayed { get; init; }

    /// <summary>The answers to the items of an atomic batch.</summary>
    public IReadOnlyList<Answer> Items { get; init; } = [];
}
