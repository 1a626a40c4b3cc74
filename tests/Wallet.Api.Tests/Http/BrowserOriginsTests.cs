using System.Net;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Http;

/// <summary>Browser applications of other sites (CORS).</summary>
public sealed class BrowserOriginsTests : IAsyncLifetime
{
    private const string Site = "https://app.example.com";
    private readonly TokenIssuer _issuer = new();
    private ApiCluster _cluster = null!;

    public async Task InitializeAsync() => _cluster = await ApiCluster.StartAsync(setup: _issuer.Setup with { BrowserOrigins = [Site] });

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task A_listed_site_may_ask_before_it_has_a_token_and_read_the_answer()
    {
        var allowed = await AskAsync(Site);
        (allowed.Status, allowed.Headers["Access-Control-Allow-Origin"]).Should().Be((HttpStatusCode.NoContent, Site));
        allowed.Headers["Access-Control-Allow-Headers"].Should().Contain("Idempotency-Key").And.Contain("If-Match");
        allowed.Headers["Access-Control-Allow-Methods"].Should().Contain("PATCH");
        allowed.Headers.Should().NotContainKey("Access-Control-Allow-Credentials");
        var refused = await SendAsync(Site);
        (refused.Code, refused.Headers["Access-Control-Allow-Origin"]).Should().Be(("UNAUTHENTICATED", Site), "a page must see its problems too");
        _issuer.SignIn(_cluster.Client, "alice", "wallet:read");
        var answer = await SendAsync(Site);
        (answer.Status, answer.Headers["Access-Control-Allow-Origin"]).Should().Be((HttpStatusCode.OK, Site));
        answer.Headers["Access-Control-Expose-Headers"].Should().Contain("ETag").And.Contain("Retry-After");
    }

    [Theory]
    [InlineData("https://evil.example.com")]
    [InlineData("http://app.example.com")]
    [InlineData("null")]
    public async Task Other_sites_may_not(string site)
    {
        (await AskAsync(site)).Headers.Should().NotContainKey("Access-Control-Allow-Origin");
        (await SendAsync(site)).Headers.Should().NotContainKey("Access-Control-Allow-Origin");
    }

    private Task<Reply> AskAsync(string site)
    {
        var request = new HttpRequestMessage(HttpMethod.Options, "/api/v1/wallets/x/deposit");
        request.Headers.Add("Origin", site);
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "authorization,content-type,idempotency-key");
        return _cluster.Client.SendAsync(request);
    }

    private Task<Reply> SendAsync(string site)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/users/alice/wallets");
        request.Headers.Add("Origin", site);
        return _cluster.Client.SendAsync(request);
    }
}
