using Wallet.Api.Balances.Statements;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;

namespace Wallet.Api.Tests.Balances;

/// <summary>A page cut out of what was scanned. An entry is its number, above zero for money that came.</summary>
public sealed class StatementCutTests
{
    private const int Before = 5;
    private static readonly StatementPlan More = new([], new(Before), ReachesRetired: false);
    private static readonly StatementPlan Retired = new([], null, ReachesRetired: true);

    [Theory]
    [InlineData("", "", Before)]
    [InlineData("90 80", "90 80", Before)]
    [InlineData("90 80 70", "90 80 70", Before)]
    [InlineData("90 80 70 60", "90 80 70", 70)]
    [InlineData("90 80 70 60 50", "90 80 70", 70)]
    public void A_page_of_all(string scanned, string page, int next)
        => Check(Query(limit: 3), scanned, More, page, next, reachesRetired: false);

    [Fact]
    public void A_page_of_some_passes_over_a_thousand_entries_and_no_more()
    {
        var query = Query(limit: 3) with { Incoming = true };
        Check(query, "90 -80 70 -60", More, "90 70", Before, reachesRetired: false);
        Check(query, "90 -80 70 60 50 -40", More, "90 70 60", 60, reachesRetired: false);
        Check(query with { Incoming = false }, "90 -80 70 -60", Retired, "-80 -60", null, reachesRetired: true);
        Check(query, "90 0 70", More, "90 70", Before, reachesRetired: false);
        Check(query with { Incoming = false }, "-90 0 70", More, "-90", Before, reachesRetired: false);
        Check(query with { Incoming = null, Kind = TransactionKind.Transfer }, "90 0 -70", More, "90 0 -70", Before, reachesRetired: false);
        Check(query with { Incoming = null, Kind = TransactionKind.Deposit }, "90 0 -70", More, "", Before, reachesRetired: false);
        var many = Enumerable.Range(0, 1000).Select(i => i - 2000).ToList();
        Check(query, string.Join(' ', many), Retired, "", 1001, reachesRetired: false);
        Check(query, string.Join(' ', many.Skip(1)), Retired, "", null, reachesRetired: true);
        Check(query, string.Join(' ', many) + " 9", Retired, "", 1001, reachesRetired: false);
    }

    [Theory]
    [InlineData("90 80", true)]
    [InlineData("90 80 70 60", false)]
    public void It_is_at_the_end_of_what_is_kept_only_if_nothing_is_left_of_it(string scanned, bool reachesRetired)
        => Check(Query(limit: 3), scanned, Retired, scanned.Length > 5 ? "90 80 70" : scanned, reachesRetired ? null : 70, reachesRetired);

    private static void Check(StatementQuery query, string scanned, StatementPlan plan, string page, int? next, bool reachesRetired)
    {
        var cut = StatementCut.Of(query, [.. Numbers(scanned).Select(EntryOf)], plan);
        cut.Entries.Should().Equal(Numbers(page).Select(EntryOf));
        cut.Next.Should().Be(next is { } id ? new TransactionId(id) : null);
        cut.ReachesRetired.Should().Be(reachesRetired);
    }

    private static StatementQuery Query(int limit) => new(default, default, new(long.MaxValue), limit);

    private static IEnumerable<int> Numbers(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(number => int.Parse(number, null));

    private static Entry EntryOf(int number)
        => new(default, new(Math.Abs(number)), TransactionKind.Transfer, 1, Math.Sign(number), 0, 0, default, default);
}
