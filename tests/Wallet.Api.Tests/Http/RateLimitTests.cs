using System.Net;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Http;

/// <summary>A bucket that fills so slowly that what is in it does not change while the test runs.</summary>
public sealed class RateLimitTests : IAsyncLifetime
{
    private readonly TokenIssuer _issuer = new();
    private ApiCluster _cluster = null!;

    public async Task InitializeAsync() => _cluster = await ApiCluster.StartAsync(setup: _issuer.Setup with { RateLimit = new(1, 200) });

    public async Task DisposeAsync()
    {
        await _cluster.DisposeAsync();
    }

    [Theory]
    [InlineData(80, 2)]
    [InlineData(1000, 1)]
    public async Task Every_item_of_a_batch_costs_a_token_and_the_largest_costs_half_of_the_bucket(int items, int batches)
    {
        _issuer.SignIn(_cluster.Client, "dora", "wallet:read wallet:write");
        var wallet = await _cluster.Client.CreateAsync("dora");
        for (var i = 0; i < batches; i++)
            (await SendAsync(wallet, items)).Status.Should().Be(HttpStatusCode.OK);
        var refused = await SendAsync(wallet, items);
        (refused.Status, refused.Code).Should().Be((HttpStatusCode.TooManyRequests, "RATE_LIMITED"));
        refused.Headers.Should().ContainKey("Retry-After");
        (await _cluster.Client.BalanceAsync(wallet)).Should().Be(items * batches * 100);
    }

    private Task<Reply> SendAsync(string wallet, int count)
    {
        var items = Enumerable.Range(0, count).Select(_ => new { type = "deposit", walletId = wallet, amount = "1.00" });
        return _cluster.Client.PostAsync("transactions/batch", new { items }, Guid.CreateVersion7().ToString());
    }
}
