using System.Net;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Http;

public sealed class WalletTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private WalletClient Client => api.Cluster.Client;

    [Fact]
    public async Task A_new_wallet_is_empty_and_found_where_its_location_says()
    {
        var made = await Client.PostAsync(
            "wallets", new { userId = "zoë", currency = "EUR", externalId = "crm-1", metadata = new { segment = "retail" } });
        made.Status.Should().Be(HttpStatusCode.Created);
        var read = await Client.GetAsync(made.Headers["Location"]);
        read.Status.Should().Be(HttpStatusCode.OK);
        read["userId"].GetString().Should().Be("zoë");
        read["metadata"].GetProperty("segment").GetString().Should().Be("retail");
        read["balanceMinor"].GetInt64().Should().Be(0);
        read["status"].GetString().Should().Be("ACTIVE");
        read.Text.Should().Be(made.Text);
    }

    [Fact]
    public async Task With_a_key_a_wallet_is_made_once()
    {
        var key = Guid.CreateVersion7().ToString();
        var first = await Client.PostAsync("wallets", new { userId = "ann", currency = "EUR" }, key);
        var again = await Client.PostAsync("wallets", new { userId = "ann", currency = "EUR" }, key);
        again.Text.Should().Be(first.Text);
        again.Replayed.Should().BeTrue();
        (await Client.PostAsync("wallets", new { userId = "ann", currency = "USD" }, key)).Code.Should().Be("IDEMPOTENCY_KEY_REUSED");
    }

    [Theory]
    [InlineData("""{"currency":"EUR"}""")]
    [InlineData("""{"userId":"","currency":"EUR"}""")]
    [InlineData("""{"userId":7,"currency":"EUR"}""")]
    [InlineData("""{"userId":"a","currency":"XXX"}""")]
    [InlineData("""{"userId":"a","currency":"eur"}""")]
    [InlineData("""{"userId":"a","metadata":[]}""")]
    public async Task A_bad_wallet_is_refused(string body)
        => (await Client.PostTextAsync("wallets", body)).Code.Should().Be("VALIDATION_ERROR");

    [Fact]
    public async Task A_users_wallets_come_in_pages()
    {
        var user = $"u-{Guid.NewGuid()}";
        var made = new List<string>();
        for (var i = 0; i < 5; i++)
            made.Add(await Client.CreateAsync(user));
        var listed = new List<string>();
        string? cursor = null;
        do
        {
            var page = await Client.GetAsync($"users/{user}/wallets?limit=2&cursor={cursor}");
            listed.AddRange(page["items"].EnumerateArray().Select(w => w.GetProperty("id").GetString()!));
            cursor = page.Body.TryGetProperty("nextCursor", out var next) ? next.GetString() : null;
        }
        while (cursor is not null);
        listed.Should().BeEquivalentTo(made).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task A_wallet_can_be_made_with_limits_that_count_at_once()
    {
        var key = Guid.CreateVersion7().ToString();
        var made = await MakeAsync("5.00");
        made["limits"].GetRawText().Should().Be("""{"perTransaction":"5.00","perDay":"8.00"}""");
        var wallet = made["id"].GetString()!;
        (await Client.GetAsync($"wallets/{wallet}")).Text.Should().Be(made.Text);
        await Client.MoveAsync(wallet, "deposit", "20.00");
        (await Client.MoveAsync(wallet, "withdraw", "5.01")).Code.Should().Be("LIMIT_EXCEEDED");
        (await Client.MoveAsync(wallet, "withdraw", "5.00")).Status.Should().Be(HttpStatusCode.OK);
        (await Client.MoveAsync(wallet, "withdraw", "3.01")).Code.Should().Be("LIMIT_EXCEEDED");
        (await MakeAsync("6.00")).Code.Should().Be("IDEMPOTENCY_KEY_REUSED");

        Task<Reply> MakeAsync(string perTransaction)
            => Client.PostAsync("wallets", new { userId = "ann", currency = "EUR", limits = new { perTransaction, perDay = "8" } }, key);
    }

    [Fact]
    public async Task An_overdraft_can_be_used_to_its_limit()
    {
        var wallet = await Client.CreateAsync(overdraft: "50.00");
        (await Client.MoveAsync(wallet, "withdraw", "50.01")).Code.Should().Be("INSUFFICIENT_FUNDS");
        (await Client.MoveAsync(wallet, "withdraw", "50"))["newBalance"].GetString().Should().Be("-50.00");
    }

    [Theory]
    [InlineData("GET", "/api/v1/nothing", 404, "NOT_FOUND")]
    [InlineData("DELETE", "/api/v1/wallets", 405, "METHOD_NOT_ALLOWED")]
    [InlineData("GET", "/api/v1/wallets/x/transactions?limit=0", 400, "VALIDATION_ERROR")]
    [InlineData("GET", "/api/v1/users/x/wallets?cursor=x", 400, "VALIDATION_ERROR")]
    public async Task Every_error_is_a_problem(string method, string path, int status, string code)
    {
        var answer = await Client.SendAsync(new(new(method), path));
        ((int)answer.Status, answer.Code).Should().Be((status, code));
    }

    [Fact]
    public async Task A_body_that_is_no_json_or_too_long_is_refused()
    {
        (await Client.PostTextAsync("wallets", "userId=a", type: "application/x-www-form-urlencoded")).Code.Should().Be("UNSUPPORTED_MEDIA_TYPE");
        (await Client.PostTextAsync("wallets", $$"""{"userId":"{{new string('a', 100_000)}}"}""")).Code.Should().Be("PAYLOAD_TOO_LARGE");
        (await Client.PostTextAsync("wallets", new string('[', 5000))).Code.Should().Be("VALIDATION_ERROR");
    }
}
