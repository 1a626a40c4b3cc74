using System.Net;
using System.Net.Http.Json;
using Wallet.Api.Commands;
using Wallet.Api.Storage;
using Wallet.Api.Storage.Packets;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Http;

public sealed class HoldTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private WalletClient Client => api.Cluster.Client;

    [Fact]
    public async Task Money_is_set_aside_captured_in_parts_and_freed()
    {
        var (payer, hotel) = (await Client.CreateWithAsync("100.00"), await Client.CreateAsync());
        var hold = await PlaceAsync(payer, new { amount = "80.00", destinationWalletId = hotel });
        hold.Status.Should().Be(HttpStatusCode.Created, hold.Text);
        (await Client.GetAsync(hold.Headers["Location"])).Text.Should().Be(hold.Text);
        (await Client.MoveAsync(payer, "withdraw", "20.01")).Code.Should().Be("INSUFFICIENT_FUNDS");
        (await ActAsync(hold, "capture", new { amount = "50.00", final = false }))["available"].GetString().Should().Be("20.00");
        (await Client.GetAsync(hold.Headers["Location"]))["remaining"].GetString().Should().Be("30.00");
        (await ActAsync(hold, "void", new { }))["available"].GetString().Should().Be("50.00");
        (await ActAsync(hold, "capture", new { })).Code.Should().Be("HOLD_NOT_ACTIVE");
        (await Client.BalanceAsync(payer), await Client.BalanceAsync(hotel)).Should().Be((5000, 5000));
    }

    [Fact]
    public async Task Captured_without_a_destination_money_goes_outside()
    {
        var payer = await Client.CreateWithAsync("100.00");
        var hold = await PlaceAsync(payer, new { amount = "80.00" });
        var captured = await ActAsync(hold, "capture", new { amount = "30.00" });
        (await Client.GetAsync($"transactions/{captured["transactionId"].GetString()}"))["type"].GetString().Should().Be("CAPTURE");
        (await Client.GetAsync($"wallets/{payer}/balance"))["available"].GetString().Should().Be("70.00");
    }

    [Fact]
    public async Task More_than_is_held_is_captured_where_it_is_allowed_and_available()
    {
        var (payer, hotel) = (await Client.CreateWithAsync("100.00"), await Client.CreateAsync());
        var hold = await PlaceAsync(payer, new { amount = "70.00", destinationWalletId = hotel });
        (await ActAsync(hold, "capture", new { amount = "80.00" })).Code.Should().Be("AMOUNT_TOO_LARGE");
        (await ActAsync(hold, "capture", new { amount = "80.00", allowAbove = false })).Code.Should().Be("AMOUNT_TOO_LARGE");
        (await ActAsync(hold, "capture", new { amount = "100.01", allowAbove = true })).Code.Should().Be("INSUFFICIENT_FUNDS");
        (await Client.GetAsync(hold.Headers["Location"])).Text.Should().Be(hold.Text, "nothing was executed");
        var captured = await ActAsync(hold, "capture", new { amount = "80.00", final = false, allowAbove = true });
        (captured.Status, captured["available"].GetString()).Should().Be((HttpStatusCode.OK, "20.00"));
        var after = await Client.GetAsync(hold.Headers["Location"]);
        (Of(after, "status"), Of(after, "amount"), Of(after, "captured"), Of(after, "remaining")).Should().Be(("CAPTURED", "70.00", "80.00", "0.00"));
        (await Client.GetAsync($"wallets/{payer}/holds"))["items"][0].GetProperty("captured").GetString().Should().Be("80.00");
        (await ActAsync(hold, "capture", new { amount = "1.00", allowAbove = true })).Code.Should().Be("HOLD_NOT_ACTIVE");
        (await Client.BalanceAsync(payer), await Client.BalanceAsync(hotel)).Should().Be((2000, 8000));
        (await new Books(api.Cluster.Database).AuditAsync()).Should().BeEmpty();

        static string? Of(Reply answer, string member) => answer[member].GetString();
    }

    [Fact]
    public async Task A_capture_above_counts_as_one_transaction_against_the_limits()
    {
        var payer = await Client.CreateWithAsync("100.00");
        var hold = await PlaceAsync(payer, new { amount = "40.00" });
        var limits = JsonContent.Create(new { perTransaction = "50.00" });
        await Client.SendAsync(new(HttpMethod.Put, $"/api/v1/wallets/{payer}/limits") { Content = limits });
        (await ActAsync(hold, "capture", new { amount = "50.01", allowAbove = true })).Code.Should().Be("LIMIT_EXCEEDED");
        (await ActAsync(hold, "capture", new { amount = "50.00", allowAbove = true }))["available"].GetString().Should().Be("50.00");
    }

    [Fact]
    public async Task Whether_above_is_allowed_is_part_of_what_a_key_stands_for()
    {
        var hold = await PlaceAsync(await Client.CreateWithAsync("100.00"), new { amount = "40.00" });
        var (plain, above) = (Guid.CreateVersion7().ToString(), Guid.CreateVersion7().ToString());
        var first = await CaptureAsync(plain, new { amount = "10.00", final = false });
        (await CaptureAsync(plain, new { amount = "10.00", final = false, allowAbove = true })).Code.Should().Be("IDEMPOTENCY_KEY_REUSED");
        (await CaptureAsync(plain, new { amount = "10.00", final = false, allowAbove = false })).Text.Should().Be(first.Text);
        var second = await CaptureAsync(above, new { amount = "35.00", allowAbove = true });
        (second.Status, second.Replayed).Should().Be((HttpStatusCode.OK, false), second.Text);
        (await CaptureAsync(above, new { amount = "35.00" })).Code.Should().Be("IDEMPOTENCY_KEY_REUSED");
        var again = await CaptureAsync(above, new { amount = "35.00", allowAbove = true });
        (again.Text, again.Replayed).Should().Be((second.Text, true));

        Task<Reply> CaptureAsync(string key, object body) => Client.PostAsync($"{hold.Headers["Location"]}/capture", body, key);
    }

    [Fact]
    public async Task A_capture_that_does_not_allow_above_means_what_it_meant_before_there_was_such_a_thing()
    {
        var hold = await PlaceAsync(await Client.CreateWithAsync("100.00"), new { amount = "40.00" });
        await ActAsync(hold, "capture", new { amount = "10.00", final = false, description = "minibar" });
        var meaning = Digest.Of("capture", hold["holdId"].GetString(), "1000", "", null, "minibar", null);
        var kept = new SqlText().Sql("SELECT code FROM kept_answers WHERE fingerprint = ").Bytes(meaning);
        var queries = new QueryRunner(new Database(api.Cluster.Database));
        (await queries.ListAsync(kept, row => row.GetInt32(0), stale: false, default)).Should().Equal((int)ResultCode.Executed);
    }

    [Fact]
    public async Task After_its_time_a_hold_no_longer_counts()
    {
        var payer = await Client.CreateWithAsync("100.00");
        Reply hold;
        // A slow machine may need longer than that to place it.
        for (var soon = TimeSpan.FromMilliseconds(300); ; soon *= 2)
        {
            hold = await PlaceAsync(payer, new { amount = "80.00", expiresAt = DateTimeOffset.UtcNow + soon });
            if (hold.Status == HttpStatusCode.Created)
                break;
        }
        while ((await Client.GetAsync($"wallets/{payer}/balance"))["availableMinor"].GetInt64() != 10000)
            await Task.Delay(20);
        (await Client.GetAsync(hold.Headers["Location"]))["status"].GetString().Should().Be("EXPIRED");
        (await ActAsync(hold, "capture", new { })).Code.Should().Be("HOLD_NOT_ACTIVE");
        (await PlaceAsync(payer, new { amount = "1.00", expiresAt = "2020-01-01T00:00:00Z" })).Code.Should().Be("HOLD_NOT_ACTIVE");
    }

    [Fact]
    public async Task A_wallets_holds_are_listed_page_by_page_newest_first()
    {
        var payer = await Client.CreateWithAsync("100.00");
        var placed = new List<string>();
        for (var i = 0; i < 3; i++)
            placed.Insert(0, (await PlaceAsync(payer, new { amount = "1.00" }))["holdId"].GetString()!);
        var first = await Client.GetAsync($"wallets/{payer}/holds?limit=2");
        var second = await Client.GetAsync($"wallets/{payer}/holds?limit=2&cursor={first["nextCursor"].GetString()}");
        IdsOf(first).Concat(IdsOf(second)).Should().Equal(placed);
        second.Body.TryGetProperty("nextCursor", out _).Should().BeFalse("it is the last");
        (await Client.GetAsync($"wallets/{payer}/holds?cursor=x")).Code.Should().Be("VALIDATION_ERROR");

        static IEnumerable<string?> IdsOf(Reply page) => page["items"].EnumerateArray().Select(item => item.GetProperty("holdId").GetString());
    }

    [Fact]
    public async Task More_time_can_be_given()
    {
        var payer = await Client.CreateWithAsync("100.00");
        var hold = await PlaceAsync(payer, new { amount = "80.00", expiresAt = DateTimeOffset.UtcNow.AddHours(1) });
        (await ActAsync(hold, "extend", new { expiresAt = "2099-01-01T00:00:00Z" })).Status.Should().Be(HttpStatusCode.OK);
        (await Client.GetAsync(hold.Headers["Location"]))["expiresAt"].GetDateTimeOffset().Year.Should().Be(2099);
    }

    [Fact]
    public async Task Once_the_former_end_of_an_extended_hold_is_past_nothing_is_looked_for_before_the_new_one()
    {
        var payer = await Client.CreateWithAsync("100.00");
        WalletId.TryParse(payer, out var id).Should().BeTrue();
        var end = new DateTimeOffset(2099, 1, 1, 0, 0, 0, TimeSpan.Zero);
        // A slow machine may need longer than that to place and extend it.
        for (var soon = TimeSpan.FromMilliseconds(300); ; soon *= 2)
        {
            var hold = await PlaceAsync(payer, new { amount = "1.00", expiresAt = DateTimeOffset.UtcNow + soon });
            if (hold.Status == HttpStatusCode.Created && (await ActAsync(hold, "extend", new { expiresAt = end })).Status == HttpStatusCode.OK)
                break;
        }
        var (queries, noted) = (new QueryRunner(new Database(api.Cluster.Database)), new SqlText().Sql($"SELECT next_expiry FROM balances WHERE wallet_id = {id.Value}"));
        await Eventually.BecomesTrueAsync(
            async () =>
            {
                await Client.BalanceAsync(payer);
                return (await queries.ListAsync(noted, row => row.GetInt64(0), stale: false, default))[0] == end.ToUnixTimeMilliseconds();
            },
            "the wallet's next expiry is that of the hold");
    }

    [Fact]
    public async Task Captures_and_voids_at_once_end_a_hold_once()
    {
        var (payer, shop) = (await Client.CreateWithAsync("100.00"), await Client.CreateAsync());
        for (var round = 0; round < 10; round++)
        {
            var hold = await PlaceAsync(payer, new { amount = "5.00", destinationWalletId = shop });
            var answers = await Task.WhenAll(ActAsync(hold, "capture", new { }), ActAsync(hold, "void", new { }), ActAsync(hold, "capture", new { }));
            answers.Count(a => a.Status == HttpStatusCode.OK).Should().Be(1);
            answers.Count(a => a.Code == "HOLD_NOT_ACTIVE").Should().Be(2);
        }
        (await Client.GetAsync($"wallets/{payer}/balance"))["heldMinor"].GetInt64().Should().Be(0);
        (await Client.BalanceAsync(payer) + await Client.BalanceAsync(shop)).Should().Be(10000);
    }

    [Fact]
    public async Task Frozen_limited_and_closed_wallets_refuse()
    {
        var (wallet, other) = (await Client.CreateWithAsync("100.00"), await Client.CreateAsync());
        (await Client.PostAsync($"wallets/{wallet}/freeze", new { })).Status.Should().Be(HttpStatusCode.OK);
        (await Client.MoveAsync(wallet, "withdraw", "1.00")).Code.Should().Be("WALLET_FROZEN");
        (await Client.MoveAsync(wallet, "deposit", "1.00")).Status.Should().Be(HttpStatusCode.OK);
        (await Client.GetAsync($"wallets/{wallet}"))["status"].GetString().Should().Be("FROZEN");
        await Client.PostAsync($"wallets/{wallet}/unfreeze", new { });
        var limits = await Client.SendAsync(new(HttpMethod.Put, $"/api/v1/wallets/{wallet}/limits")
        {
            Content = new StringContent("""{"perTransaction":"50.00","perDay":"60.00"}""", null, "application/json"),
        });
        limits.Status.Should().Be(HttpStatusCode.OK, limits.Text);
        (await Client.MoveAsync(wallet, "transfer", "50.01", other)).Code.Should().Be("LIMIT_EXCEEDED");
        (await Client.MoveAsync(wallet, "transfer", "50.00", other)).Status.Should().Be(HttpStatusCode.OK);
        (await Client.MoveAsync(wallet, "withdraw", "10.01")).Code.Should().Be("LIMIT_EXCEEDED");
        (await Client.GetAsync($"wallets/{wallet}"))["limits"].GetProperty("perDay").GetString().Should().Be("60.00");
        (await Client.PostAsync($"wallets/{wallet}/close", new { })).Code.Should().Be("WALLET_NOT_EMPTY");
        var empty = await Client.CreateAsync();
        (await Client.PostAsync($"wallets/{empty}/close", new { })).Status.Should().Be(HttpStatusCode.OK);
        (await Client.MoveAsync(empty, "deposit", "1.00")).Code.Should().Be("WALLET_CLOSED");
        (await Client.PostAsync($"wallets/{empty}/unfreeze", new { })).Code.Should().Be("WALLET_CLOSED");
    }

    private Task<Reply> PlaceAsync(string wallet, object body) => Client.PostAsync($"wallets/{wallet}/holds", body, Guid.CreateVersion7().ToString());

    private Task<Reply> ActAsync(Reply hold, string verb, object body)
        => Client.PostAsync($"{hold.Headers["Location"]}/{verb}", body, Guid.CreateVersion7().ToString());
}
