using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Wallet.Api.Commands;
using Wallet.Api.Http;
using Wallet.Api.Tests.Ledger;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Http;

/// <summary>Bob, with a good token of his own, against everything that is Alice's.</summary>
public sealed class AuthorisationTests : IAsyncLifetime
{
    private readonly TokenIssuer _issuer = new();
    private ApiCluster _cluster = null!;
    private string _alices = "";
    private string _bobs = "";
    private string _hold = "";
    private string _transaction = "";

    private WalletClient Client => _cluster.Client;

    public async Task InitializeAsync()
    {
        _cluster = await ApiCluster.StartAsync(setup: _issuer.Setup);
        As("alice");
        _alices = await Client.CreateWithAsync("100.00", "alice");
        var hold = await Client.PostAsync($"wallets/{_alices}/holds", new { amount = "50.00", referenceId = "secret-1" }, NewKey());
        _hold = hold["holdId"].GetString()!;
        _transaction = (await Client.MoveAsync(_alices, "deposit", "20.00"))["transactionId"].GetString()!;
        As("bob");
        _bobs = await Client.CreateWithAsync("10.00", "bob");
    }

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task What_is_anothers_is_answered_as_what_does_not_exist()
    {
        var madeUp = (Wallet: WalletId.Create(1_600_000_000_000, MemoryLedger.Euro, 7).ToString(),
            Transaction: new TransactionId(1_600_000_000_000L << 21).ToString());
        foreach (var route in Routes().Where(IsOfOneThing))
        {
            var anothers = await SendAsync(route, _alices, route.Path.Contains("hold", StringComparison.Ordinal) ? _hold : _transaction);
            var nothings = await SendAsync(route, madeUp.Wallet, madeUp.Transaction);
            var expected = route.Scope == Scope.Admin ? HttpStatusCode.Forbidden : HttpStatusCode.NotFound;
            anothers.Status.Should().Be(expected, $"{route.Method} {route.Path}: {anothers.Text}");
            Told(anothers).Should().Be(Told(nothings), $"{route.Method} {route.Path}");
        }
        await NothingHappenedAsync();
    }

    [Fact]
    public async Task A_hold_or_transaction_is_not_reached_through_ones_own_wallet()
    {
        foreach (var verb in (string[])["capture", "void"])
            (await Client.PostAsync($"wallets/{_bobs}/holds/{_hold}/{verb}", new { }, NewKey())).Code.Should().Be("HOLD_NOT_FOUND");
        (await Client.GetAsync($"wallets/{_bobs}/holds/{_hold}")).Code.Should().Be("HOLD_NOT_FOUND");
        await NothingHappenedAsync();
    }

    [Fact]
    public async Task Nothing_is_taken_from_anothers_wallet_by_legs_items_or_conditions()
    {
        object[] legs = [new { walletId = _alices, amount = "-1.00" }, new { walletId = _bobs, amount = "1.00" }];
        (await Client.PostAsync("transactions", new { legs }, NewKey())).Code.Should().Be("WALLET_NOT_FOUND");
        object[] mixed =
        [
            new { walletId = _bobs, amount = "-1.00" }, new { walletId = _alices, amount = "-1.00" },
            new { walletId = await OtherAsync(), amount = "2.00" },
        ];
        (await Client.PostAsync("transactions", new { legs = mixed }, NewKey())).Code.Should().Be("WALLET_NOT_FOUND");
        object[] own = [new { walletId = _bobs, amount = "-1.00" }, new { walletId = await OtherAsync(), amount = "1.00" }];
        foreach (var version in (long[])[1, 3])
        {
            (await Client.PostAsync("transactions", new { legs = own, conditions = new[] { new { walletId = _alices, version } } }, NewKey()))
                .Code.Should().Be("WALLET_NOT_FOUND");
        }
        foreach (var mode in (string[])["independent", "atomic"])
        {
            var items = new[] { new { type = "transfer", walletId = _alices, destinationWalletId = _bobs, amount = "1.00" } };
            var batch = await Client.PostAsync("transactions/batch", new { mode, items }, NewKey());
            batch["items"][0].GetProperty("problem").GetProperty("code").GetString().Should().Be("WALLET_NOT_FOUND", batch.Text);
        }
        await NothingHappenedAsync();
    }

    [Fact]
    public async Task A_payer_cannot_take_back_what_was_paid_and_a_payee_can_give_it()
    {
        var paid = await Client.MoveAsync(_bobs, "transfer", "4.00", _alices);
        var path = $"transactions/{paid["transactionId"].GetString()}/reversals";
        var refused = await Client.PostAsync(path, new { }, NewKey());
        refused.Code.Should().Be("WALLET_NOT_FOUND", refused.Text);
        refused.Text.Should().NotContain("availableAmount");
        As("alice");
        (await Client.PostAsync(path, new { }, NewKey())).Status.Should().Be(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_reference_finds_ones_own_however_many_others_use_it()
    {
        (await Client.GetAsync("transactions?reference=secret-1"))["items"].GetArrayLength().Should().Be(0);
        As("root", "wallet:admin");
        object[] flood = [.. Enumerable.Repeat(new { type = "deposit", walletId = _alices, amount = "0.01", referenceId = "common" }, 120)];
        await Client.PostAsync("transactions/batch", new { items = flood }, NewKey());
        As("bob");
        await Client.PostAsync($"wallets/{_bobs}/deposit", new { amount = "1.00", referenceId = "common" });
        (await Client.GetAsync("transactions?reference=common"))["items"].GetArrayLength().Should().Be(1);
        As("alice");
        var (seen, cursor) = (new List<string>(), "");
        for (var pages = 3; pages > 0; pages--)
        {
            var page = await Client.GetAsync($"transactions?reference=common&limit=50&cursor={cursor}");
            seen.AddRange(page["items"].EnumerateArray().Select(i => i.GetProperty("transactionId").GetString()!));
            page.Body.TryGetProperty("nextCursor", out var next).Should().Be(pages > 1);
            cursor = pages > 1 ? next.GetString() : "";
        }
        seen.Should().HaveCount(120).And.OnlyHaveUniqueItems().And.BeInAscendingOrder(StringComparer.Ordinal, "oldest first");
        (await Client.GetAsync("transactions?reference=common&cursor=nonsense")).Code.Should().Be("VALIDATION_ERROR");
    }

    [Fact]
    public async Task A_kept_answer_is_for_the_caller_who_asked()
    {
        var key = NewKey();
        As("alice");
        var hers = await Client.MoveAsync(_alices, "withdraw", "1.00", key: key);
        hers.Status.Should().Be(HttpStatusCode.OK);
        As("bob");
        var his = await Client.MoveAsync(_alices, "withdraw", "1.00", key: key);
        (his.Code, his.Replayed).Should().Be(("WALLET_NOT_FOUND", false));
        his.Text.Should().NotContain(hers["newBalance"].GetString());
    }

    private static bool IsOfOneThing(Route route)
        => route.Path.Contains("{walletId}", StringComparison.Ordinal) || route.Path.Contains("{transactionId}", StringComparison.Ordinal);

    private IReadOnlyList<Route> Routes() => _cluster.Services.GetRequiredService<Routes>().All;

    private async Task<Reply> SendAsync(Route route, string wallet, string transaction)
    {
        var path = route.Path.Replace("{walletId}", wallet, StringComparison.Ordinal)
            .Replace("{holdId}", transaction, StringComparison.Ordinal).Replace("{transactionId}", transaction, StringComparison.Ordinal);
        var time = DateTimeOffset.UtcNow.AddSeconds(-1);
        var request = new HttpRequestMessage(new(route.Method), $"/api/v1{path}?timestamp={time:yyyy-MM-ddTHH:mm:ssZ}");
        if (route.Request is not null)
        {
            var body = route.Example!.Replace("01990000-0000-7000-8000-000000000000", _bobs, StringComparison.Ordinal);
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }
        return await Client.SendAsync(request, NewKey());
    }

    private async Task<string> OtherAsync() => await Client.CreateAsync("bob");

    private async Task NothingHappenedAsync()
    {
        As("alice");
        var wallet = await Client.GetAsync($"wallets/{_alices}");
        (wallet["balance"].GetString(), wallet["held"].GetString(), wallet["status"].GetString()).Should().Be(("120.00", "50.00", "ACTIVE"));
        wallet.Body.TryGetProperty("metadata", out _).Should().BeFalse();
        (await Client.GetAsync($"wallets/{_alices}/holds/{_hold}"))["status"].GetString().Should().Be("OPEN");
    }

    private void As(string user, string scope = "wallet:read wallet:write") => _issuer.SignIn(Client, user, scope);

    // All but the trace, which is of the request.
    private static (HttpStatusCode Status, string Code, string Detail, bool HasDetails) Told(Reply reply)
        => (reply.Status, reply.Code, reply["detail"].GetString()!, reply.Body.TryGetProperty("details", out _));

    private static string NewKey() => Guid.CreateVersion7().ToString();
}
