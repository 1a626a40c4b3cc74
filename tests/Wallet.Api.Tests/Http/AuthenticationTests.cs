using System.Net;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Http;

public sealed class AuthenticationTests : IAsyncLifetime
{
    private readonly TokenIssuer _issuer = new();
    private ApiCluster _cluster = null!;

    public async Task InitializeAsync() => _cluster = await ApiCluster.StartAsync(setup: _issuer.Setup with { RateLimit = new(100, 200) });

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task Without_a_valid_token_nothing_is_answered()
    {
        (await _cluster.Client.PostAsync("wallets", new { userId = "alice" })).Code.Should().Be("UNAUTHENTICATED");
        As("alice", "wallet:write", audience: "someone-else");
        (await _cluster.Client.PostAsync("wallets", new { userId = "alice" })).Code.Should().Be("UNAUTHENTICATED");
        (await _cluster.Client.GetAsync("/q/health/live")).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_scope_allows_what_it_names()
    {
        As("alice", "wallet:read");
        (await _cluster.Client.PostAsync("wallets", new { userId = "alice" })).Code.Should().Be("FORBIDDEN");
        As("alice", "openid wallet:write");
        var wallet = await _cluster.Client.CreateAsync("alice");
        (await _cluster.Client.GetAsync($"wallets/{wallet}")).Code.Should().Be("FORBIDDEN");
        As("alice", "wallet:read");
        (await _cluster.Client.GetAsync($"wallets/{wallet}")).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_caller_has_their_own_wallets_only_unless_an_administrator()
    {
        As("alice", "wallet:read wallet:write");
        var wallet = await _cluster.Client.CreateWithAsync("10.00", "alice");
        (await _cluster.Client.PostAsync("wallets", new { userId = "bob" })).Code.Should().Be("FORBIDDEN");
        As("bob", "wallet:read wallet:write");
        var own = await _cluster.Client.CreateAsync("bob");
        foreach (var path in (string[])["", "/balance", "/transactions", "/balance/history?timestamp=2020-01-01T00:00:00Z"])
            (await _cluster.Client.GetAsync($"wallets/{wallet}{path}")).Code.Should().Be("WALLET_NOT_FOUND");
        (await _cluster.Client.MoveAsync(wallet, "transfer", "1.00", own)).Code.Should().Be("WALLET_NOT_FOUND");
        (await _cluster.Client.GetAsync("users/alice/wallets")).Code.Should().Be("FORBIDDEN");
        As("root", "wallet:admin");
        (await _cluster.Client.BalanceAsync(wallet)).Should().Be(1000);
        (await _cluster.Client.MoveAsync(wallet, "transfer", "1.00", own)).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_caller_sees_how_much_of_its_rate_is_left()
    {
        As("carol", "wallet:read");
        var first = await _cluster.Client.GetAsync("users/carol/wallets");
        first.Headers["RateLimit-Limit"].Should().Be("200");
        int.Parse(first.Headers["RateLimit-Remaining"]).Should().BeInRange(190, 200);
        int.Parse(first.Headers["RateLimit-Reset"]).Should().BeInRange(0, 2);
        As("root", "wallet:admin");
        (await _cluster.Client.GetAsync("users/carol/wallets")).Headers.Should().NotContainKey("RateLimit-Limit");
    }

    [Fact]
    public async Task The_same_key_of_two_callers_is_two_keys()
    {
        var key = Guid.CreateVersion7().ToString();
        foreach (var user in (string[])["alice", "bob"])
        {
            As(user, "wallet:read wallet:write");
            var wallet = await _cluster.Client.CreateAsync(user);
            (await _cluster.Client.MoveAsync(wallet, "deposit", "1.00", key: key)).Status.Should().Be(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task A_token_that_names_nobody_is_not_enough()
    {
        _issuer.SignIn(_cluster.Client, null, "wallet:read wallet:write wallet:admin");
        (await _cluster.Client.PostAsync("wallets", new { userId = "anonymous" })).Code.Should().Be("UNAUTHENTICATED");
    }

    [Fact]
    public async Task Nobody_but_an_administrator_makes_a_wallet_that_may_be_overdrawn()
    {
        As("alice", "wallet:read wallet:write");
        var refused = await _cluster.Client.PostAsync("wallets", new { userId = "alice", overdraftLimit = "1000000.00" });
        (refused.Status, refused.Code).Should().Be((HttpStatusCode.Forbidden, "FORBIDDEN"));
        (await _cluster.Client.PostAsync("wallets", new { userId = "alice", overdraftLimit = "0.00" })).Status.Should().Be(HttpStatusCode.Created);
        As("root", "wallet:admin");
        (await _cluster.Client.PostAsync("wallets", new { userId = "alice", overdraftLimit = "5.00" })).Status.Should().Be(HttpStatusCode.Created);
    }

    private void As(string user, string scope, string audience = "wallet-api") => _issuer.SignIn(_cluster.Client, user, scope, audience);
}
