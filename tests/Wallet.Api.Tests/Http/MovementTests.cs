using System.Net;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Http;

public sealed class MovementTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private WalletClient Client => api.Cluster.Client;

    [Fact]
    public async Task Money_comes_moves_and_goes()
    {
        var (alice, bob) = (await Client.CreateAsync(), await Client.CreateAsync("bob"));
        (await Client.MoveAsync(alice, "deposit", "100.50"))["newBalance"].GetString().Should().Be("100.50");
        (await Client.MoveAsync(alice, "transfer", "20.25", bob))["newBalanceMinor"].GetInt64().Should().Be(8025);
        (await Client.MoveAsync(bob, "withdraw", 0.25))["newBalance"].GetString().Should().Be("20.00");
        (await Client.BalanceAsync(alice)).Should().Be(8025);
        (await Client.BalanceAsync(bob)).Should().Be(2000);
    }

    [Theory]
    [InlineData("""{"amount":-1}""", 400, "INVALID_AMOUNT")]
    [InlineData("""{"amount":0}""", 400, "INVALID_AMOUNT")]
    [InlineData("""{"amount":"0.001"}""", 400, "INVALID_AMOUNT")]
    [InlineData("""{"amount":0.30000000000000004}""", 400, "INVALID_AMOUNT")]
    [InlineData("""{"amount":1e400}""", 400, "INVALID_AMOUNT")]
    [InlineData("""{"amount":"NaN"}""", 400, "INVALID_AMOUNT")]
    [InlineData("""{"amount":99999999999999999999999999999999}""", 400, "INVALID_AMOUNT")]
    [InlineData("""{"amount":NaN}""", 400, "VALIDATION_ERROR")]
    [InlineData("""{"amount":true}""", 400, "VALIDATION_ERROR")]
    [InlineData("""{"amount":[1]}""", 400, "VALIDATION_ERROR")]
    [InlineData("""{"amount":null}""", 400, "VALIDATION_ERROR")]
    [InlineData("""{}""", 400, "VALIDATION_ERROR")]
    [InlineData("""{"amount":"1","amount":"2"}""", 400, "VALIDATION_ERROR")]
    [InlineData("""{"amount":"1","surprise":1}""", 400, "VALIDATION_ERROR")]
    [InlineData("""{"amount":"1","referenceId":""}""", 400, "VALIDATION_ERROR")]
    [InlineData("""{"amount":"1","referenceId":"\u0000"}""", 400, "VALIDATION_ERROR")]
    [InlineData("""{"amount":"1","referenceId":"\ud800"}""", 400, "VALIDATION_ERROR")]
    [InlineData("""{"amount":"1","currency":"USD"}""", 422, "CURRENCY_MISMATCH")]
    [InlineData("""{"amount":"1","destinationWalletId":"x"}""", 400, "VALIDATION_ERROR")]
    [InlineData("""[]""", 400, "VALIDATION_ERROR")]
    [InlineData("""null""", 400, "VALIDATION_ERROR")]
    [InlineData("""{"amount":"1" """, 400, "VALIDATION_ERROR")]
    [InlineData("", 400, "VALIDATION_ERROR")]
    public async Task Bad_bodies_get_their_code(string body, int status, string code)
    {
        var wallet = await Client.CreateAsync();
        var answer = await Client.PostTextAsync($"wallets/{wallet}/deposit", body, Guid.CreateVersion7().ToString());
        ((int)answer.Status, answer.Code).Should().Be((status, code), answer.Text);
        answer["outcome"].GetString().Should().Be("not_executed");
        (await Client.BalanceAsync(wallet)).Should().Be(0);
    }

    [Fact]
    public async Task A_missing_key_is_asked_for()
        => (await Client.PostAsync($"wallets/{await Client.CreateAsync()}/deposit", new { amount = "1" }))
            .Code.Should().Be("IDEMPOTENCY_KEY_REQUIRED");

    [Theory]
    [InlineData("not-a-uuid")]
    [InlineData("0190e0a0-0000-7000-8000-000000000000")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("' OR 1=1 --")]
    public async Task An_unknown_wallet_is_not_found(string wallet)
    {
        var answer = await Client.MoveAsync(Uri.EscapeDataString(wallet), "deposit", "1");
        (answer.Status, answer.Code).Should().Be((HttpStatusCode.NotFound, "WALLET_NOT_FOUND"));
    }

    [Fact]
    public async Task Too_little_money_is_refused_with_the_facts()
    {
        var wallet = await Client.CreateWithAsync("10");
        var answer = await Client.MoveAsync(wallet, "withdraw", "10.01");
        (answer.Status, answer.Code).Should().Be((HttpStatusCode.UnprocessableEntity, "INSUFFICIENT_FUNDS"));
        answer["details"].GetProperty("availableAmount").GetString().Should().Be("10.00");
        answer["details"].GetProperty("requestedAmount").GetString().Should().Be("10.01");
    }

    [Fact]
    public async Task The_same_key_and_body_get_the_same_answer_once_executed()
    {
        var wallet = await Client.CreateWithAsync("10");
        var key = Guid.CreateVersion7().ToString();
        var first = await Client.MoveAsync(wallet, "withdraw", "4.00", key: key);
        await Client.MoveAsync(wallet, "deposit", "50");
        var again = await Client.MoveAsync(wallet, "withdraw", 4, key: key);
        again.Text.Should().Be(first.Text);
        (first.Replayed, again.Replayed).Should().Be((false, true));
        (await Client.BalanceAsync(wallet)).Should().Be(5600);
    }

    [Fact]
    public async Task A_refusal_stays_a_refusal_for_its_key()
    {
        var wallet = await Client.CreateAsync();
        var key = Guid.CreateVersion7().ToString();
        var first = await Client.MoveAsync(wallet, "withdraw", "4", key: key);
        await Client.MoveAsync(wallet, "deposit", "50");
        (await Client.MoveAsync(wallet, "withdraw", "4", key: key))["details"].GetRawText().Should().Be(first["details"].GetRawText());
        (await Client.BalanceAsync(wallet)).Should().Be(5000);
    }

    [Theory]
    [InlineData("4.01", "withdraw")]
    [InlineData("4", "deposit")]
    public async Task The_same_key_and_another_request_are_refused(string amount, string verb)
    {
        var wallet = await Client.CreateWithAsync("10");
        var key = Guid.CreateVersion7().ToString();
        await Client.MoveAsync(wallet, "withdraw", "4", key: key);
        var other = await Client.MoveAsync(wallet, verb, amount, key: key);
        (other.Status, other.Code).Should().Be((HttpStatusCode.UnprocessableEntity, "IDEMPOTENCY_KEY_REUSED"));
        (await Client.BalanceAsync(wallet)).Should().Be(600);
    }

    [Fact]
    public async Task A_reference_stands_in_for_a_key_among_its_owners_wallets()
    {
        var (ann, bob) = ($"ann-{Guid.NewGuid()}", $"bob-{Guid.NewGuid()}");
        var (one, two, other) = (await Client.CreateAsync(ann), await Client.CreateAsync(ann), await Client.CreateAsync(bob));
        foreach (var wallet in (string[])[one, one, other])
            (await DepositAsync(wallet, "5")).Status.Should().Be(HttpStatusCode.OK);
        (await DepositAsync(one, "6")).Code.Should().Be("DUPLICATE_REFERENCE");
        (await DepositAsync(two, "5")).Code.Should().Be("DUPLICATE_REFERENCE");
        (await Client.BalanceAsync(one), await Client.BalanceAsync(two), await Client.BalanceAsync(other)).Should().Be((500, 0, 500));

        Task<Reply> DepositAsync(string wallet, string amount) => Client.PostAsync($"wallets/{wallet}/deposit", new { amount, referenceId = "order-1" });
    }

    [Fact]
    public async Task A_key_from_long_ago_is_refused_instead_of_executed_again()
    {
        var wallet = await Client.CreateAsync();
        var old = Guid.CreateVersion7(DateTimeOffset.UtcNow.AddDays(-31)).ToString();
        (await Client.MoveAsync(wallet, "deposit", "1", key: old)).Code.Should().Be("IDEMPOTENCY_KEY_EXPIRED");
        var ahead = Guid.CreateVersion7(DateTimeOffset.UtcNow.AddMinutes(10)).ToString();
        (await Client.MoveAsync(wallet, "deposit", "1", key: ahead)).Code.Should().Be("IDEMPOTENCY_KEY_EXPIRED");
    }

    [Fact]
    public async Task Wallets_of_many_currencies_have_their_decimals()
    {
        var yen = await Client.CreateAsync(currency: "JPY");
        (await Client.MoveAsync(yen, "deposit", "500"))["newBalance"].GetString().Should().Be("500");
        (await Client.MoveAsync(yen, "deposit", "0.5")).Code.Should().Be("INVALID_AMOUNT");
        var dinar = await Client.CreateAsync(currency: "KWD");
        (await Client.MoveAsync(dinar, "deposit", "1.234"))["newBalance"].GetString().Should().Be("1.234");
        (await Client.MoveAsync(dinar, "transfer", "1", yen)).Code.Should().Be("CURRENCY_MISMATCH");
    }
}
