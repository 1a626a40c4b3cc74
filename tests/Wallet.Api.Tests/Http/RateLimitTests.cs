using System.Net;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Http;

/// <summary>A bucket that fills so slowly that what is in it does not change while the test runs.</summary>
public sealed class RateLimitTests : IAsyncLifetime
{
    private readonly TokenIssuer _issuer = new();
    private ApiCluster _cluster = null!;

    public async Task InitializeAsync() => _cluster = await ApiCluster.StartAsync(setup: _issuer.Setup with { RateLimit = new(0.0001, 200) });

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

    [Fact]
    public async Task A_caller_in_a_loop_is_held_back_and_told_when_to_return_while_others_go_on()
    {
        _issuer.SignIn(_cluster.Client, "mallory", "wallet:read");
        var answers = await Task.WhenAll(Enumerable.Range(0, 400).Select(_ => _cluster.Client.GetAsync("users/mallory/wallets")));
        answers.Where(a => a.Code == "RATE_LIMITED").Should().HaveCount(200).And.OnlyContain(a => a.Headers.ContainsKey("Retry-After"));
        answers.Count(a => a.Status == HttpStatusCode.OK).Should().Be(200);
        _issuer.SignIn(_cluster.Client, "alice", "wallet:read");
        (await _cluster.Client.GetAsync("users/alice/wallets")).Status.Should().Be(HttpStatusCode.OK);
    }

    private Task<Reply> SendAsync(string wallet, int count)
    {
        var items = Enumerable.Range(0, count).Select(_ => new { type = "deposit", walletId = wallet, amount = "1.00" });
        return _cluster.Client.PostAsync("transactions/batch", new { items }, Guid.CreateVersion7().ToString());
    }
}
