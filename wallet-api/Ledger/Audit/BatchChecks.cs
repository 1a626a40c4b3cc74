using Wallet.Api.Commands;

namespace Wallet.Api.Ledger.Audit;

/// <summary>That each batch has as many transactions as it says, and each transaction a batch.</summary>
internal static class BatchChecks
{
    /// <summary>What is wrong up to which key, and how many rows that were.</summary>
    public static (int Checked, long Last, IReadOnlyList<Violation> Violations) Of(BatchPage page)
    {
        var end = EndOf(page);
        var batches = page.Batches.Where(b => b.Id <= end).ToDictionary(b => b.Id, b => b.Size);
        var found = page.Transactions.Where(t => t <= end).CountBy(t => new TransactionId(t).Head().Value).ToDictionary();
        // A tombstone says -1: nothing was written, ever.
        var wrong = batches.Where(b => Math.Max(b.Value, 0) != found.GetValueOrDefault(b.Key)).Select(b => new Violation(
            "I12 batch", $"batch {b.Key}", $"it says that it has {b.Value} transactions, and {found.GetValueOrDefault(b.Key)} are there"));
        var strays = page.Transactions.Where(t => t <= end && !batches.ContainsKey(new TransactionId(t).Head().Value))
            .Select(t => new Violation("I12 batch", $"transaction {new TransactionId(t)}", "no batch has written it"));
        return (batches.Count + found.Values.Sum(), end, [.. wrong, .. strays]);
    }

    // Before the last of either that may not be all there.
    private static long EndOf(BatchPage page)
    {
        var batches = page.HasLastBatch || page.Batches.Count == 0 ? long.MaxValue : page.Batches[^1].Id - 1;
        var transactions = page.HasLastTransaction || page.Transactions.Count == 0 ? long.MaxValue : new TransactionId(page.Transactions[^1]).Head().Value - 1;
        return Math.Min(batches, transactions);
    }
}
