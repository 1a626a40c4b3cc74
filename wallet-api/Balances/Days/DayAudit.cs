using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Storage;
using Wallet.Api.Storage.Partitions;

namespace Wallet.Api.Balances.Days;

/// <summary>
/// Checks days before they are retired: their entries continue the closings before and are continued by what comes after, their own closings
/// are what they come to, money of each currency sums to zero, and every transaction has its entries and they have it.
/// </summary>
internal sealed class DayAudit(DayAuditStore days, TransactionAuditStore transactions)
{
    private const int WalletsPerStep = 200;
    private const int TransactionsPerStep = 500;

    /// <summary>What is wrong; empty when the days may be retired.</summary>
    public async Task<IReadOnlyList<Violation>> CheckAsync(DayRange range, CancellationToken cancel)
    {
        var violations = new List<Violation>();
        var count = await CheckEntriesAsync(range, violations, cancel);
        var expected = await CheckTransactionsAsync(range, violations, cancel);
        if (count != expected)
            violations.Add(new("I1 entries", Subject(range), $"{count} entries, where the transactions have {expected}"));
        return violations;
    }

    private async Task<long> CheckEntriesAsync(DayRange range, List<Violation> violations, CancellationToken cancel)
    {
        var (count, after) = (0L, default(WalletId));
        var sums = new Dictionary<short, Int128>();
        while (await days.NextAsync(range, after, WalletsPerStep, cancel) is { Count: > 0 } found)
        {
            // The outside world's wallets have as many entries as all others together.
            IReadOnlyList<WalletId> wallets = found[0].IsSystem ? [found[0]] : found;
            var folds = await days.FoldAsync(range, wallets, cancel);
            violations.AddRange(folds.Finish());
            foreach (var (currency, sum) in folds.Sums)
                sums[currency] = sums.GetValueOrDefault(currency) + sum;
            count += folds.Count;
            after = wallets[^1];
        }
        violations.AddRange(sums.Where(s => s.Value != 0).Select(s => new Violation(
            "I2 sum", Subject(range), $"entries in {Currency.FromNumber(s.Key)} sum to {s.Value} minor units, not 0")));
        return count;
    }

    // The number of entries that the transactions should have.
    private async Task<long> CheckTransactionsAsync(DayRange range, List<Violation> violations, CancellationToken cancel)
    {
        var (postings, after) = (0L, new TransactionId(range.From.Value - 1));
        while (after < range.Before)
        {
            var (_, found) = await transactions.TransactionsAsync(after, TransactionsPerStep, cancel);
            var inRange = found.TakeWhile(f => f.Id < range.Before).ToList();
            violations.AddRange(inRange.SelectMany(f => f.Check()));
            postings += inRange.Sum(f => (long)f.Postings);
            if (inRange.Count < TransactionsPerStep)
                break;
            after = inRange[^1].Id;
        }
        return postings;
    }

    private static string Subject(DayRange range)
        => range.First == range.Last ? Name(range.Last) : $"{Name(range.First)} to {Name(range.Last)}";

    private static string Name(int day) => $"day {DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays(day):yyyy-MM-dd}";
}
