using Wallet.Api.Commands;
using Wallet.Api.Storage.References;

namespace Wallet.Api.Tests.References;

public sealed class ReferencePageTests
{
    // Each place as its ids, then "…" and how far it was looked into, if there may be more.
    [Theory]
    [InlineData("", "", "", null)]
    [InlineData("1 2 3", "", "1 2 3", null)]
    [InlineData("1 2 3 4 …4", "", "1 2 3", 3L)]
    [InlineData("1 3", "2", "1 2 3", null)]
    [InlineData("1 3", "1 3", "1 3", null)]
    [InlineData("1 3 5", "2 4", "1 2 3", 3L)]
    [InlineData("9", "2 …5", "2", 5L)]
    [InlineData("", "…5", "", 5L)]
    [InlineData("1 2 3 4 …4", "2 …3", "1 2 3", 3L)]
    [InlineData("5 6 7 8 …8", "1 …6", "1 5 6", 6L)]
    public void It_goes_no_further_than_every_place_was_looked_into(string table, string index, string page, long? next)
    {
        var made = ReferencePage.Of(3, Hits(table), Hits(index));
        string.Join(' ', made.Ids.Select(id => id.Value)).Should().Be(page);
        (made.Next?.Value).Should().Be(next);
    }

    [Fact]
    public void A_scan_ends_where_it_stopped_whether_or_not_that_one_was_wanted()
    {
        (TransactionId, bool)[] seen = [(new(1), true), (new(2), false), (new(3), false)];
        ReferenceHits.Of(seen, 3).Should().BeEquivalentTo(new ReferenceHits([new(1)], new TransactionId(3)));
        ReferenceHits.Of(seen, 4).Should().BeEquivalentTo(new ReferenceHits([new(1)], null));
    }

    [Theory]
    [InlineData(0, 8, null, 0, true)]
    [InlineData(0, 6.9, null, 0, false)]
    [InlineData(0, 8, 2.0, 2, false)]
    [InlineData(2, 9, null, 2, true)]
    [InlineData(3, 9, 1.0, 3, false)]
    public void Filling_is_over_when_for_a_week_none_was_missing(double last, double to, double? missing, double lastNow, bool isFilled)
    {
        var filling = new ReferenceFilling(default, OnDay(last), IsFilled: false).To(OnDay(to), missing is { } day ? OnDay(day) : null);
        filling.Should().Be(new ReferenceFilling(OnDay(to), OnDay(lastNow), isFilled));
    }

    private static TransactionId OnDay(double day) => TransactionId.FirstAt(DateTimeOffset.UnixEpoch.AddDays(20_000 + day));

    private static ReferenceHits Hits(string text)
    {
        var parts = text.Split('…');
        return new(
            [.. parts[0].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(t => new TransactionId(long.Parse(t)))],
            parts.Length > 1 ? new TransactionId(long.Parse(parts[1])) : null);
    }
}
