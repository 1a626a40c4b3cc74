using Wallet.Api.Commands;
using Wallet.Api.Ledger.Audit;

namespace Wallet.Api.Tests.Ledger;

/// <summary>Pages of batches and transactions, of which either may end first.</summary>
public class BatchChecksTests
{
    private const long One = 1 << 11;
    private const long Two = 2 << 11;

    [Fact]
    public void A_page_goes_up_to_the_last_batch_that_is_whole()
    {
        Check(new([(One, 2), (Two, 1)], [One + 1, One + 2, Two + 1])).Should().Be((5, long.MaxValue, 0));
        Check(new([(One, 2), (Two, 1)], [One + 1, One + 2, Two + 1]), hasLastBatch: false).Should().Be((3, Two - 1, 0));
        Check(new([(One, 2), (Two, 2)], [One + 1, One + 2, Two + 1]), hasLastTransaction: false).Should().Be((3, Two - 1, 0));
        Check(new([], [])).Should().Be((0, long.MaxValue, 0));
    }

    [Fact]
    public void What_does_not_fit_is_found()
    {
        Check(new([(One, 1), (Two, 2)], [One + 1, One + 2, Two + 1])).Should().Be((5, long.MaxValue, 2));
        Check(new([(One, 2)], [One + 1, One + 2, Two + 1])).Violations.Should().Be(1);
        Check(new([(One, -1)], [])).Violations.Should().Be(0, "a tombstone has none");
    }

    // A batch of so many transactions that its lane has not keys enough.
    [Fact]
    public void A_batch_says_of_each_lane_whose_keys_it_took_how_many()
    {
        const int Count = 3000;
        var ledger = MemoryLedger.With(1, out var ids);
        ledger.Now++;
        var decision = ledger.Preview([.. Enumerable.Range(0, Count).Select(_ => new Deposit(Caller.Trusted, null, ids[0], 1, Remarks.None))]);
        var parts = decision.Parts.ToList();
        parts.Select(p => p.Size).Should().Equal((int)One - 1, Count - (int)One + 1);
        Check(new([.. parts.Select(p => (p.Id.Value, p.Size))], [.. decision.Transactions.Select(t => t.Id.Value)])).Violations.Should().Be(0);
    }

    private static (int Checked, long Last, int Violations) Check(Page page, bool hasLastBatch = true, bool hasLastTransaction = true)
    {
        var (seen, last, violations) = BatchChecks.Of(new(page.Batches, page.Transactions)
        {
            HasLastBatch = hasLastBatch,
            HasLastTransaction = hasLastTransaction,
        });
        return (seen, last, violations.Count);
    }

    private sealed record Page(IReadOnlyList<(long Id, int Size)> Batches, IReadOnlyList<long> Transactions);
}
