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
            var fold = new WalletFold(ledger.Wallets[id]);
            ledger.Entries.Where(e => e.Wallet == id).ToList().ForEach(fold.Add);
            fold.Finish().Should().BeEmpty();
        }
    }
}
