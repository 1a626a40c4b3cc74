using Wallet.Api.Commands;
using Wallet.Api.Ledger;

namespace Wallet.Api.Tests.Ledger;

/// <summary>The database's clock may be set, and another database take over.</summary>
public class ClockTests
{
    private const long Day = 86_400_000;

    [Theory]
    [InlineData(-Day)]
    [InlineData(-1)]
    [InlineData(Day)]
    public void What_was_spent_in_a_day_follows_from_the_entries_wherever_the_clock_jumps(long jump)
    {
        var ledger = MemoryLedger.With(2, out var ids, overdraft: 100);
        ledger.Decide(new Transfer(Caller.Trusted, null, ids[0], ids[1], 5, Remarks.None));
        ledger.Now += jump;
        ledger.Decide(new Transfer(Caller.Trusted, null, ids[0], ids[1], 7, Remarks.None));
        ledger.Decide(new Transfer(Caller.Trusted, null, ids[1], ids[0], 2, Remarks.None));
        foreach (var id in ids)
        {
            var fold = new WalletFold(new(ledger.Wallets[id], false), null, [], 0);
            ledger.Audited(id).ForEach(fold.Add);
            ledger.Settings.Where(s => s.Wallet == id).ToList().ForEach(s => fold.Add(s, s.Seal));
            fold.Finish().Should().BeEmpty();
        }
    }

    [Fact]
    public void A_wallet_ahead_of_the_clock_draws_no_other_of_its_batch_after_it()
    {
        var ledger = MemoryLedger.With(4, out var ids, overdraft: 100);
        ledger.Now += Day;
        ledger.Decide(new Deposit(Caller.Trusted, null, ids[0], 1, Remarks.None));
        var tomorrow = ledger.Now;
        ledger.Now -= Day - 1000;
        // The outside world's stripe is ahead with it: that of another lane is not.
        ledger.Lane++;
        var decision = ledger.Preview(
        [
            new Deposit(Caller.Trusted, null, ids[0], 1, Remarks.None), new Deposit(Caller.Trusted, null, ids[1], 1, Remarks.None),
            new Transfer(Caller.Trusted, null, ids[0], ids[2], 1, Remarks.None), new Transfer(Caller.Trusted, null, ids[1], ids[3], 1, Remarks.None),
            new Transfer(Caller.Trusted, null, ids[3], ids[2], 1, Remarks.None), MemoryLedger.Create("new"),
        ]);
        var (now, ahead) = (ledger.Now, tomorrow + 1);
        decision.Transactions.Select(t => t.Id.Time.ToUnixTimeMilliseconds()).Should().Equal(ahead, now, ahead, now, ahead);
        decision.NewWallets.Single().State.Id.Created.ToUnixTimeMilliseconds().Should().Be(now);
        // Each wallet's events are published in the order of its entries.
        var published = decision.Publications.OrderBy(p => p.Key).SelectMany(p => p).OfType<TransactionRecorded>().SelectMany(r => r.Entries).ToList();
        foreach (var entries in published.GroupBy(e => e.Wallet))
            entries.Select(e => e.Sequence).Should().BeInAscendingOrder();
        published.Should().BeEquivalentTo(decision.Entries);
    }
}
