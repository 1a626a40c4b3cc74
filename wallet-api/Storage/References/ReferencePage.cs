using Wallet.Api.Commands;

namespace Wallet.Api.Storage.References;

/// <summary>
/// A page of transactions with one reference, oldest first: pure. <paramref name="Next"/> is the last one looked at, after which the next page
/// goes on; null on the last.
/// </summary>
internal sealed record ReferencePage(IReadOnlyList<TransactionId> Ids, TransactionId? Next)
{
    /// <summary>The page of what two places have, each as far as it was looked into.</summary>
    public static ReferencePage Of(int limit, params IReadOnlyList<ReferenceHits> found)
    {
        var ends = found.Select(f => f.End).OfType<TransactionId>().ToList();
        TransactionId? end = ends.Count == 0 ? null : ends.Min();
        var ids = found.SelectMany(f => f.Ids).Where(id => end is not { } last || !(id > last)).Distinct().Order().ToList();
        return ids.Count > limit ? new(ids[..limit], ids[limit - 1]) : new(ids, end);
    }
}

/// <summary>
/// Transactions of a reference in one place, oldest first. <paramref name="End"/> is the last one looked at, if there may be more.
/// </summary>
internal sealed record ReferenceHits(IReadOnlyList<TransactionId> Ids, TransactionId? End)
{
    /// <summary>What a scan that stops after <paramref name="scan"/> has found.</summary>
    public static ReferenceHits Of(IReadOnlyList<(TransactionId Id, bool IsWanted)> seen, int scan)
        => new([.. seen.Where(s => s.IsWanted).Select(s => s.Id)], seen.Count < scan ? null : seen[^1].Id);
}
