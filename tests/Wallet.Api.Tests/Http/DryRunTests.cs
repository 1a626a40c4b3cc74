using System.Net;
using System.Net.Http.Json;
using MySqlConnector;
using Wallet.Api.Commands;
using Wallet.Api.Storage;
using Wallet.Api.Storage.Packets;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Http;

/// <summary>Prefer: dry-run.</summary>
public sealed class DryRunTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private WalletClient Client => api.Cluster.Client;

    [Fact]
    public async Task Every_operation_can_be_tried_and_nothing_is_written()
    {
        var (wallet, other) = (await Client.CreateWithAsync("10.00"), await Client.CreateAsync());
        var moved = (await Client.MoveAsync(wallet, "deposit", "1.00"))["transactionId"].GetString();
        var hold = (await Client.PostAsync($"wallets/{wallet}/holds", new { amount = "2.00", expiresAt = "2098-01-01T00:00:00Z" }, NewKey()))["holdId"]
            .GetString();
        await Client.SendAsync(new(HttpMethod.Put, "/api/v1/limit-profiles/EUR/there") { Content = JsonContent.Create(new { }) });
        var before = await RowsAsync();
        (HttpMethod Method, string Path, object Body)[] requests =
        [
            (HttpMethod.Post, "wallets", new { userId = "bruno", currency = "EUR" }),
            (HttpMethod.Patch, $"wallets/{wallet}", new { metadata = new { tried = true } }),
            (HttpMethod.Post, $"wallets/{wallet}/deposit", new { amount = "5.00" }),
            (HttpMethod.Post, $"wallets/{wallet}/withdraw", new { amount = "5.00" }),
            (HttpMethod.Post, $"wallets/{wallet}/transfer", new { amount = "5.00", destinationWalletId = other }),
            (HttpMethod.Post, "transactions", new
            {
                legs = new[] { new { walletId = wallet, amount = "-5.00" }, new { walletId = other, amount = "5.00" } },
            }),
            (HttpMethod.Post, "transactions/batch", new { items = new[] { new { type = "deposit", walletId = wallet, amount = "5.00" } } }),
            (HttpMethod.Post, "transactions/batch", new { mode = "atomic", items = new[] { new { type = "deposit", walletId = wallet, amount = "5.00" } } }),
            (HttpMethod.Post, $"transactions/{moved}/reversals", new { amount = "0.50" }),
            (HttpMethod.Post, $"wallets/{wallet}/holds", new { amount = "5.00" }),
            (HttpMethod.Post, $"wallets/{wallet}/holds/{hold}/capture", new { amount = "1.00" }),
            (HttpMethod.Post, $"wallets/{wallet}/holds/{hold}/void", new { }),
            (HttpMethod.Post, $"wallets/{wallet}/holds/{hold}/extend", new { expiresAt = "2099-01-01T00:00:00Z" }),
            (HttpMethod.Post, $"wallets/{wallet}/freeze", new { }),
            (HttpMethod.Post, $"wallets/{wallet}/unfreeze", new { }),
            (HttpMethod.Post, $"wallets/{other}/close", new { }),
            (HttpMethod.Put, $"wallets/{wallet}/limits", new { perDay = "100.00" }),
            (HttpMethod.Put, "limit-profiles/EUR/tried", new { perDay = "100.00" }),
            (HttpMethod.Put, "limit-profiles/EUR/there", new { perDay = "100.00" }),
            (HttpMethod.Delete, "limit-profiles/EUR/there", new { }),
        ];
        foreach (var (method, path, body) in requests)
        {
            var tried = await TryAsync(method, path, body);
            (path, tried.Status, tried["wouldBe"].GetString(), tried.Headers["Preference-Applied"]).Should()
                .Be((path, HttpStatusCode.OK, "executed", "dry-run"), tried.Text);
            tried.Headers.Should().NotContainKey("Location").And.NotContainKey("ETag");
        }
        (await RowsAsync()).Should().Be(before);
    }

    [Fact]
    public async Task It_tells_the_balance_that_would_be_and_uses_up_no_key()
    {
        var wallet = await Client.CreateWithAsync("10.00");
        var key = NewKey();
        for (var i = 0; i < 2; i++)
        {
            var tried = await TryAsync(HttpMethod.Post, $"wallets/{wallet}/withdraw", new { amount = "4.00" }, key);
            (tried["newBalance"].GetString(), tried["availableMinor"].GetInt64(), tried["version"].GetInt64()).Should().Be(("6.00", 600, 2));
        }
        var meant = await Client.MoveAsync(wallet, "withdraw", "4.00", key: key);
        (meant.Replayed, meant["newBalanceMinor"].GetInt64()).Should().Be((false, 600));
        (await TryAsync(HttpMethod.Post, $"wallets/{wallet}/withdraw", new { amount = "4.00" }, key))["wouldBe"].GetString().Should().Be("replayed");
        (await TryAsync(HttpMethod.Post, $"wallets/{wallet}/withdraw", new { amount = "5.00" }, key)).Code.Should().Be("IDEMPOTENCY_KEY_REUSED");
    }

    [Fact]
    public async Task It_meets_the_problems_that_the_request_would()
    {
        var wallet = await Client.CreateWithAsync("10.00");
        var tried = await TryAsync(HttpMethod.Post, $"wallets/{wallet}/withdraw", new { amount = "10.01" });
        (tried.Status, tried.Code, tried["outcome"].GetString()).Should().Be((HttpStatusCode.UnprocessableEntity, "INSUFFICIENT_FUNDS", "not_executed"));
        tried.Headers["Preference-Applied"].Should().Be("dry-run");
        (await TryAsync(HttpMethod.Post, $"wallets/{wallet}/withdraw", new { amount = "-1" })).Code.Should().Be("INVALID_AMOUNT");
        (await TryAsync(HttpMethod.Patch, $"wallets/{wallet}", new { })).Code.Should().Be("VALIDATION_ERROR");
    }

    [Fact]
    public async Task The_items_of_a_batch_come_after_each_other()
    {
        var wallet = await Client.CreateAsync();
        var items = new[]
        {
            new { type = "deposit", walletId = wallet, amount = "5.00" }, new { type = "withdraw", walletId = wallet, amount = "4.00" },
            new { type = "withdraw", walletId = wallet, amount = "1.01" }, new { type = "what", walletId = wallet, amount = "1.00" },
        };
        var tried = (await TryAsync(HttpMethod.Post, "transactions/batch", new { mode = "independent", items }))["items"].EnumerateArray().ToList();
        tried.Select(i => i.GetProperty("status").GetInt32()).Should().Equal(200, 200, 422, 400);
        tried[1].GetProperty("newBalance").GetString().Should().Be("1.00");
        tried[2].GetProperty("problem").GetProperty("code").GetString().Should().Be("INSUFFICIENT_FUNDS");
        (await Client.BalanceAsync(wallet)).Should().Be(0);
    }

    [Fact]
    public async Task It_waits_for_nobodys_lock()
    {
        var wallet = await Client.CreateWithAsync("10.00");
        WalletId.TryParse(wallet, out var id).Should().BeTrue();
        await using var locking = await new LedgerStore(new Database(api.Cluster.Database)).BeginAsync(default);
        await locking.LoadAsync(new Needs([id]) { Originals = [], Holds = [], Keys = [] });
        var tried = await TryAsync(HttpMethod.Post, $"wallets/{wallet}/withdraw", new { amount = "1.00" });
        tried["newBalance"].GetString().Should().Be("9.00");
    }

    [Fact]
    public async Task Without_a_database_it_says_so_and_goes_on_afterwards()
    {
        using var server = MariaDbServer.StartPrivate();
        await using var cluster = await ApiCluster.StartAsync(server);
        var wallet = await cluster.Client.CreateWithAsync("10.00");
        server.Down();
        var tried = await TryAsync(HttpMethod.Post, $"wallets/{wallet}/withdraw", new { amount = "1.00" }, on: cluster.Client);
        (tried.Code, tried["outcome"].GetString()).Should().Be(("WRITER_UNAVAILABLE", "not_executed"));
        server.Up();
        await Eventually.BecomesTrueAsync(
            async () => (await TryAsync(HttpMethod.Post, $"wallets/{wallet}/withdraw", new { amount = "1.00" }, on: cluster.Client)).Code == "",
            "it can be tried again");
    }

    [Theory]
    [InlineData("dry-run, respond-async", true)]
    [InlineData("return=minimal; foo=bar, DRY-RUN", true)]
    [InlineData("dry-run=\"\"; why=not", true)]
    [InlineData("return=dry-run", false)]
    [InlineData("wait=10", false)]
    public async Task It_is_one_preference_among_others(string preferences, bool isDryRun)
    {
        var wallet = await Client.CreateAsync();
        var answer = await TryAsync(HttpMethod.Post, $"wallets/{wallet}/deposit", new { amount = "1.00" }, preferences: preferences);
        answer.Status.Should().Be(HttpStatusCode.OK);
        (await Client.BalanceAsync(wallet)).Should().Be(isDryRun ? 0 : 100);
    }

    private static string NewKey() => Guid.CreateVersion7().ToString();

    private Task<Reply> TryAsync(HttpMethod method, string path, object body, string? key = null, string preferences = "dry-run", WalletClient? on = null)
    {
        var request = new HttpRequestMessage(method, $"/api/v1/{path}") { Content = JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("Prefer", preferences).Should().BeTrue();
        return (on ?? Client).SendAsync(request, key ?? NewKey());
    }

    // Whatever is written shows itself in one of them.
    private async Task<string> RowsAsync()
    {
        await using var connection = await new Database(api.Cluster.Database).OpenAsync(ConnectionPool.Reads, default);
        await using var command = new MySqlCommand(
            """
            SELECT CONCAT_WS('/', (SELECT COUNT(*) FROM wallets), (SELECT COUNT(metadata) FROM wallets), (SELECT SUM(version) FROM balances),
              (SELECT COUNT(*) FROM balances), (SELECT SUM(status + COALESCE(limit_day, 0)) FROM balances), (SELECT COUNT(*) FROM entries),
              (SELECT COUNT(*) FROM transactions), (SELECT SUM(captured + status) FROM holds), (SELECT COUNT(expires_at) FROM holds),
              (SELECT COUNT(*) FROM kept_answers), (SELECT COUNT(*) FROM batches), (SELECT COUNT(*) FROM limit_profile_changes))
            """,
            connection);
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
