using System.Net;
using System.Text.Json;
using Wallet.Api.Http.Json;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Http;

/// <summary>Two requests of one value are one request, and two spellings of one key are one key.</summary>
public sealed class RequestIdentityTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private WalletClient Client => api.Cluster.Client;

    [Theory]
    [InlineData("""{"b":2,"a":1}""", """{"a":1,"b":2}""")]
    [InlineData("""{ "a" : [ 1.0, 1e2, -0.0 ] }""", """{"a":[1,100,0]}""")]
    [InlineData("""{"\u00e9":"\/\u0041\b\u001F\""}""", """{"é":"/A\b\u001f\""}""")]
    [InlineData("""{"a":null,"b":true,"c":[],"d":{}}""", """{"a":null,"b":true,"c":[],"d":{}}""")]
    [InlineData("{\"\\ufb33\":1,\"\\ud83d\\ude00\":2,\"1\":3}", "{\"1\":3,\"\ud83d\ude00\":2,\"\ufb33\":1}")]
    public void One_value_has_one_text(string written, string canonical)
        => CanonicalJson.Of(JsonElement.Parse(written)).Should().Be(canonical);

    // The examples of RFC 8785, appendix B, and numbers that a double cannot tell apart.
    [Theory]
    [InlineData("0.00", "0")]
    [InlineData("-0e9", "0")]
    [InlineData("333333333.33333329", "333333333.33333329")]
    [InlineData("1E30", "1e+30")]
    [InlineData("4.50", "4.5")]
    [InlineData("2e-3", "0.002")]
    [InlineData("0.000000000000000000000000001", "1e-27")]
    [InlineData("1e21", "1e+21")]
    [InlineData("1e20", "100000000000000000000")]
    [InlineData("0.000001", "0.000001")]
    [InlineData("0.0000001", "1e-7")]
    [InlineData("-12.5e1", "-125")]
    [InlineData("9007199254740993", "9007199254740993")]
    [InlineData("9007199254740992", "9007199254740992")]
    [InlineData("1e400", "1e+400")]
    public void One_number_has_one_text(string written, string canonical) => CanonicalNumber.Of(written).Should().Be(canonical);

    [Fact]
    public async Task The_same_value_written_otherwise_is_the_same_request()
    {
        var (wallet, key) = (await Client.CreateAsync(), NewKey());
        var first = await DepositAsync("""{"amount":"1.0","metadata":{"name":"é","n":1.0}}""");
        var again = await DepositAsync("""{"metadata":{"n":1,"name":"\u00e9"},"amount":"1.00","currency":"EUR","referenceId":null}""");
        (first.Status, again.Text, again.Replayed).Should().Be((HttpStatusCode.OK, first.Text, true));
        (await DepositAsync("""{"amount":"1.00","metadata":{"n":2,"name":"é"}}""")).Code.Should().Be("IDEMPOTENCY_KEY_REUSED");

        Task<Reply> DepositAsync(string body) => Client.PostTextAsync($"wallets/{wallet}/deposit", body, key);
    }

    [Fact]
    public async Task A_default_that_is_named_is_the_same_request()
    {
        var wallet = await Client.CreateAsync();
        var items = new[] { new { type = "deposit", walletId = wallet, amount = "1.00" } };
        await OnceAsync("transactions/batch", new { items }, new { mode = "independent", items });
        var user = $"u-{Guid.NewGuid()}";
        await OnceAsync("wallets", new { userId = user }, new { userId = user, currency = "USD", overdraftLimit = "0", limits = new { } });
        var hold = await Client.PostAsync($"wallets/{wallet}/holds", new { amount = "1.00" }, NewKey());
        await OnceAsync($"{hold.Headers["Location"]}/capture", new { amount = "1" }, new { amount = "1", final = true, allowAbove = false });
    }

    [Fact]
    public async Task Metadata_is_as_long_as_its_value()
    {
        var member = $"\"a\":\"{string.Concat(Enumerable.Repeat("\\u0041", 8000))}\"";
        var made = await Client.PostTextAsync("wallets", $$$"""{"userId":"a","metadata":{ {{{member}}} }}""");
        made.Status.Should().Be(HttpStatusCode.Created, made.Text);
        var longer = await Client.PostTextAsync("wallets", $$$"""{"userId":"a","metadata":{"a":"{{{new string('A', 8185)}}}"}}""");
        longer.Code.Should().Be("VALIDATION_ERROR");
    }

    [Theory]
    [InlineData("20261128145501000000000001")]
    [InlineData("01261128145501000000000001")]
    [InlineData("0123456789abcdef0123456789")]
    [InlineData("01ABCDEF0123456789ABCDEF01")]
    [InlineData("ffffffffffffffffffffffffff")]
    [InlineData("12345678-1234-7123-8123-123456789012")]
    [InlineData("ffffffff-ffff-7fff-bfff-ffffffffffff")]
    public async Task A_key_that_only_looks_as_if_it_carried_a_time_is_taken(string key)
    {
        var wallet = await Client.CreateAsync();
        var first = await Client.MoveAsync(wallet, "deposit", "1.00", key: $"{key}");
        (first.Status, (await Client.MoveAsync(wallet, "deposit", "1.00", key: key)).Text).Should().Be((HttpStatusCode.OK, first.Text));
    }

    [Theory]
    [InlineData(-40)]
    [InlineData(-1000)]
    [InlineData(1)]
    [InlineData(300)]
    public async Task A_key_with_a_time_that_is_not_now_is_refused_in_quotes_too(int days)
    {
        var (wallet, key) = (await Client.CreateAsync(), Guid.CreateVersion7(DateTimeOffset.UtcNow.AddDays(days)).ToString());
        foreach (var spelling in (string[])[key, $"\"{key}\""])
            (await Client.MoveAsync(wallet, "deposit", "1.00", key: spelling)).Code.Should().Be("IDEMPOTENCY_KEY_EXPIRED");
    }

    [Fact]
    public async Task A_key_in_quotes_is_the_same_key()
    {
        var wallet = await Client.CreateAsync();
        foreach (var key in (string[])[NewKey(), $"order {Guid.NewGuid()}", $"back\\slash \"{Guid.NewGuid()}\" x"])
        {
            var quoted = $"\"{key.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
            var first = await Client.MoveAsync(wallet, "deposit", "1.00", key: quoted);
            var again = await Client.MoveAsync(wallet, "deposit", "1.00", key: key);
            (first.Status, again.Text, again.Replayed).Should().Be((HttpStatusCode.OK, first.Text, true));
        }
        (await Client.BalanceAsync(wallet)).Should().Be(300);
    }

    private async Task OnceAsync(string path, object one, object other)
    {
        var key = NewKey();
        var (first, again) = (await Client.PostAsync(path, one, key), await Client.PostAsync(path, other, key));
        ((int)first.Status, again.Text, again.Replayed).Should().Be(((int)again.Status, first.Text, true));
        ((int)first.Status).Should().BeLessThan(300, first.Text);
    }

    [Fact]
    public async Task Keys_that_differ_in_case_are_two_keys()
    {
        var (wallet, key) = (await Client.CreateAsync(), $"order {Guid.NewGuid()}");
        foreach (var spelling in (string[])[key, key.ToUpperInvariant()])
            (await Client.MoveAsync(wallet, "deposit", "1.00", key: spelling)).Replayed.Should().BeFalse();
        (await Client.BalanceAsync(wallet)).Should().Be(200);
    }

    private static string NewKey() => Guid.CreateVersion7().ToString();
}
