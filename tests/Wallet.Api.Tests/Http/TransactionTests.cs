using System.Net;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Http;

public sealed class TransactionTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private WalletClient Client => api.Cluster.Client;

    [Fact]
    public async Task Every_location_can_be_read()
    {
        var (one, two) = (await Client.CreateWithAsync("50.00"), await Client.CreateAsync());
        foreach (var (verb, to) in new[] { ("deposit", null), ("withdraw", null), ("transfer", two) })
        {
            var made = await Client.PostAsync(
                $"wallets/{one}/{verb}", new { amount = "5.00", destinationWalletId = to, referenceId = $"{verb}-{one}" });
            var read = await Client.GetAsync(made.Headers["Location"]);
            read.Status.Should().Be(HttpStatusCode.OK);
            read["amount"].GetString().Should().Be("5.00");
            read["legs"].EnumerateArray().Sum(l => l.GetProperty("amountMinor").GetInt64()).Should().Be(0);
            var found = await Client.GetAsync($"transactions?reference={verb}-{one}");
            found["items"].EnumerateArray().Single().GetProperty("transactionId").GetString().Should().Be(made["transactionId"].GetString());
        }
        (await Client.GetAsync($"transactions/{one}")).Code.Should().Be("TRANSACTION_NOT_FOUND");
    }

    [Fact]
    public async Task Many_legs_move_together_or_not_at_all()
    {
        var (payer, shop, fees) = (await Client.CreateWithAsync("20.00"), await Client.CreateAsync(), await Client.CreateAsync());
        var made = await PostAsync(("-12.30", payer), ("12.00", shop), ("0.30", fees));
        made.Status.Should().Be(HttpStatusCode.Created, made.Text);
        (await Client.GetAsync(made.Headers["Location"])).Text.Should().Be(made.Text);
        (await Client.BalanceAsync(payer), await Client.BalanceAsync(shop), await Client.BalanceAsync(fees)).Should().Be((770, 1200, 30));
        (await PostAsync(("-12.30", payer), ("12.00", shop), ("0.30", fees))).Code.Should().Be("INSUFFICIENT_FUNDS");
        (await PostAsync(("-1.00", payer), ("0.99", shop))).Code.Should().Be("INVALID_TRANSFER");
        (await PostAsync(("-1.00", payer), ("1.00", payer))).Code.Should().Be("INVALID_TRANSFER");
        (await PostAsync(("-1.00", payer))).Code.Should().Be("VALIDATION_ERROR");
        (await PostAsync(("0", payer), ("0", shop))).Code.Should().Be("INVALID_AMOUNT");
        (await Client.BalanceAsync(shop)).Should().Be(1200);
    }

    [Fact]
    public async Task Conditions_must_hold()
    {
        var (payer, shop) = (await Client.CreateWithAsync("20.00"), await Client.CreateAsync());
        object Body(object condition) => new
        {
            legs = new object[] { new { walletId = payer, amount = "-1.00" }, new { walletId = shop, amount = "1.00" } },
            conditions = new[] { condition },
        };
        (await SendAsync(Body(new { walletId = payer, version = 7 }))).Code.Should().Be("VERSION_MISMATCH");
        (await SendAsync(Body(new { walletId = payer, minAvailable = "20.01" }))).Code.Should().Be("INSUFFICIENT_FUNDS");
        (await SendAsync(Body(new { walletId = payer, version = 1, minAvailable = "20.00" }))).Status.Should().Be(HttpStatusCode.Created);

        Task<Reply> SendAsync(object body) => Client.PostAsync("transactions", body, Guid.CreateVersion7().ToString());
    }

    [Fact]
    public async Task A_transaction_is_given_back_in_parts_and_never_more_than_all()
    {
        var (payer, shop) = (await Client.CreateWithAsync("20.00"), await Client.CreateAsync());
        var paid = await Client.MoveAsync(payer, "transfer", "10.00", shop);
        var path = $"transactions/{paid["transactionId"].GetString()}/reversals";
        var part = await Client.PostAsync(path, new { amount = "4.00" }, Guid.CreateVersion7().ToString());
        part.Status.Should().Be(HttpStatusCode.Created, part.Text);
        part["parentTransactionId"].GetString().Should().Be(paid["transactionId"].GetString());
        (await Client.BalanceAsync(payer), await Client.BalanceAsync(shop)).Should().Be((1400, 600));
        (await Client.PostAsync(path, new { amount = "6.01" }, Guid.CreateVersion7().ToString())).Code.Should().Be("AMOUNT_TOO_LARGE");
        (await Client.PostAsync(path, new { }, Guid.CreateVersion7().ToString()))["amount"].GetString().Should().Be("6.00");
        (await Client.PostAsync(path, new { }, Guid.CreateVersion7().ToString())).Code.Should().Be("ALREADY_REVERSED");
        (await Client.BalanceAsync(payer), await Client.BalanceAsync(shop)).Should().Be((2000, 0));
        (await Client.GetAsync($"transactions/{paid["transactionId"].GetString()}"))["reversed"].GetString().Should().Be("10.00");
    }

    [Fact]
    public async Task A_deposit_is_given_back_only_while_the_money_is_there()
    {
        var wallet = await Client.CreateAsync();
        var deposit = await Client.MoveAsync(wallet, "deposit", "10.00");
        await Client.MoveAsync(wallet, "withdraw", "1.00");
        var path = $"transactions/{deposit["transactionId"].GetString()}/reversals";
        (await Client.PostAsync(path, new { }, Guid.CreateVersion7().ToString())).Code.Should().Be("INSUFFICIENT_FUNDS");
        (await Client.PostAsync(path, new { amount = "9.00" }, Guid.CreateVersion7().ToString())).Status.Should().Be(HttpStatusCode.Created);
        (await Client.BalanceAsync(wallet)).Should().Be(0);
    }

    [Fact]
    public async Task A_batch_is_each_for_itself_or_all_or_none()
    {
        var (one, two) = (await Client.CreateWithAsync("10.00"), await Client.CreateAsync());
        object[] items =
        [
            new { type = "transfer", walletId = one, destinationWalletId = two, amount = "6.00" },
            new { type = "transfer", walletId = one, destinationWalletId = two, amount = "6.00" },
            new { type = "withdraw", walletId = one, amount = "1.00" },
        ];
        var atomic = await Client.PostAsync("transactions/batch", new { mode = "atomic", items }, Guid.CreateVersion7().ToString());
        (atomic.Status, atomic.Code, atomic["outcome"].GetString())
            .Should().Be((HttpStatusCode.UnprocessableEntity, "BATCH_REFUSED", "not_executed"));
        Codes(atomic).Should().Equal("BATCH_REFUSED", "INSUFFICIENT_FUNDS", "BATCH_REFUSED");
        (await Client.BalanceAsync(one)).Should().Be(1000);
        var key = Guid.CreateVersion7().ToString();
        var each = await Client.PostAsync("transactions/batch", new { mode = "independent", items }, key);
        each["executed"].GetInt32().Should().Be(2, each.Text);
        Codes(each).Where(c => c != "").Should().ContainSingle();
        var again = await Client.PostAsync("transactions/batch", new { mode = "independent", items }, key);
        again["executed"].GetInt32().Should().Be(2);
        (await Client.BalanceAsync(one), await Client.BalanceAsync(two)).Should().Be((300, 600));
        var together = await Client.PostAsync("transactions/batch", new { mode = "atomic", items = items[2..] }, key + "-2");
        together["executed"].GetInt32().Should().Be(1);
        (await Client.PostAsync("transactions/batch", new { mode = "atomic", items = items[2..] }, key + "-2")).Replayed.Should().BeTrue();
        (await Client.BalanceAsync(one)).Should().Be(200);
    }

    [Fact]
    public async Task An_item_that_is_not_well_formed_is_named_in_either_mode()
    {
        var wallet = await Client.CreateAsync();
        object[] items = [new { type = "deposit", walletId = wallet, amount = "1.00" }, new { type = "deposit", walletId = wallet, amount = "x" }];
        var atomic = await Client.PostAsync("transactions/batch", new { mode = "atomic", items }, Guid.CreateVersion7().ToString());
        (atomic.Code, atomic["detail"].GetString()![..9]).Should().Be(("INVALID_AMOUNT", "items[1]:"));
        (await Client.BalanceAsync(wallet)).Should().Be(0);
        var each = await Client.PostAsync("transactions/batch", new { mode = "independent", items }, Guid.CreateVersion7().ToString());
        Codes(each).Should().Equal("", "INVALID_AMOUNT");
    }

    [Fact]
    public async Task A_refusal_states_no_amount_that_nobody_asked_for()
    {
        var (payer, shop) = (await Client.CreateWithAsync("1.00"), await Client.CreateAsync());
        var refused = await PostAsync(("-2.00", payer), ("2.00", shop));
        refused["details"].GetProperty("availableAmount").GetString().Should().Be("1.00");
        refused["details"].TryGetProperty("requestedAmount", out _).Should().BeFalse(refused.Text);
    }

    [Fact]
    public async Task A_thousand_items_are_one_batch_and_one_more_is_too_many()
    {
        var wallet = await Client.CreateAsync();
        object Items(int count) => Enumerable.Repeat(new { type = "deposit", walletId = wallet, amount = "0.01" }, count);
        foreach (var mode in (string[])["atomic", "independent"])
            (await PostAsync(new { mode, items = Items(1000) }))["executed"].GetInt32().Should().Be(1000);
        (await PostAsync(new { items = Items(1001) })).Code.Should().Be("VALIDATION_ERROR");

        Task<Reply> PostAsync(object batch) => Client.PostAsync("transactions/batch", batch, Guid.CreateVersion7().ToString());
        (await Client.BalanceAsync(wallet)).Should().Be(2000);
    }

    private static List<string> Codes(Reply batch) => [.. batch["items"].EnumerateArray()
        .Select(i => i.TryGetProperty("problem", out var problem) ? problem.GetProperty("code").GetString()! : "")];

    private Task<Reply> PostAsync(params (string Amount, string Wallet)[] legs) => Client.PostAsync(
        "transactions", new { legs = legs.Select(l => new { walletId = l.Wallet, amount = l.Amount }) }, Guid.CreateVersion7().ToString());
}
