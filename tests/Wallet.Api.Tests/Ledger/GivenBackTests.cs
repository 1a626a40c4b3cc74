using Wallet.Api.Commands;
using Wallet.Api.Ledger;

namespace Wallet.Api.Tests.Ledger;

/// <summary>What was spent, less what of it was given back.</summary>
public class GivenBackTests
{
    private static readonly int Day = new DateOnly(2026, 1, 31).DayNumber - new DateOnly(1970, 1, 1).DayNumber;

    [Theory]
    [InlineData(0, 60, 160)]
    [InlineData(-1, 100, 160)]
    [InlineData(-30, 100, 160)]
    [InlineData(-31, 100, 200)]
    [InlineData(1, 100, 200)]
    public void It_counts_no_longer_in_the_day_and_month_that_it_left_in(int daysFromLastDebit, long inDay, long inMonth)
        => new Spending(Day, 100, 200).GivenBack(Day + daysFromLastDebit, 40).Should().Be(new Spending(Day, inDay, inMonth));

    [Fact]
    public void A_sum_that_is_no_longer_known_stays_at_its_end()
        => new Spending(Day, long.MaxValue, 50).GivenBack(Day, 40).Should().Be(new Spending(Day, long.MaxValue, 10));

    // Of 6 that left, 4 came back.
    [Theory]
    [InlineData(2, true)]
    [InlineData(1, false)]
    [InlineData(3, false)]
    [InlineData(6, false)]
    public void The_audit_takes_no_other_counter_than_entries_come_to(long counted, bool isWell)
    {
        var ledger = MemoryLedger.With(1, out var ids);
        ledger.Decide(new Deposit(Caller.Trusted, null, ids[0], 10, Remarks.None));
        ledger.Now++;
        var paid = new TransactionId(ledger.Decide(new Withdraw(Caller.Trusted, null, ids[0], 6, Remarks.None))[0].Subject);
        ledger.Now++;
        var touched = ledger.Originals[paid].Transaction.Postings.Select(p => p.Wallet).ToList();
        ledger.Decide(new ReverseTransaction(Caller.Trusted, null, paid, touched, 4, Remarks.None))[0].Code.Should().Be(ResultCode.Executed);
        var wallet = ledger.Wallets[ids[0]];
        (wallet.Spending.InDay, wallet.Spending.InMonth).Should().Be((2, 2));

        ledger.Wallets[ids[0]] = wallet with { Spending = wallet.Spending with { InDay = counted, InMonth = counted } };
        ledger.Audit().Select(v => v.Invariant).Should().Equal(isWell ? [] : ["I10 spent in day", "I10 spent in month"]);
    }
}
