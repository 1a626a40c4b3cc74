using System.Net;
using System.Net.Http.Json;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Http;

public sealed class MetadataTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private WalletClient Client => api.Cluster.Client;

    [Fact]
    public async Task Metadata_is_replaced_if_the_wallet_is_as_it_was_read()
    {
        var wallet = await Client.CreateAsync();
        var read = await Client.GetAsync($"wallets/{wallet}");
        var changed = await PatchAsync(wallet, "new", read.Headers["ETag"]);
        changed.Status.Should().Be(HttpStatusCode.OK, changed.Text);
        changed["metadata"].GetProperty("segment").GetString().Should().Be("new");
        var again = await Client.GetAsync($"wallets/{wallet}");
        again.Headers["ETag"].Should().Be(changed.Headers["ETag"]).And.NotBe(read.Headers["ETag"]);
        again.Text.Should().Be(changed.Text);
        var late = await PatchAsync(wallet, "late", read.Headers["ETag"]);
        (late.Status, late.Code, late["outcome"].GetString()).Should().Be((HttpStatusCode.PreconditionFailed, "VERSION_MISMATCH", "not_executed"));
        (await Client.GetAsync($"wallets/{wallet}"))["metadata"].GetProperty("segment").GetString().Should().Be("new");
    }

    [Theory]
    [InlineData("deposit")]
    [InlineData("freeze")]
    [InlineData("limits")]
    public async Task Whatever_changes_a_wallet_changes_its_tag(string what)
    {
        var wallet = await Client.CreateAsync();
        var tag = (await Client.GetAsync($"wallets/{wallet}")).Headers["ETag"];
        var changed = what switch
        {
            "deposit" => await Client.MoveAsync(wallet, what, "1.00"),
            "freeze" => await Client.PostAsync($"wallets/{wallet}/freeze", new { }),
            _ => await Client.SendAsync(new(HttpMethod.Put, $"/api/v1/wallets/{wallet}/limits")
            {
                Content = JsonContent.Create(new { perDay = "5.00" }),
            }),
        };
        changed.Status.Should().Be(HttpStatusCode.OK, changed.Text);
        (await PatchAsync(wallet, "x", tag)).Status.Should().Be(HttpStatusCode.PreconditionFailed);
    }

    [Theory]
    [InlineData(null, 200)]
    [InlineData("*", 200)]
    [InlineData("\"other\", {tag}", 200)]
    [InlineData("W/{tag}", 412)]
    [InlineData("\"other\"", 412)]
    [InlineData("v0", 400)]
    public async Task Conditions_are_those_of_http(string? condition, int status)
    {
        var wallet = await Client.CreateAsync();
        var tag = (await Client.GetAsync($"wallets/{wallet}")).Headers["ETag"];
        ((int)(await PatchAsync(wallet, "x", condition?.Replace("{tag}", tag, StringComparison.Ordinal))).Status).Should().Be(status);
    }

    [Fact]
    public async Task Metadata_goes_away_when_that_is_said_and_not_when_nothing_is()
    {
        var made = await Client.PostAsync("wallets", new { userId = "ann", metadata = new { a = 1 } });
        var path = made.Headers["Location"];
        (await PatchTextAsync(path, "{}")).Code.Should().Be("VALIDATION_ERROR");
        (await Client.GetAsync(path))["metadata"].GetProperty("a").GetInt32().Should().Be(1);
        (await PatchTextAsync(path, """{"metadata":null}""")).Body.TryGetProperty("metadata", out _).Should().BeFalse();
    }

    [Fact]
    public async Task Of_many_who_read_the_same_one_replaces()
    {
        var wallet = await Client.CreateAsync();
        var tag = (await Client.GetAsync($"wallets/{wallet}")).Headers["ETag"];
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => PatchAsync(wallet, $"{i}", tag)));
        answers.Should().ContainSingle(a => a.Status == HttpStatusCode.OK);
        answers.Where(a => a.Status != HttpStatusCode.OK).Should().OnlyContain(a => a.Status == HttpStatusCode.PreconditionFailed);
    }

    [Fact]
    public async Task A_wallet_that_is_not_there_meets_no_condition()
        => (await PatchAsync("01990000-0000-7000-8000-000000000000", "x", "*")).Code.Should().Be("WALLET_NOT_FOUND");

    private Task<Reply> PatchTextAsync(string path, string body)
        => Client.SendAsync(new(HttpMethod.Patch, path) { Content = new StringContent(body, null, "application/json") });

    private Task<Reply> PatchAsync(string wallet, string segment, string? condition)
    {
        var request = new HttpRequestMessage(HttpMethod.Patch, $"/api/v1/wallets/{wallet}")
        {
            Content = JsonContent.Create(new { metadata = new { segment } }),
        };
        if (condition is not null)
            request.Headers.TryAddWithoutValidation("If-Match", condition);
        return Client.SendAsync(request);
    }
}
