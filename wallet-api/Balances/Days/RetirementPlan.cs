using Wallet.Api.Commands;
using Wallet.Api.Ledger;

namespace Wallet.Api.Balances.Days;

/// <summary>Which days are due: pure. A partition is known by its bound, the first key that is not in it.</summary>
internal static class RetirementPlan
{
    /// <summary>
    /// The last day of each partition that is due, oldest first: closed, older than <paramref name="retention"/> to its last moment, and sealed
    /// where the ledger is.
    /// </summary>
    public static IReadOnlyList<int> DueDays(
        IEnumerable<long> bounds, LedgerHistory history, TimeSpan retention, DateTimeOffset now, TransactionId? sealedBefore = null) =>
    [
        .. bounds.Where(b => b <= TransactionId.FirstAt(now - retention).Value && b <= (sealedBefore ?? new(b)).Value).Select(LastDay)
            .Where(day => day > history.RetiredDay && day <= history.ClosedDay).Order(),
    ];

    /// <summary>The partitions of days that are retired, which should have been moved out.</summary>
    public static IReadOnlyList<long> Leaving(IEnumerable<long> bounds, LedgerHistory history)
        => [.. bounds.Where(b => LastDay(b) <= history.RetiredDay).Order()];

    private static int LastDay(long bound) => new TransactionId(bound).Day - 1;
}
