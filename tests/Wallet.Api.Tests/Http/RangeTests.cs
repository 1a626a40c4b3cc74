using Wallet.Api.Commands;
using Wallet.Api.Http.Json;

namespace Wallet.Api.Tests.Http;

/// <summary>Times finer than the ledger's own, and times that some calendars have.</summary>
public sealed class RangeTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    // An entry is at a whole millisecond: it is in [from, to) exactly when from <= t < to, and in the balance exactly when t <= at.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4_999)]
    [InlineData(9_999)]
    [InlineData(-1)]
    [InlineData(-9_999)]
    [InlineData(-10_000)]
    [InlineData(10_000)]
    public void A_key_is_in_a_range_when_its_time_is(int ticks)
    {
        var (entry, bound) = (TransactionId.FirstOf(Noon.ToUnixTimeMilliseconds(), 5), Noon.AddTicks(ticks));
        (!(entry < TransactionId.FirstAt(bound))).Should().Be(bound <= Noon, "from");
        (entry < TransactionId.FirstAt(bound)).Should().Be(Noon < bound, "to");
        (!(entry > TransactionId.LastAt(bound))).Should().Be(Noon <= bound, "at");
    }

    [Theory]
    [InlineData("2026-01-31T12:00:00.00000000000Z", 0, 0)]
    [InlineData("2026-01-31T12:00:00.00000001Z", 0, 1)]
    [InlineData("2026-01-31T11:59:59.99999999999Z", -1, 0)]
    public void Digits_finer_than_any_clock_round_the_way_that_is_asked(string text, int down, int up)
    {
        Rfc3339.TryParse(text, out var below).Should().BeTrue();
        Rfc3339.TryParse(text, out var above, Rounding.Up).Should().BeTrue();
        ((below - Noon).Ticks, (above - Noon).Ticks).Should().Be((down, up));
    }

    [Theory]
    [InlineData("2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z")]
    [InlineData("2015-06-30T23:59:60.5Z", "2015-07-01T00:00:00.5Z")]
    [InlineData("2017-01-01T01:59:60+02:00", "2017-01-01T00:00:00Z")]
    [InlineData("2016-12-31T23:59:61Z", null)]
    [InlineData("2016-12-30T23:59:60Z", null)]
    [InlineData("2016-12-31T22:59:60Z", null)]
    [InlineData("9999-12-31T23:59:60Z", "9999-12-31T23:59:59Z")]
    public void A_leap_second_is_the_second_after_it(string text, string? expected)
    {
        Rfc3339.TryParse(text, out var time).Should().Be(expected is not null);
        if (expected is not null)
            time.Should().Be(DateTimeOffset.Parse(expected, null));
    }

    [Fact]
    public async Task A_statement_of_a_day_up_to_its_last_instant_agrees_with_the_balance_then()
    {
        var client = api.Cluster.Client;
        var wallet = await client.CreateAsync();
        var time = (await client.MoveAsync(wallet, "deposit", "1.00"))["createdAt"].GetDateTimeOffset();
        await client.MoveAsync(wallet, "deposit", "1.00");
        foreach (var at in new[] { time.AddTicks(-1), time, time.AddTicks(1), time.AddTicks(9_999) })
        {
            var (text, next) = (Text(at), Text(at.AddTicks(1)));
            var lines = (await client.GetAsync($"wallets/{wallet}/transactions?to={next}"))["items"].GetArrayLength();
            var rest = (await client.GetAsync($"wallets/{wallet}/transactions?from={next}"))["items"].GetArrayLength();
            var balance = await client.GetAsync($"wallets/{wallet}/balance/history?timestamp={text}");
            (lines + rest).Should().Be(2, text);
            lines.Should().Be(at < time ? 0 : 1, text);
            if (balance.Code == "")
                balance["version"].GetInt64().Should().Be(lines, text);
        }

        static string Text(DateTimeOffset time) => Uri.EscapeDataString(time.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", null));
    }
}
