using System.Net;
using System.Net.Http.Json;
using Wallet.Api.Tests.Http;
using Wallet.Api.Tests.Servers;
using Wallet.Api.Webhooks;

namespace Wallet.Api.Tests.Webhooks;

/// <summary>Webhooks as administrators meet them.</summary>
public sealed class WebhookApiTests : IAsyncLifetime
{
    private const string Url = "https://receiver.example/hook";
    private WebhookFixture _webhooks = null!;

    private WalletClient Client => _webhooks.Client;

    public async Task InitializeAsync() => _webhooks = await WebhookFixture.StartAsync();

    public async Task DisposeAsync() => await _webhooks.DisposeAsync();

    [Fact]
    public async Task A_secret_is_told_once_and_is_in_no_answer_line_or_row_afterwards()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Answer = (_, _) => Task.FromResult(500);
        var (id, secret) = await _webhooks.MakeAsync($"{receiver.Url}?token=of-the-url");
        var text = secret["whsec_".Length..];
        var bytes = Convert.FromBase64String(text);
        bytes.Should().HaveCount(32);
        await Client.PostAsync($"webhooks/{id}/test", new { });
        await _webhooks.DeliverAsync();
        receiver.Calls.Should().ContainSingle().Which.IsSignedBy(secret).Should().BeTrue();
        foreach (var path in (string[])["webhooks", $"webhooks/{id}", $"webhooks/{id}/deliveries"])
            (await Client.GetAsync(path)).Text.Should().NotContain("secret").And.NotContain(text);
        _webhooks.Logged.Lines.Should().Contain(l => l.Text.Contains(id) && l.Text.Contains("127.0.0.1") && l.Text.Contains("HTTP 500"));
        _webhooks.Logged.Lines.Should().NotContain(
            l => l.Text.Contains(text) || l.Text.Contains("of-the-url") || l.Text.Contains(Convert.ToHexString(bytes)));
        var kept = (byte[])_webhooks.Rows("secret", "webhooks").Single()[0];
        kept.AsSpan().IndexOf(bytes).Should().Be(-1);
        _webhooks.Get<WebhookKey>().Open(IdOf(id), kept).Should().Equal(bytes);
    }

    [Fact]
    public async Task Those_that_are_made_at_once_are_all_made()
    {
        var made = await Task.WhenAll(Enumerable.Range(0, 80).Select(i => Client.PostAsync("webhooks", new { url = $"{Url}/{i}" })));
        made.Should().OnlyContain(answer => answer.Status == HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_webhook_is_read_changed_and_listed()
    {
        var wallet = await Client.CreateAsync();
        var made = await Client.PostAsync("webhooks", new { url = Url, description = "a shop", eventTypes = new[] { "wallet.entry.v1" } });
        var id = made["id"].GetString()!;
        made.Headers["Location"].Should().EndWith($"/webhooks/{id}");
        var changed = await PatchAsync(id, new { url = $"{Url}/2", walletId = wallet, enabled = false });
        (changed["url"].GetString(), changed["walletId"].GetString(), changed["description"].GetString(), changed["disabledFor"].GetString())
            .Should().Be(($"{Url}/2", wallet, "a shop", "REQUESTED"));
        changed["eventTypes"].GetArrayLength().Should().Be(1, "what is absent stays");
        var cleared = await PatchAsync(id, """{"description":null,"eventTypes":null,"walletId":null,"enabled":true,"url":null}""");
        cleared.Text.Should().NotContain("description").And.NotContain("eventTypes").And.NotContain("walletId");
        (cleared["url"].GetString(), cleared["status"].GetString()).Should().Be(($"{Url}/2", "ENABLED"));
        var listed = (await Client.GetAsync("webhooks"))["items"].EnumerateArray().Should().ContainSingle().Subject;
        listed.GetRawText().Should().Be(cleared.Text);
    }

    [Theory]
    [InlineData("http://receiver.example/", "WEBHOOK_ADDRESS_REFUSED")]
    [InlineData("https://169.254.169.254/", "WEBHOOK_ADDRESS_REFUSED")]
    [InlineData("https://[::1]/", "WEBHOOK_ADDRESS_REFUSED")]
    [InlineData("https://user:secret@receiver.example/", "VALIDATION_ERROR")]
    [InlineData("https://receiver.example/#part", "VALIDATION_ERROR")]
    [InlineData("receiver", "VALIDATION_ERROR")]
    public async Task An_address_that_is_not_to_be_called_is_refused(string url, string code)
    {
        (await Client.PostAsync("webhooks", new { url })).Code.Should().Be(code);
        var (id, _) = await _webhooks.MakeAsync(Url);
        using var body = JsonContent.Create(new { url });
        (await Client.SendAsync(new(HttpMethod.Patch, $"/api/v1/webhooks/{id}") { Content = body })).Code.Should().Be(code);
    }

    [Fact]
    public async Task There_are_a_hundred_at_most()
    {
        for (var i = 0; i < 100; i++)
            await _webhooks.MakeAsync(Url);
        (await Client.PostAsync("webhooks", new { url = Url })).Code.Should().Be("WEBHOOK_LIMIT");
    }

    [Fact]
    public async Task Deliveries_come_in_pages()
    {
        var (id, _) = await _webhooks.MakeAsync(Url);
        for (var i = 0; i < 3; i++)
            await Client.PostAsync($"webhooks/{id}/test", new { });
        var first = await Client.GetAsync($"webhooks/{id}/deliveries?limit=2");
        Sequences(first).Should().Equal(3, 2);
        var second = await Client.GetAsync($"webhooks/{id}/deliveries?limit=2&cursor={first["nextCursor"].GetString()}");
        Sequences(second).Should().Equal(1);
        second.Text.Should().NotContain("nextCursor");
        (await Client.GetAsync($"webhooks/{id}/deliveries?state=lost")).Code.Should().Be("VALIDATION_ERROR");
        (await Client.GetAsync($"webhooks/{id}"))["lastSequence"].GetInt64().Should().Be(3);
    }

    [Fact]
    public async Task A_dry_run_changes_nothing()
    {
        var (id, _) = await _webhooks.MakeAsync(Url);
        await Client.PostAsync($"webhooks/{id}/test", new { });
        var before = State();
        (HttpMethod Method, string Path, object? Body)[] requests =
        [
            (HttpMethod.Post, "webhooks", new { url = Url }), (HttpMethod.Patch, $"webhooks/{id}", new { enabled = false }),
            (HttpMethod.Post, $"webhooks/{id}/secret", null), (HttpMethod.Post, $"webhooks/{id}/test", null),
            (HttpMethod.Post, $"webhooks/{id}/deliveries/1/resend", null), (HttpMethod.Post, $"webhooks/{id}/replay", new { fromSequence = 1 }),
            (HttpMethod.Delete, $"webhooks/{id}", null),
        ];
        foreach (var (method, path, body) in requests)
        {
            var request = new HttpRequestMessage(method, $"/api/v1/{path}") { Content = body is null ? null : JsonContent.Create(body) };
            request.Headers.Add("Prefer", "dry-run");
            var tried = await Client.SendAsync(request);
            (path, tried.Status, tried["wouldBe"].GetString()).Should().Be((path, HttpStatusCode.OK, "executed"), tried.Text);
        }
        State().Should().Equal(before);

        List<string> State() =>
        [
            .. _webhooks.Rows("*", "webhooks").Concat(_webhooks.Rows("*", "webhook_deliveries"))
                .Select(row => string.Join('|', row.Select(v => v is byte[] b ? Convert.ToHexString(b) : v))),
        ];
    }

    private static IEnumerable<long> Sequences(Reply page) => page["items"].EnumerateArray().Select(d => d.GetProperty("sequence").GetInt64());

    private static Api.Commands.WebhookId IdOf(string text)
    {
        Api.Commands.WebhookId.TryParse(text, out var id).Should().BeTrue();
        return id;
    }

    private Task<Reply> PatchAsync(string id, object body) => PatchAsync(id, System.Text.Json.JsonSerializer.Serialize(body));

    private async Task<Reply> PatchAsync(string id, string body)
    {
        var changed = await Client.SendAsync(
            new(HttpMethod.Patch, $"/api/v1/webhooks/{id}") { Content = new StringContent(body, null, "application/json") });
        changed.Status.Should().Be(HttpStatusCode.OK, changed.Text);
        return changed;
    }
}

/// <summary>A service without the key.</summary>
public sealed class NoWebhooksTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Theory]
    [InlineData("GET", "webhooks")]
    [InlineData("GET", "webhooks/{id}")]
    [InlineData("GET", "webhooks/{id}/deliveries")]
    [InlineData("DELETE", "webhooks/{id}")]
    [InlineData("POST", "webhooks/{id}/secret")]
    [InlineData("POST", "webhooks/{id}/test")]
    [InlineData("POST", "webhooks/{id}/deliveries/1/resend")]
    public async Task Says_what_is_missing(string method, string path)
    {
        var answer = await api.Cluster.Client.SendAsync(
            new(new(method), $"/api/v1/{path.Replace("{id}", Guid.NewGuid().ToString(), StringComparison.Ordinal)}"));
        (answer.Status, answer.Code).Should().Be((HttpStatusCode.Conflict, "WEBHOOKS_OFF"));
        answer["detail"].GetString().Should().Contain("WALLET_WEBHOOK_KEY_FILE");
    }
}
