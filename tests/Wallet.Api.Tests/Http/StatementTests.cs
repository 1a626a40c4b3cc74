using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Http;

public sealed class StatementTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private WalletClient Client => api.Cluster.Client;

    [Fact]
    public async Task A_statement_has_one_line_per_movement_newest_first_in_pages()
    {
        var (wallet, other) = (await Client.CreateAsync(), await Client.CreateAsync());
        await Client.PostAsync($"wallets/{wallet}/deposit", new { amount = "100", referenceId = "pay-1", description = "wages" });
        for (var i = 1; i <= 4; i++)
            await Client.MoveAsync(wallet, "transfer", i, other);
        var lines = await LinesAsync(wallet, "limit=2");
        lines.Select(l => l.GetProperty("amountMinor").GetInt64()).Should().Equal(-400, -300, -200, -100, 10000);
        lines.Select(l => l.GetProperty("balanceAfterMinor").GetInt64()).Should().Equal(9000, 9400, 9700, 9900, 10000);
        lines.Select(l => l.GetProperty("sequence").GetInt64()).Should().Equal(5, 4, 3, 2, 1);
        lines[^1].GetProperty("referenceId").GetString().Should().Be("pay-1");
        lines[^1].GetProperty("description").GetString().Should().Be("wages");
        lines[0].GetProperty("counterpartyWalletId").GetString().Should().Be(other);
        (await LinesAsync(other, "direction=in")).Should().HaveCount(4);
        (await LinesAsync(wallet, "type=DEPOSIT")).Should().HaveCount(1);
        (await LinesAsync(wallet, "direction=out&limit=3")).Should().HaveCount(4);
    }

    [Fact]
    public async Task The_balance_at_a_time_includes_all_that_happened_until_then()
    {
        var (wallet, other) = (await Client.CreateAsync(), await Client.CreateAsync());
        var times = new List<string>();
        foreach (var (verb, amount) in new[] { ("deposit", 100), ("transfer", 30), ("withdraw", 20) })
        {
            var done = await Client.MoveAsync(wallet, verb, amount, verb == "transfer" ? other : null);
            times.Add(done["createdAt"].GetDateTimeOffset().ToString("O"));
        }
        (await AtAsync(wallet, times[0])).Should().Be(10000);
        (await AtAsync(wallet, times[1])).Should().Be(7000);
        (await AtAsync(other, times[1])).Should().Be(3000);
        (await AtAsync(wallet, times[2])).Should().Be(5000);
    }

    [Theory]
    [InlineData("", "VALIDATION_ERROR")]
    [InlineData("?timestamp=yesterday", "VALIDATION_ERROR")]
    [InlineData("?timestamp=2999-01-01T00:00:00Z", "VALIDATION_ERROR")]
    [InlineData("?timestamp=2020-01-01T00:00:00", "WALLET_NOT_FOUND")]
    [InlineData("?timestamp=2020-01-01T00:00:00%2B02:00", "WALLET_NOT_FOUND")]
    public async Task A_time_that_cannot_be_answered_is_told(string query, string code)
    {
        var wallet = await Client.CreateAsync();
        foreach (var alias in (string[])["history", "historical"])
            (await Client.GetAsync($"wallets/{wallet}/balance/{alias}{query}")).Code.Should().Be(code);
    }

    private async Task<long> AtAsync(string wallet, string time)
        => (await Client.GetAsync($"wallets/{wallet}/balance/history?timestamp={Uri.EscapeDataString(time)}"))["balanceMinor"].GetInt64();

    private async Task<List<System.Text.Json.JsonElement>> LinesAsync(string wallet, string query)
    {
        var lines = new List<System.Text.Json.JsonElement>();
        string? cursor = null;
        do
        {
            var page = await Client.GetAsync($"wallets/{wallet}/transactions?{query}&cursor={cursor}");
            lines.AddRange(page["items"].EnumerateArray());
            cursor = page.Body.TryGetProperty("nextCursor", out var next) ? next.GetString() : null;
        }
        while (cursor is not null);
        return lines;
    }
}
