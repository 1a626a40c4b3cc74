using System.Net;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Http;

/// <summary>A wallet is closed, and what is left of it goes to another one in the same moment.</summary>
public sealed class ClosingTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private WalletClient Client => api.Cluster.Client;

    [Fact]
    public async Task What_is_left_goes_to_the_receiver_by_a_transfer_and_the_wallet_is_closed()
    {
        var (wallet, receiver) = (await Client.CreateWithAsync("12.30"), await Client.CreateWithAsync("1.00", "bruno"));
        var closed = await CloseAsync(wallet, receiver);
        closed.Status.Should().Be(HttpStatusCode.OK, closed.Text);
        (closed["setting"].GetString(), closed["available"].GetString(), closed["version"].GetInt64()).Should().Be(("CLOSED", "0.00", 2L));
        var transfer = await Client.GetAsync($"transactions/{closed["transactionId"].GetString()}");
        (transfer["type"].GetString(), transfer["amount"].GetString()).Should().Be(("TRANSFER", "12.30"));
        (await Client.BalanceAsync(receiver)).Should().Be(1330);
        var read = await Client.GetAsync($"wallets/{wallet}");
        (read["status"].GetString(), read["balanceMinor"].GetInt64()).Should().Be(("CLOSED", 0L));
        var lines = (await Client.GetAsync($"wallets/{receiver}/transactions"))["items"];
        lines[0].GetProperty("counterpartyWalletId").GetString().Should().Be(wallet);
    }

    [Fact]
    public async Task Repeated_with_a_key_it_has_its_answer_and_without_one_nothing_more_moves()
    {
        var (wallet, receiver, key) = (await Client.CreateWithAsync("12.30"), await Client.CreateAsync("bruno"), Guid.CreateVersion7().ToString());
        var first = await CloseAsync(wallet, receiver, key);
        var again = await CloseAsync(wallet, receiver, key);
        (again.Replayed, again.Text).Should().Be((true, first.Text));
        (await CloseAsync(wallet, await Client.CreateAsync("carla"), key)).Code.Should().Be("IDEMPOTENCY_KEY_REUSED");
        var without = await CloseAsync(wallet, receiver);
        (without.Status, without.Body.TryGetProperty("transactionId", out _)).Should().Be((HttpStatusCode.OK, false));
        (await Client.BalanceAsync(receiver)).Should().Be(1230);
    }

    [Theory]
    [InlineData("held", "WALLET_NOT_EMPTY", 409)]
    [InlineData("frozen", "WALLET_FROZEN", 409)]
    [InlineData("receiver frozen", "WALLET_FROZEN", 409)]
    [InlineData("receiver closed", "WALLET_CLOSED", 409)]
    [InlineData("other currency", "CURRENCY_MISMATCH", 422)]
    [InlineData("limit", "LIMIT_EXCEEDED", 422)]
    [InlineData("itself", "INVALID_TRANSFER", 400)]
    [InlineData("unknown", "WALLET_NOT_FOUND", 404)]
    [InlineData("no id", "WALLET_NOT_FOUND", 404)]
    public async Task What_cannot_be_swept_stays_as_it_was(string why, string code, int status)
    {
        var wallet = await Client.CreateWithAsync("12.30");
        var receiver = await Client.CreateAsync("bruno", why == "other currency" ? "JPY" : "EUR");
        switch (why)
        {
            case "held":
                await Client.PostAsync($"wallets/{wallet}/holds", new { amount = "1.00" }, Guid.CreateVersion7().ToString());
                break;
            case "frozen":
                await Client.PostAsync($"wallets/{wallet}/freeze", new { });
                break;
            case "receiver frozen" or "receiver closed":
                await Client.PostAsync($"wallets/{receiver}/{(why == "receiver frozen" ? "freeze" : "close")}", new { });
                break;
            case "limit":
                await Client.SendAsync(new(HttpMethod.Put, $"/api/v1/wallets/{wallet}/limits")
                {
                    Content = new StringContent("""{"perDay":"12.29"}""", null, "application/json"),
                });
                break;
        }
        var before = (await Client.GetAsync($"wallets/{wallet}")).Text;
        var refused = await CloseAsync(wallet, why switch
        {
            "itself" => wallet,
            "unknown" => "01990000-0000-7000-8000-000000000000",
            "no id" => "bruno",
            _ => receiver,
        });
        (refused.Code, (int)refused.Status, refused["outcome"].GetString()).Should().Be((code, status, "not_executed"), refused.Text);
        (await Client.GetAsync($"wallets/{wallet}")).Text.Should().Be(before);
    }

    [Fact]
    public async Task Without_a_receiver_or_a_body_an_empty_wallet_is_closed_and_no_other()
    {
        var (empty, bare, full) = (await Client.CreateAsync(), await Client.CreateAsync(), await Client.CreateWithAsync("1.00"));
        (await Client.PostAsync($"wallets/{empty}/close", new { })).Status.Should().Be(HttpStatusCode.OK);
        (await Client.SendAsync(new(HttpMethod.Post, $"/api/v1/wallets/{bare}/close"))).Status.Should().Be(HttpStatusCode.OK);
        (await Client.PostTextAsync($"wallets/{full}/close", """{"sweepTo":null}""")).Code.Should().Be("WALLET_NOT_EMPTY");
        (await Client.PostTextAsync($"wallets/{full}/close", """{"sweep":"x"}""")).Code.Should().Be("VALIDATION_ERROR");
    }

    [Fact]
    public async Task A_dry_run_moves_nothing_and_says_what_would_be_left()
    {
        var (wallet, receiver) = (await Client.CreateWithAsync("12.30"), await Client.CreateAsync("bruno"));
        var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/wallets/{wallet}/close")
        {
            Content = new StringContent($$"""{"sweepTo":"{{receiver}}"}""", null, "application/json"),
        };
        request.Headers.Add("Prefer", "dry-run");
        var tried = await Client.SendAsync(request);
        (tried["wouldBe"].GetString(), tried["newBalanceMinor"].GetInt64()).Should().Be(("executed", 0L));
        (await Client.BalanceAsync(wallet)).Should().Be(1230);
        (await CloseAsync(wallet, receiver)).Status.Should().Be(HttpStatusCode.OK);
    }

    private Task<Reply> CloseAsync(string wallet, string receiver, string? key = null)
        => Client.PostAsync($"wallets/{wallet}/close", new { sweepTo = receiver }, key);
}
