using System.Net;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Http;

/// <summary>Whose a movement is to make, to take back and to see: a payer, a shop, and an administrator.</summary>
public sealed class RightsTests : IAsyncLifetime
{
    private readonly TokenIssuer _issuer = new();
    private ApiCluster _cluster = null!;
    private string _payer = "";
    private string _shop = "";

    private WalletClient Client => _cluster.Client;

    public async Task InitializeAsync()
    {
        _cluster = await ApiCluster.StartAsync(setup: _issuer.Setup);
        As("root", "wallet:admin");
        (_payer, _shop) = (await Client.CreateWithAsync("100.00", "payer"), await Client.CreateAsync("shop"));
    }

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task With_the_right_to_transfer_one_pays_and_mints_nothing()
    {
        As("payer", "wallet:transfer wallet:read");
        (await Client.MoveAsync(_payer, "transfer", "1.00", _shop)).Status.Should().Be(HttpStatusCode.OK);
        (await PostAsync("transactions", new { legs = Legs(("-1.00", _payer), ("1.00", _shop)) })).Status.Should().Be(HttpStatusCode.Created);
        (await PostAsync($"wallets/{_payer}/holds", new { amount = "1.00", destinationWalletId = _shop })).Status.Should().Be(HttpStatusCode.Created);
        foreach (var verb in (string[])["deposit", "withdraw"])
        {
            (await Client.MoveAsync(_payer, verb, "1.00")).Code.Should().Be("FORBIDDEN");
            foreach (var mode in (string[])["independent", "atomic"])
            {
                var answer = await PostAsync("transactions/batch", new { mode, items = new[] { new { type = verb, walletId = _payer, amount = "1.00" } } });
                var code = mode == "atomic" ? answer.Code : answer["items"][0].GetProperty("problem").GetProperty("code").GetString();
                code.Should().Be("FORBIDDEN", answer.Text);
            }
        }
        var items = new[] { new { type = "transfer", walletId = _payer, destinationWalletId = _shop, amount = "1.00" } };
        (await PostAsync("transactions/batch", new { items }))["executed"].GetInt32().Should().Be(1);
        (await Client.BalanceAsync(_payer)).Should().Be(9700);
    }

    [Fact]
    public async Task What_an_administrator_paid_out_is_not_the_owners_to_take_back()
    {
        var payout = await Client.MoveAsync(_payer, "withdraw", "40.00");
        As("payer", "wallet:write wallet:read");
        var refused = await PostAsync($"transactions/{payout["transactionId"].GetString()}/reversals", new { });
        (refused.Status, refused.Code).Should().Be((HttpStatusCode.Forbidden, "FORBIDDEN"));
        (await Client.BalanceAsync(_payer)).Should().Be(6000);
    }

    [Fact]
    public async Task A_hold_is_the_shops_to_capture_and_void_and_shows_it_nothing_of_the_payer()
    {
        var hold = (await PostAsync($"wallets/{_payer}/holds", new { amount = "30.00", destinationWalletId = _shop })).Headers["Location"];
        As("payer", "wallet:write wallet:read");
        foreach (var verb in (string[])["void", "capture"])
            (await PostAsync($"{hold}/{verb}", new { })).Code.Should().Be("FORBIDDEN");
        (await Client.GetAsync(hold))["status"].GetString().Should().Be("OPEN");
        As("shop", "wallet:transfer wallet:read");
        (await Client.GetAsync(hold))["remaining"].GetString().Should().Be("30.00");
        var captured = await PostAsync($"{hold}/capture", new { amount = "10.00", final = false });
        captured.Status.Should().Be(HttpStatusCode.OK, captured.Text);
        captured.Text.Should().NotContain("balance").And.NotContain("vailable");
        captured.Headers.Should().NotContainKey("Wallet-Version");
        (await PostAsync($"{hold}/capture", new { amount = "100.00", allowAbove = true })).Text.Should().NotContain("availableAmount");
        (await PostAsync($"{hold}/void", new { })).Status.Should().Be(HttpStatusCode.OK);
        (await Client.BalanceAsync(_shop)).Should().Be(1000);
        As("eve", "wallet:write wallet:read");
        (await Client.GetAsync(hold)).Code.Should().Be("WALLET_NOT_FOUND");
    }

    [Fact]
    public async Task A_party_of_many_legs_sees_its_own_and_the_rest_as_sums()
    {
        var fees = await Client.CreateAsync("fees");
        var made = await PostAsync("transactions", new
        {
            legs = Legs(("-12.30", _payer), ("12.00", _shop), ("0.30", fees)),
            metadata = new { secret = "x" },
            referenceId = "many",
        });
        var path = made.Headers["Location"];
        (await Client.GetAsync(path)).Text.Should().Be(made.Text).And.Contain("secret").And.NotContain("otherLegs");
        As("shop", "wallet:read");
        foreach (var read in new[] { (await Client.GetAsync(path)).Body, (await Client.GetAsync("transactions?reference=many"))["items"][0] })
        {
            read.GetProperty("legs").EnumerateArray().Select(l => (l.GetProperty("walletId").GetString(), l.GetProperty("amount").GetString()))
                .Should().Equal((_shop, "12.00"));
            read.GetProperty("otherLegs").GetRawText().Should().Be("""{"count":2,"credited":"0.30","creditedMinor":30,"debited":"12.30","debitedMinor":1230}""");
            read.GetRawText().Should().NotContain("secret").And.NotContain(_payer).And.NotContain(fees);
        }
        As("payer", "wallet:read");
        (await Client.GetAsync(path)).Text.Should().Contain("secret").And.NotContain(fees);
    }

    [Fact]
    public async Task A_reference_is_its_owners_no_matter_who_names_it()
    {
        var deposit = new { amount = "1.00", referenceId = "pay-1" };
        As("service-1", "wallet:admin");
        var first = await Client.PostAsync($"wallets/{_payer}/deposit", deposit);
        As("service-2", "wallet:admin");
        var second = await Client.PostAsync($"wallets/{_payer}/deposit", deposit);
        (first.Status, second.Text, second.Replayed).Should().Be((HttpStatusCode.OK, first.Text, true));
        As("eve", "wallet:write");
        (await Client.PostAsync($"wallets/{_payer}/deposit", deposit with { referenceId = "pay-2" })).Code.Should().Be("WALLET_NOT_FOUND");
        As("service-1", "wallet:admin");
        (await Client.PostAsync($"wallets/{_payer}/deposit", deposit with { referenceId = "pay-2" })).Status
            .Should().Be(HttpStatusCode.OK, "a stranger does not use up a reference");
    }

    [Fact]
    public async Task A_correction_is_told_as_one_and_the_books_are_right()
    {
        var paid = await Client.MoveAsync(_payer, "transfer", "10.00", _shop);
        await Client.PostAsync($"wallets/{_shop}/freeze", new { });
        As("shop", "wallet:write wallet:read");
        var path = $"transactions/{paid["transactionId"].GetString()}/reversals";
        (await PostAsync(path, new { amount = "4.00" })).Code.Should().Be("WALLET_FROZEN");
        As("root", "wallet:admin");
        (await PostAsync(path, new { amount = "4.00" }))["type"].GetString().Should().Be("CORRECTION");
        (await Client.GetAsync($"wallets/{_payer}/transactions?type=CORRECTION"))["items"].GetArrayLength().Should().Be(1);
        (await new Books(_cluster.Database).AuditAsync()).Should().BeEmpty();
    }

    private static object Legs(params (string Amount, string Wallet)[] legs) => legs.Select(l => new { walletId = l.Wallet, amount = l.Amount });

    private Task<Reply> PostAsync(string path, object body) => Client.PostAsync(path, body, Guid.CreateVersion7().ToString());

    private void As(string user, string scope) => _issuer.SignIn(Client, user, scope);
}
