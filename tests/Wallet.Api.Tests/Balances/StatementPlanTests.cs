using Wallet.Api.Balances.Statements;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Storage.Past;
using Wallet.Api.Tests.Ledger;

namespace Wallet.Api.Tests.Balances;

/// <summary>Which days a page of a statement looks into, and where the next one begins.</summary>
public sealed class StatementPlanTests
{
    private const int Limit = 9;
    private static readonly WalletId Wallet = WalletId.Create(1_700_000_000_000, MemoryLedger.Euro, 1);
    private static readonly StatementQuery All = new(Wallet, default, new(long.MaxValue), Limit);

    /// <summary>Days with entries as day:entries, newest first; those that are looked into, and the day before whose end the next page begins.</summary>
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("10:3", "10", 0)]
    [InlineData("10:3 9:3 8:3", "10 9 8", 0)]
    [InlineData("10:9 9:3 8:3", "10 9", 8)]
    [InlineData("10:10 9:3 8:3", "10", 9)]
    [InlineData("10:3 9:7 8:3", "10 9", 8)]
    [InlineData("10:3 9:6 8:3", "10 9 8", 0)]
    [InlineData("10:99", "10", 0)]
    public void It_looks_into_days_until_there_are_entries_enough_for_sure(string days, string looked, int next)
        => Check(StatementPlan.Of(All, LedgerHistory.None, Closings(days)), looked, next, reachesRetired: false);

    [Theory]
    [InlineData("10:3 9:3", 9, "10", true)]
    [InlineData("10:3 9:3", 10, "", true)]
    [InlineData("10:3 9:3", 8, "10 9", false)]
    [InlineData("10:99 9:3", 9, "10", true)]
    public void It_ends_where_entries_are_no_longer_here(string days, int retired, string looked, bool reachesRetired)
        => Check(StatementPlan.Of(All, new(20, retired), Closings(days)), looked, 0, reachesRetired);

    [Theory]
    [InlineData(StatementPlan.MaxDays, 0)]
    [InlineData(StatementPlan.MaxDays + 1, 100 - StatementPlan.MaxDays)]
    public void It_looks_into_so_many_days_and_no_more(int days, int next)
    {
        var plan = StatementPlan.Of(
            All with { Limit = 1000 }, LedgerHistory.None, Closings(string.Join(' ', Enumerable.Range(0, days).Select(i => $"{100 - i}:1"))));
        plan.Ranges.Should().HaveCount(StatementPlan.MaxDays);
        plan.Next.Should().Be(next == 0 ? null : End(next));
    }

    [Fact]
    public void A_day_that_the_range_cuts_counts_for_nothing_for_sure()
    {
        var query = All with { Before = new(First(10).Value + 5) };
        var plan = StatementPlan.Of(query, LedgerHistory.None, Closings("10:99 9:10 8:3"));
        plan.Ranges.Should().Equal(new PastRange(Wallet, First(10), query.Before), new PastRange(Wallet, First(9), End(9)));
        plan.Next.Should().Be(End(8));

        query = All with { From = new(First(10).Value + 5) };
        StatementPlan.Of(query, LedgerHistory.None, Closings("10:99 9:3")).Ranges
            .Should().Equal(new PastRange(Wallet, query.From, End(10)), new PastRange(Wallet, query.From, End(9)));
        query = All with { From = First(10), Before = End(10) };
        StatementPlan.Of(query, LedgerHistory.None, Closings("10:99 9:3")).Ranges
            .Should().Equal([new PastRange(Wallet, First(10), End(10))], "the range has all of the day");
    }

    private static void Check(StatementPlan plan, string looked, int next, bool reachesRetired)
    {
        plan.Ranges.Should().Equal(looked.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(day => int.Parse(day, null))
            .Select(day => new PastRange(Wallet, First(day), End(day))));
        plan.Next.Should().Be(next == 0 ? null : End(next));
        plan.ReachesRetired.Should().Be(reachesRetired);
    }

    private static IReadOnlyList<Closing> Closings(string days)
    {
        var (closings, sequence) = (new List<Closing>(), 100L);
        foreach (var day in days.Split(' ', StringSplitOptions.RemoveEmptyEntries).Reverse().Select(day => day.Split(':').Select(n => int.Parse(n, null)).ToList()))
            closings.Insert(0, new(Wallet, day[0], First(day[0]), Last(day[0]), sequence += day[1], 0, 0, default));
        return closings;
    }

    private static TransactionId First(int day) => new(TransactionId.FirstOn(day).Value + 1000);

    private static TransactionId Last(int day) => new(TransactionId.FirstOn(day).Value + 2000);

    private static TransactionId End(int day) => new(Last(day).Value + 1);
}
