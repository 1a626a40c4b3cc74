using System.Net;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Exports;

/// <summary>What is asked of exports, and by whom.</summary>
public sealed class ExportRequestTests : IAsyncLifetime
{
    private readonly TokenIssuer _issuer = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("wallet-exports-");
    private ApiCluster _cluster = null!;
    private string _alices = "";

    private WalletClient Client => _cluster.Client;

    public async Task InitializeAsync()
    {
        _cluster = await ApiCluster.StartAsync(setup: _issuer.Setup with { AsApplication = true, Exports = new() { Directory = _folder.FullName } });
        As("alice");
        _alices = await Client.CreateWithAsync("100.00", "alice");
    }

    public async Task DisposeAsync()
    {
        await _cluster.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task An_owner_has_his_own_statement_and_an_administrator_everything()
    {
        var own = await AskAsync(new { kind = "STATEMENT", walletId = _alices });
        own.Status.Should().Be(HttpStatusCode.Accepted, own.Text);
        own.Body.TryGetProperty("location", out _).Should().BeFalse("where files are is for administrators");
        (await AskAsync(new { kind = "LEDGER" })).Code.Should().Be("FORBIDDEN");
        var id = own["id"].GetString()!;
        As("bob");
        (await AskAsync(new { kind = "STATEMENT", walletId = _alices })).Code.Should().Be("WALLET_NOT_FOUND");
        foreach (var path in (string[])[$"exports/{id}", $"exports/{id}/manifest"])
            (await Client.GetAsync(path)).Code.Should().Be("EXPORT_NOT_FOUND", path);
        (await CancelAsync(id)).Code.Should().Be("EXPORT_NOT_FOUND");
        (await Client.GetAsync("exports"))["items"].GetArrayLength().Should().Be(0);
        As("root", "wallet:admin");
        (await AskAsync(new { kind = "LEDGER" })).Status.Should().Be(HttpStatusCode.Accepted);
        var all = (await Client.GetAsync("exports?limit=1"));
        all["items"][0].GetProperty("kind").GetString().Should().Be("LEDGER", "newest first");
        var next = (await Client.GetAsync($"exports?limit=1&cursor={all["nextCursor"].GetString()}"))["items"][0];
        (next.GetProperty("id").GetString(), next.GetProperty("askedBy").GetString()).Should().Be((id, "alice"));
        next.GetProperty("location").GetString().Should().Be($"{_folder.FullName}/{id}");
        (await CancelAsync(id))["state"].GetString().Should().Be("CANCELLED");
    }

    [Fact]
    public async Task A_key_makes_one_export_however_often_it_is_sent()
    {
        var key = Guid.CreateVersion7().ToString();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => AskAsync(new { kind = "STATEMENT", walletId = _alices }, key)));
        answers.Should().OnlyContain(a => a.Status == HttpStatusCode.Accepted);
        answers.Select(a => a["id"].GetString()).Distinct().Should().ContainSingle();
        answers.Where(a => !a.Replayed).Should().ContainSingle();
        (await AskAsync(new { kind = "STATEMENT", walletId = _alices, format = "PARQUET" }, key)).Code.Should().Be("IDEMPOTENCY_KEY_REUSED");
        As("root", "wallet:admin");
        var others = await AskAsync(new { kind = "STATEMENT", walletId = _alices }, key);
        others.Replayed.Should().BeFalse("keys are the caller's own");
    }

    [Fact]
    public async Task A_caller_has_ten_open_and_others_have_theirs()
    {
        for (var i = 0; i < 10; i++)
            (await AskAsync(new { kind = "STATEMENT", walletId = _alices })).Status.Should().Be(HttpStatusCode.Accepted);
        var refused = await AskAsync(new { kind = "STATEMENT", walletId = _alices });
        (refused.Status, refused.Code).Should().Be((HttpStatusCode.Conflict, "TOO_MANY_EXPORTS"));
        await CancelAsync((await Client.GetAsync("exports"))["items"][0].GetProperty("id").GetString()!);
        (await AskAsync(new { kind = "STATEMENT", walletId = _alices })).Status.Should().Be(HttpStatusCode.Accepted);
        As("root", "wallet:admin");
        (await AskAsync(new { kind = "LEDGER" })).Status.Should().Be(HttpStatusCode.Accepted);
    }

    [Theory]
    [InlineData("2026-01-02T00:00:00Z", "2026-01-01T00:00:00Z")]
    [InlineData("2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z")]
    [InlineData(null, "2099-01-01T00:00:00Z")]
    [InlineData("2099-01-01T00:00:00Z", null)]
    public async Task A_range_has_something_in_it_and_is_past(string? from, string? to)
    {
        var refused = await AskAsync(new { kind = "STATEMENT", walletId = _alices, from, to });
        (refused.Status, refused.Code).Should().Be((HttpStatusCode.UnprocessableEntity, "EXPORT_RANGE_INVALID"));
    }

    // As those of statements: a transaction of exactly such a time is in the range that ends after it.
    [Fact]
    public async Task Ends_of_ranges_are_rounded_up()
    {
        var made = await AskAsync(new
        {
            kind = "STATEMENT",
            walletId = _alices,
            from = "2026-01-01T00:00:00.0000001Z",
            to = "2026-02-01T00:00:00.00000001Z",
        });
        (made["from"].GetDateTimeOffset(), made["to"].GetDateTimeOffset()).Should().Be(
            (new(2026, 1, 1, 0, 0, 0, 1, TimeSpan.Zero), new(2026, 2, 1, 0, 0, 0, 1, TimeSpan.Zero)));
    }

    [Fact]
    public async Task A_dry_run_asks_for_nothing()
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/exports")
        {
            Content = System.Net.Http.Json.JsonContent.Create(new { kind = "STATEMENT", walletId = _alices }),
        };
        request.Headers.Add("Prefer", "dry-run");
        (await Client.SendAsync(request)).Status.Should().Be(HttpStatusCode.OK);
        (await Client.GetAsync("exports"))["items"].GetArrayLength().Should().Be(0);
    }

    private void As(string user, string scope = "wallet:read wallet:write") => _issuer.SignIn(Client, user, scope);

    private Task<Reply> AskAsync(object body, string? key = null) => Client.PostAsync("exports", body, key);

    private Task<Reply> CancelAsync(string id) => Client.SendAsync(new(HttpMethod.Delete, $"/api/v1/exports/{id}"));
}
