using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Wallet.Api.Batching;
using Wallet.Api.Storage;
using Wallet.Api.Tests.Servers;
using Wallet.Api.Upkeep;

namespace Wallet.Api.Tests.Http;

/// <summary>Times as callers write them, and what a time changes by itself.</summary>
public sealed class TimeTests : IAsyncLifetime
{
    private ApiCluster _cluster = null!;

    private WalletClient Client => _cluster.Client;

    // The sweeper's clock stands: what is answered must follow from the time alone.
    public async Task InitializeAsync() => _cluster = await ApiCluster.StartAsync(setup: new()
    {
        Services = services => services.AddSingleton(all => new ExpirySweeper(
            all.GetRequiredService<HoldStore>(),
            all.GetRequiredService<ILedger>(),
            all.GetRequiredService<WorkSurroundings>() with { Clock = new FakeTimeProvider() })),
    });

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Theory]
    [InlineData("")]
    [InlineData("/balance")]
    public async Task A_hold_past_its_time_no_longer_counts_wherever_one_looks(string path)
    {
        var wallet = await Client.CreateWithAsync("100.00");
        await HoldAsync(wallet, DateTimeOffset.UtcNow.AddMilliseconds(200).ToString("O"));
        await Eventually.BecomesTrueAsync(
            async () => (await Client.GetAsync($"wallets/{wallet}{path}"))["availableMinor"].GetInt64() == 10_000, "the hold ends");
    }

    [Fact]
    public async Task A_hold_past_its_time_no_longer_counts_in_a_users_list()
    {
        var wallet = await Client.CreateWithAsync("100.00", "lister");
        await HoldAsync(wallet, DateTimeOffset.UtcNow.AddMilliseconds(200).ToString("O"));
        await Eventually.BecomesTrueAsync(
            async () => (await Client.GetAsync("users/lister/wallets"))["items"][0].GetProperty("heldMinor").GetInt64() == 0, "the hold ends");
    }

    [Theory]
    [InlineData("2099-01-31T12:00:00Z", "2099-01-31T12:00:00Z")]
    [InlineData("2099-01-31t12:00:00z", "2099-01-31T12:00:00Z")]
    [InlineData("2099-01-31T12:00:00.123456789Z", "2099-01-31T12:00:00.123Z")]
    [InlineData("2099-01-31T12:00:00+02:00", "2099-01-31T10:00:00Z")]
    [InlineData("2099-01-31T12:00:00", "2099-01-31T12:00:00Z")]
    public async Task A_time_in_a_body_is_read_as_RFC_3339_and_as_UTC_without_a_zone(string text, string expected)
    {
        var hold = await HoldAsync(await Client.CreateWithAsync("100.00"), text);
        hold.Status.Should().Be(HttpStatusCode.Created, hold.Text);
        hold["expiresAt"].GetDateTimeOffset().Should().Be(DateTimeOffset.Parse(expected, null));
    }

    [Theory]
    [InlineData("2099-01-31")]
    [InlineData("2099-01-31T12:00:00.Z")]
    [InlineData("2099-02-30T12:00:00Z")]
    [InlineData("31 Jan 2099 12:00")]
    [InlineData("4102444800")]
    [InlineData("")]
    public async Task Anything_else_is_refused(string text)
        => (await HoldAsync(await Client.CreateWithAsync("100.00"), text)).Code.Should().Be("VALIDATION_ERROR");

    [Theory]
    [InlineData("to=9999-12-31T23:59:59Z", 2)]
    [InlineData("to=2110-01-01T00:00:00.123456789Z", 2)]
    [InlineData("from=9999-12-31T23:59:59Z", 0)]
    [InlineData("from=2110-01-01T00:00:00Z", 0)]
    [InlineData("from=1999-01-01T00:00:00&to=9999-01-01T00:00:00%2B14:00", 2)]
    public async Task A_statement_to_or_from_the_end_of_time_is_what_it_says(string query, int lines)
    {
        var wallet = await Client.CreateWithAsync("100.00");
        await Client.MoveAsync(wallet, "withdraw", "1.00");
        (await Client.GetAsync($"wallets/{wallet}/transactions?{query}"))["items"].GetArrayLength().Should().Be(lines);
    }

    private Task<Reply> HoldAsync(string wallet, string expiresAt)
        => Client.PostAsync($"wallets/{wallet}/holds", new { amount = "80.00", expiresAt }, Guid.CreateVersion7().ToString());
}
