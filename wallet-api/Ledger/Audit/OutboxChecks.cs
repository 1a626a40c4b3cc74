using Wallet.Api.Commands;

namespace Wallet.Api.Ledger.Audit;

/// <summary>That what waits to be published is what happened.</summary>
internal static class OutboxChecks
{
    /// <summary>What is wrong with a batch's events; <paramref name="found"/> are the transactions that they report.</summary>
    public static IEnumerable<Violation> Of(
        long batch, bool isThere, IReadOnlyList<LedgerEvent> events, IReadOnlyDictionary<TransactionId, Original> found, LedgerHistory history)
    {
        if (!isThere)
            yield return new("I8 outbox", $"batch {batch}", "events of a batch that is not there");
        foreach (var told in events.OfType<TransactionRecorded>().Select(e => e.Transaction).Where(t => !history.IsRetired(t.Id)))
        {
            if (!found.TryGetValue(told.Id, out var original) || !AreSame(told, original.Transaction))
                yield return new("I8 outbox", $"transaction {told.Id}", "its event and its row are not the same");
        }
    }

    private static bool AreSame(LedgerTransaction told, LedgerTransaction row) => told.Postings.ToHashSet().SetEquals(row.Postings)
        && (told.Kind, told.Currency.Number, told.AmountMinor, told.Parent, told.Remarks)
            == (row.Kind, row.Currency.Number, row.AmountMinor, row.Parent, row.Remarks);
}
