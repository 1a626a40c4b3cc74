using System.Net;
using System.Net.Http.Json;
using Wallet.Api.Commands;
using Wallet.Api.Tests.Ledger;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Http;

/// <summary>The journal of settings, as administrators read it.</summary>
public sealed class ChangesTests : IAsyncLifetime
{
    private readonly TokenIssuer _issuer = new();
    private ApiCluster _cluster = null!;

    private WalletClient Client => _cluster.Client;

    public async Task InitializeAsync() => _cluster = await ApiCluster.StartAsync(setup: _issuer.Setup);

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task Each_change_tells_who_made_it_from_what_and_to_what()
    {
        As("root", "wallet:admin");
        var wallet = await Client.CreateAsync("alice", overdraft: "5.00");
        for (var time = 0; time < 2; time++)
        {
            await OkAsync(Client.PostAsync($"wallets/{wallet}/freeze", new { }));
            await OkAsync(SendAsync(HttpMethod.Put, $"wallets/{wallet}/limits", new { perDay = "7.00", overdraftLimit = "5.00" }));
        }
        As("alice", "wallet:write wallet:read");
        for (var time = 0; time < 2; time++)
            await OkAsync(SendAsync(HttpMethod.Patch, $"wallets/{wallet}", new { metadata = new { segment = "retail" } }));

        As("root", "wallet:admin");
        (await ChangesAsync(wallet)).Should().Equal(
            "4 METADATA by alice: FROZEN 5.00 7.00 to FROZEN 5.00 7.00",
            "3 LIMITS by root: FROZEN 5.00 none to FROZEN 5.00 7.00",
            "2 STATUS by root: ACTIVE 5.00 none to FROZEN 5.00 none",
            "1 OPENED by root: nothing to ACTIVE 5.00 none");
        (await new Books(_cluster.Database).AuditAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task It_is_for_administrators_and_about_wallets_that_are_there()
    {
        As("alice", "wallet:write wallet:read");
        var wallet = await Client.CreateAsync("alice");
        (await Client.GetAsync($"wallets/{wallet}/changes")).Status.Should().Be(HttpStatusCode.Forbidden);
        As("root", "wallet:admin");
        (await Client.GetAsync($"wallets/{WalletId.Create(1_600_000_000_000, MemoryLedger.Euro, 7)}/changes")).Code.Should().Be("WALLET_NOT_FOUND");
        (await Client.GetAsync($"wallets/{wallet}/changes?cursor=x")).Code.Should().Be("VALIDATION_ERROR");
    }

    private void As(string user, string scope) => _issuer.SignIn(Client, user, scope);

    private static async Task OkAsync(Task<Reply> request)
    {
        var reply = await request;
        reply.Status.Should().Be(HttpStatusCode.OK, reply.Text);
    }

    private Task<Reply> SendAsync(HttpMethod method, string path, object body)
        => Client.SendAsync(new(method, $"/api/v1/{path}") { Content = JsonContent.Create(body) });

    // Page by page.
    private async Task<List<string>> ChangesAsync(string wallet)
    {
        var changes = new List<string>();
        string? cursor = null;
        do
        {
            var page = await Client.GetAsync($"wallets/{wallet}/changes?limit=3&cursor={cursor}");
            page.Status.Should().Be(HttpStatusCode.OK, page.Text);
            foreach (var change in page["items"].EnumerateArray())
            {
                var before = change.TryGetProperty("before", out var found) ? Settings(found) : "nothing";
                var what = $"{change.GetProperty("sequence")} {change.GetProperty("setting")} by {change.GetProperty("changedBy")}";
                changes.Add($"{what}: {before} to {Settings(change.GetProperty("after"))}");
            }
            cursor = page.Body.TryGetProperty("nextCursor", out var next) ? next.GetString() : null;
        }
        while (cursor is not null);
        return changes;
    }

    private static string Settings(System.Text.Json.JsonElement settings)
    {
        var perDay = settings.TryGetProperty("limits", out var limits) ? limits.GetProperty("perDay").GetString() : "none";
        return $"{settings.GetProperty("status")} {settings.GetProperty("overdraftLimit")} {perDay}";
    }
}
