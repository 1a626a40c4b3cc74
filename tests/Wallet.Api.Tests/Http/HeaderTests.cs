using System.Net;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Http;

/// <summary>What answers say beside their bodies, and which ways of asking are understood.</summary>
public sealed class HeaderTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private WalletClient Client => api.Cluster.Client;

    [Fact]
    public async Task Every_location_leads_somewhere_and_every_version_is_told()
    {
        var (one, two) = (await Client.CreateWithAsync("50.00"), await Client.CreateAsync());
        var moved = await Client.MoveAsync(one, "transfer", "5.00", two);
        (moved.Headers["ETag"], moved.Headers["Wallet-Version"]).Should().Be(("\"v2\"", "2"));
        var legs = new[] { new { walletId = one, amount = "-1.00" }, new { walletId = two, amount = "1.00" } };
        Reply[] made =
        [
            moved,
            await Client.PostAsync("wallets", new { userId = "carol" }),
            await Client.PostAsync($"wallets/{one}/holds", new { amount = "1.00" }, NewKey()),
            await Client.PostAsync("transactions", new { legs }, NewKey()),
            await Client.PostAsync($"{moved.Headers["Location"]}/reversals", new { amount = "2.00" }, NewKey()),
        ];
        foreach (var reply in made)
            (await Client.GetAsync(reply.Headers["Location"])).Status.Should().Be(HttpStatusCode.OK, reply.Text);
    }

    [Fact]
    public async Task What_can_be_got_can_be_asked_for_without_its_body()
    {
        var path = $"/api/v1/wallets/{await Client.CreateAsync()}";
        using var full = await Client.Http.GetAsync(new Uri(path, UriKind.Relative));
        using var head = await Client.Http.SendAsync(new(HttpMethod.Head, path));
        (head.StatusCode, head.Headers.ETag, head.Content.Headers.ContentLength)
            .Should().Be((HttpStatusCode.OK, full.Headers.ETag, full.Content.Headers.ContentLength));
        (await head.Content.ReadAsByteArrayAsync()).Should().BeEmpty();
    }

    [Theory]
    [InlineData("OPTIONS")]
    [InlineData("DELETE")]
    public async Task A_method_that_is_not_offered_is_told_with_those_that_are(string method)
    {
        using var answer = await Client.Http.SendAsync(new(new(method), "/api/v1/wallets"));
        answer.StatusCode.Should().Be(HttpStatusCode.MethodNotAllowed);
        answer.Content.Headers.Allow.Should().Equal("POST");
    }

    [Theory]
    [InlineData("""{"amount":"1"} {}""", "application/json", "VALIDATION_ERROR")]
    [InlineData("""{"amount":"1"}x""", "application/json", "VALIDATION_ERROR")]
    [InlineData("""{"amount":"1","metadata":{"a":1,"a":2}}""", "application/json", "VALIDATION_ERROR")]
    [InlineData("""{"amount":"1"}""", "text/json", "UNSUPPORTED_MEDIA_TYPE")]
    [InlineData("""{"amount":"1"}""", "application/json; charset=utf-16", "UNSUPPORTED_MEDIA_TYPE")]
    [InlineData("""{"amount":"1"}""", "application/json; charset=UTF-8", "")]
    [InlineData("""{"amount":"1"}""", "application/vnd.bank+json", "")]
    public async Task A_body_is_one_json_text_in_utf_8(string body, string type, string code)
    {
        var wallet = await Client.CreateAsync();
        var content = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        var answer = await Client.SendAsync(new(HttpMethod.Post, $"/api/v1/wallets/{wallet}/deposit") { Content = content }, NewKey());
        answer.Code.Should().Be(code, answer.Text);
        (await Client.BalanceAsync(wallet)).Should().Be(code == "" ? 100 : 0);
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a%2Fb")]
    [InlineData("spiffe://bank/ns/x")]
    [InlineData("a b?c#d")]
    [InlineData("zoë💸")]
    public async Task A_user_is_found_by_any_name_that_a_wallet_can_be_made_for(string user)
    {
        var wallet = await Client.CreateAsync(user);
        var found = await Client.GetAsync($"users/{Uri.EscapeDataString(user)}/wallets");
        found["items"].EnumerateArray().Select(w => w.GetProperty("id").GetString()).Should().Equal([wallet], found.Text);
    }

    [Fact]
    public async Task A_slash_at_the_end_changes_nothing()
        => (await Client.GetAsync($"wallets/{await Client.CreateAsync()}/")).Status.Should().Be(HttpStatusCode.OK);

    private static string NewKey() => Guid.CreateVersion7().ToString();
}
