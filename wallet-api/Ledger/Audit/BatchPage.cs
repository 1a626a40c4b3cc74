namespace Wallet.Api.Ledger.Audit;

/// <summary>Batches with their sizes, and the keys of transactions, both in order and as of one moment; there may be more of either.</summary>
internal sealed record BatchPage(IReadOnlyList<(long Id, int Size)> Batches, IReadOnlyList<long> Transactions)
{
    /// <summary>Whether there are no batches after these.</summary>
    public required bool HasLastBatch { get; init; }

    /// <summary>Whether there are no transactions after these.</summary>
    public required bool HasLastTransaction { get; init; }
}
