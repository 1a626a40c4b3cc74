using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Storage;
using Wallet.Api.Storage.Packets;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Http;

/// <summary>Limits by name, as callers make, give, change and remove them.</summary>
public sealed class LimitProfileTests : IAsyncLifetime
{
    private const string One = "limit-profiles/EUR/retail";
    private readonly TokenIssuer _issuer = new();
    private ApiCluster _cluster = null!;

    private WalletClient Client => _cluster.Client;

    public async Task InitializeAsync()
    {
        _cluster = await ApiCluster.StartAsync(setup: _issuer.Setup with { AsApplication = true });
        As("root", "wallet:admin");
    }

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task A_profile_limits_all_wallets_that_have_it_from_its_change_on()
    {
        (await PutAsync(One, new { perTransaction = "50.00" }))["version"].GetInt64().Should().Be(1);
        var (made, given) = (await MadeWithAsync("retail"), await Client.CreateWithAsync("1000.00"));
        (await LimitAsync(given, new { limitProfile = "retail", perDay = "70.00" })).Status.Should().Be(HttpStatusCode.OK);
        (await Client.GetAsync($"wallets/{given}"))["limitProfile"].GetString().Should().Be("retail");
        foreach (var wallet in new[] { made, given })
        {
            (await Client.MoveAsync(wallet, "withdraw", "50.01")).Code.Should().Be("LIMIT_EXCEEDED");
            (await Client.MoveAsync(wallet, "withdraw", "50.00")).Status.Should().Be(HttpStatusCode.OK);
        }
        (await PutAsync(One, new { perTransaction = "60.00" }))["limits"].GetProperty("perTransaction").GetString().Should().Be("60.00");
        (await Client.MoveAsync(made, "withdraw", "60.00")).Status.Should().Be(HttpStatusCode.OK);
        (await Client.MoveAsync(given, "withdraw", "20.01")).Code.Should().Be("LIMIT_EXCEEDED", "a limit of its own goes before the profile's");
        (await LimitAsync(made, new { })).Status.Should().Be(HttpStatusCode.OK);
        (await Client.MoveAsync(made, "withdraw", "500.00")).Status.Should().Be(HttpStatusCode.OK, "the profile is taken back");
        (await new Books(_cluster.Database).AuditAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task It_is_journalled_who_changed_it_and_that_it_was_removed()
    {
        await PutAsync(One, new { perDay = "1.00" });
        await PutAsync(One, new { perDay = "1.00" });
        As("boss", "wallet:admin");
        await PutAsync(One, new { });
        var removed = await SendAsync(HttpMethod.Delete, One, null);
        (removed.Status, removed["version"].GetInt64(), removed["changedBy"].GetString()).Should().Be((HttpStatusCode.OK, 3, "boss"), removed.Text);
        await PutAsync(One, new { perDay = "2.00" });
        (await Client.GetAsync($"{One}/changes?limit=3"))["items"].EnumerateArray()
            .Select(c => $"{c.GetProperty("version")} {c.GetProperty("change")} {PerDay(c)} by {c.GetProperty("changedBy")}").Should().Equal(
                "4 SET 2.00 by boss", "3 REMOVED none by boss", "2 SET none by boss");
        (await Client.GetAsync("limit-profiles"))["items"].EnumerateArray().Single().GetProperty("version").GetInt64().Should().Be(4);
        (await new Books(_cluster.Database).AuditAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Each_change_is_an_event_and_what_changes_nothing_is_none()
    {
        await using var cluster = await ApiCluster.StartAsync(setup: new() { JobsStand = true });
        await SendAsync(HttpMethod.Put, "1.00");
        await SendAsync(HttpMethod.Put, "1.00");
        await SendAsync(HttpMethod.Put, "2.00", dryRun: true);
        for (var i = 2; i < 12; i++)
            await SendAsync(HttpMethod.Put, $"{i}.00");
        await SendAsync(HttpMethod.Delete, null, dryRun: true);
        await SendAsync(HttpMethod.Delete, null);
        await SendAsync(HttpMethod.Put, "12.00");
        var waiting = await cluster.Services.GetRequiredService<OutboxStore>().NextAsync(0, default);
        var told = waiting.Batches.SelectMany(batch => batch.Events).Cast<LimitProfileChanged>().Select(told => told.Change).ToList();
        told.Select(change => change.After.Version).Should().Equal(Enumerable.Range(1, 13).Select(version => (long)version));
        told.Where(change => change.IsRemoved).Should().ContainSingle().Which.After.Version.Should().Be(12);
        told[^1].After.Limits.PerDay.Should().Be(1200);
        (await new Books(cluster.Database).AuditAsync()).Should().BeEmpty();

        async Task SendAsync(HttpMethod method, string? perDay, bool dryRun = false)
        {
            var request = new HttpRequestMessage(method, $"/api/v1/{One}") { Content = perDay is null ? null : JsonContent.Create(new { perDay }) };
            if (dryRun)
                request.Headers.Add("Prefer", "dry-run");
            (await cluster.Client.SendAsync(request)).Status.Should().Be(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task Where_the_clock_was_set_back_a_change_is_still_after_the_one_before()
    {
        await PutAsync(One, new { perDay = "1.00" });
        DatabaseServers.Shared.Execute($"UPDATE `{_cluster.Database.Name}`.limit_profile_changes SET changed_at = changed_at + 3600000");
        await PutAsync(One, new { perDay = "2.00" });
        var times = (await Client.GetAsync($"{One}/changes"))["items"].EnumerateArray().Select(c => c.GetProperty("changedAt").GetDateTimeOffset()).ToList();
        times.Should().Equal(times[1].AddMilliseconds(1), times[1]);
    }

    [Fact]
    public async Task One_that_a_wallet_has_stays_until_it_has_another_or_is_closed()
    {
        await PutAsync(One, new { perDay = "1.00" });
        var (wallet, closed) = (await MadeWithAsync("retail", "0.00"), await MadeWithAsync("retail", "0.00"));
        (await SendAsync(HttpMethod.Delete, One, null)).Code.Should().Be("LIMIT_PROFILE_IN_USE");
        var tried = new HttpRequestMessage(HttpMethod.Delete, $"/api/v1/{One}") { Headers = { { "Prefer", "dry-run" } } };
        (await Client.SendAsync(tried)).Code.Should().Be("LIMIT_PROFILE_IN_USE", "a dry run meets what the request would");
        (await LimitAsync(wallet, new { })).Status.Should().Be(HttpStatusCode.OK);
        (await SendAsync(HttpMethod.Delete, One, null)).Code.Should().Be("LIMIT_PROFILE_IN_USE");
        (await Client.PostAsync($"wallets/{closed}/close", new { })).Status.Should().Be(HttpStatusCode.OK);
        (await SendAsync(HttpMethod.Delete, One, null)).Status.Should().Be(HttpStatusCode.OK);
        (await SendAsync(HttpMethod.Delete, One, null)).Code.Should().Be("LIMIT_PROFILE_NOT_FOUND");
        (await LimitAsync(wallet, new { limitProfile = "retail" })).Code.Should().Be("LIMIT_PROFILE_NOT_FOUND");
        (await Client.GetAsync(One)).Code.Should().Be("LIMIT_PROFILE_NOT_FOUND");
        (await new Books(_cluster.Database).AuditAsync()).Should().BeEmpty();
    }

    // The batch that gives a wallet the profile holds it until it commits.
    [Fact]
    public async Task A_removal_waits_for_the_batch_that_gives_a_wallet_the_profile()
    {
        await PutAsync(One, new { });
        var wallet = await Client.CreateAsync();
        WalletId.TryParse(wallet, out var id).Should().BeTrue();
        var needs = new Needs([id]) { Originals = [], Holds = [], Keys = [], LimitProfiles = [new(id.Currency, "retail")] };
        Task<Reply> removal;
        await using (var giving = await new LedgerStore(new Database(_cluster.Database)).BeginAsync(default))
        {
            (await giving.LoadAsync(needs)).State.LimitProfiles.Should().ContainKey(new(id.Currency, "retail"));
            removal = SendAsync(HttpMethod.Delete, One, null);
            await Eventually.BecomesTrueAsync(
                () => DatabaseServers.Shared.Rows(
                    $"SELECT id FROM information_schema.processlist WHERE db = '{_cluster.Database.Name}' AND info LIKE '%limit_profiles%FOR UPDATE%'").Count > 0,
                "the removal waits");
            removal.IsCompleted.Should().BeFalse();
        }
        (await removal).Status.Should().Be(HttpStatusCode.OK, "the batch was rolled back");
    }

    [Fact]
    public async Task Two_that_make_the_same_one_at_once_make_it_once()
    {
        var made = await Task.WhenAll(Enumerable.Range(1, 8).Select(i => SendAsync(HttpMethod.Put, One, new { perDay = $"{i}.00" })));
        made.Should().OnlyContain(m => m.Status == HttpStatusCode.OK);
        (await Client.GetAsync(One))["version"].GetInt64().Should().Be(made.Length);
        (await new Books(_cluster.Database).AuditAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task What_cannot_be_is_refused_with_what_to_do()
    {
        (await SendAsync(HttpMethod.Put, "limit-profiles/EUR/Retail", new { })).Code.Should().Be("VALIDATION_ERROR");
        (await SendAsync(HttpMethod.Put, "limit-profiles/eur/retail", new { })).Code.Should().Be("VALIDATION_ERROR");
        (await SendAsync(HttpMethod.Put, "limit-profiles/JPY/retail", new { perDay = "1.5" })).Code.Should().Be("INVALID_AMOUNT");
        (await Client.PostAsync("wallets", new { userId = "ann", currency = "EUR", limitProfile = "-" })).Code.Should().Be("VALIDATION_ERROR");
        (await Client.PostAsync("wallets", new { userId = "ann", currency = "USD", limitProfile = "retail" })).Code.Should().Be("LIMIT_PROFILE_NOT_FOUND");
        for (var i = 0; i < LimitProfileStore.Most; i++)
            await PutAsync($"limit-profiles/EUR/p{i}", new { });
        (await SendAsync(HttpMethod.Put, One, new { })).Code.Should().Be("LIMIT_PROFILE_LIMIT");
        (await PutAsync("limit-profiles/EUR/p7", new { perDay = "1.00" }))["version"].GetInt64().Should().Be(2);

        As("ann", "wallet:write wallet:read");
        (await SendAsync(HttpMethod.Put, One, new { })).Status.Should().Be(HttpStatusCode.Forbidden);
        (await Client.GetAsync("limit-profiles/EUR/p7"))["limits"].GetProperty("perDay").GetString().Should().Be("1.00");
    }

    [Fact]
    public async Task A_request_to_make_a_wallet_is_another_with_another_profile()
    {
        await PutAsync(One, new { });
        var key = Guid.CreateVersion7().ToString();
        var first = await Client.PostAsync("wallets", new { userId = "ann", currency = "EUR", limitProfile = "retail" }, key);
        var again = await Client.PostAsync("wallets", new { userId = "ann", currency = "EUR", limitProfile = "retail" }, key);
        (again["id"].GetString(), again["limitProfile"].GetString()).Should().Be((first["id"].GetString(), "retail"));
        (await Client.PostAsync("wallets", new { userId = "ann", currency = "EUR" }, key)).Code.Should().Be("IDEMPOTENCY_KEY_REUSED");
    }

    [Fact]
    public async Task A_wallets_tag_says_its_profile()
    {
        await PutAsync(One, new { });
        var wallet = await Client.CreateAsync();
        var before = (await Client.GetAsync($"wallets/{wallet}")).Headers["ETag"];
        await LimitAsync(wallet, new { limitProfile = "retail" });
        (await Client.GetAsync($"wallets/{wallet}")).Headers["ETag"].Should().NotBe(before);
    }

    [Fact]
    public async Task A_change_can_be_made_to_depend_on_how_the_profile_is()
    {
        (await PutIfAsync("*")).Code.Should().Be("VERSION_MISMATCH", "there is none yet");
        (await PutIfAsync(null)).Headers["ETag"].Should().Be("\"v1\"");
        (await SendIfAsync(HttpMethod.Get, "If-None-Match", "\"v1\"")).Status.Should().Be(HttpStatusCode.NotModified);
        (await PutIfAsync("\"v1\"", "2.00")).Headers["ETag"].Should().Be("\"v2\"");
        var late = await PutIfAsync("\"v1\"", "3.00");
        (late.Status, late.Code, late["outcome"].GetString()).Should().Be((HttpStatusCode.PreconditionFailed, "VERSION_MISMATCH", "not_executed"));
        (await PutIfAsync("W/\"v2\"", "3.00")).Status.Should().Be(HttpStatusCode.PreconditionFailed, "a weak tag is never strongly equal");
        (await PutIfAsync("v2")).Code.Should().Be("VALIDATION_ERROR");
        (await SendIfAsync(HttpMethod.Get, "If-None-Match", "\"v1\""))["limits"].GetProperty("perDay").GetString().Should().Be("2.00");
    }

    [Fact]
    public async Task A_removal_can_be_made_to_depend_on_how_the_profile_is()
    {
        await PutIfAsync(null);
        (await SendIfAsync(HttpMethod.Delete, "If-Match", "\"v7\"")).Status.Should().Be(HttpStatusCode.PreconditionFailed);
        var tried = new HttpRequestMessage(HttpMethod.Delete, $"/api/v1/{One}") { Headers = { { "Prefer", "dry-run" }, { "If-Match", "\"v7\"" } } };
        (await Client.SendAsync(tried)).Code.Should().Be("VERSION_MISMATCH", "a dry run meets what the request would");
        var removed = await SendIfAsync(HttpMethod.Delete, "If-Match", "\"v1\"");
        (removed.Status, removed.Headers.ContainsKey("ETag")).Should().Be((HttpStatusCode.OK, false));
        (await SendIfAsync(HttpMethod.Delete, "If-Match", "\"v1\"")).Code.Should().Be("LIMIT_PROFILE_NOT_FOUND");
        (await PutIfAsync(null)).Headers["ETag"].Should().Be("\"v3\"", "what was removed and is made again is another");
        (await PutIfAsync("\"v1\"", "2.00")).Status.Should().Be(HttpStatusCode.PreconditionFailed);
    }

    private Task<Reply> PutIfAsync(string? tag, string perDay = "1.00")
        => SendIfAsync(HttpMethod.Put, "If-Match", tag, JsonContent.Create(new { perDay }));

    private Task<Reply> SendIfAsync(HttpMethod method, string header, string? tag, HttpContent? body = null)
    {
        var request = new HttpRequestMessage(method, $"/api/v1/{One}") { Content = body };
        if (tag is not null)
            request.Headers.TryAddWithoutValidation(header, tag);
        return Client.SendAsync(request);
    }

    private void As(string user, string scope) => _issuer.SignIn(Client, user, scope);

    private async Task<string> MadeWithAsync(string profile, string money = "1000.00")
    {
        var made = await Client.PostAsync("wallets", new { userId = "ann", currency = "EUR", limitProfile = profile });
        made.Status.Should().Be(HttpStatusCode.Created, made.Text);
        var wallet = made["id"].GetString()!;
        if (money != "0.00")
            await Client.MoveAsync(wallet, "deposit", money);
        return wallet;
    }

    private Task<Reply> LimitAsync(string wallet, object body) => SendAsync(HttpMethod.Put, $"wallets/{wallet}/limits", body);

    private async Task<Reply> PutAsync(string path, object body)
    {
        var reply = await SendAsync(HttpMethod.Put, path, body);
        reply.Status.Should().Be(HttpStatusCode.OK, reply.Text);
        return reply;
    }

    private Task<Reply> SendAsync(HttpMethod method, string path, object? body)
        => Client.SendAsync(new(method, $"/api/v1/{path}") { Content = body is null ? null : JsonContent.Create(body) });

    private static string PerDay(System.Text.Json.JsonElement change)
        => change.TryGetProperty("limits", out var limits) ? limits.GetProperty("perDay").GetString()! : "none";
}
