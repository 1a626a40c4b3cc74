using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Wallet.Api.Http;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Telemetry;

/// <summary>Every operation is called with values that are easy to find again, well and in every way that logs something.</summary>
public sealed class LogPrivacyTests : IAsyncLifetime
{
    private const string User = "marked-user-4711";
    private const string Words = "marked words of a customer";
    private const string Amount = "8765.43";
    private const string Key = "marked-key-4711";

    private static readonly string[] Marks =
    [
        User, Words, Key, Amount, Amount.Replace(".", "", StringComparison.Ordinal), Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(User)),
        Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(Words)),
    ];

    private readonly MariaDbServer _server = MariaDbServer.StartPrivate();
    private readonly CapturedLog _log = new();
    private ApiCluster _cluster = null!;

    private ApiCluster.Setup Logging => new() { Services = _log.AddTo };

    public async Task InitializeAsync() => _cluster = await ApiCluster.StartAsync(_server, setup: Logging);

    public async Task DisposeAsync()
    {
        await _cluster.DisposeAsync();
        _server.Dispose();
    }

    [Fact]
    public async Task Nothing_that_a_customer_says_owns_or_moves_is_in_the_log()
    {
        var wallet = await _cluster.Client.CreateWithAsync("9999999.00", User);
        await CallAllAsync(_cluster.Client, wallet, new Random(1));
        // A row that does not fit and a table that is not there: what the server says of it is logged in full.
        _server.Execute(
            "SET check_constraint_checks = 0",
            $"ALTER TABLE `{_cluster.Database.Name}`.transactions ADD CONSTRAINT marked CHECK (amount <> 876543)");
        await CallAllAsync(_cluster.Client, wallet, new Random(2));
        // From here on batches are tried again until they are given up.
        var hurried = await _cluster.AddAsync(Logging with
        {
            Batching = patient => patient with { Deadline = TimeSpan.FromMilliseconds(200), RetryPause = TimeSpan.FromMilliseconds(20) },
        });
        _server.Execute($"ALTER TABLE `{_cluster.Database.Name}`.wallets RENAME COLUMN user_id TO was_user_id");
        await CallAllAsync(hurried, wallet, new Random(3));
        _server.Down();
        await CallAllAsync(hurried, wallet, new Random(4));
        await Eventually.BecomesTrueAsync(() => _log.Lines.Any(line => line.Text.Contains("Fault=Unavailable Work=")), "the log says that the server is away");

        var logged = _log.Lines.Where(line => line.Level >= Microsoft.Extensions.Logging.LogLevel.Information).ToList();
        logged.Should().Contain(line => line.Text.Contains("met a bug or a statement that the database refuses"));
        foreach (var mark in Marks)
            logged.Should().NotContain(line => line.Text.Contains(mark, StringComparison.OrdinalIgnoreCase));
    }

    private Task CallAllAsync(WalletClient client, string wallet, Random random) => Task.WhenAll(
        from route in _cluster.Services.GetRequiredService<Routes>().All
        from valid in (bool[])[true, false]
        select client.SendAsync(Request(route, wallet, valid, random)));

    private static HttpRequestMessage Request(Route route, string wallet, bool valid, Random random)
    {
        var path = route.Path.Replace("{walletId}", wallet, StringComparison.Ordinal).Replace("{userId}", User, StringComparison.Ordinal);
        var request = new HttpRequestMessage(new(route.Method), $"/api/v1{path}?reference={User}&cursor={User}");
        request.Headers.TryAddWithoutValidation("Idempotency-Key", $"{Key}-{random.Next().ToString(CultureInfo.InvariantCulture)}");
        if (route.Request is not null)
            request.Content = new StringContent(valid ? Marked(route, wallet).ToJsonString() : $"{{\"userId\":\"{User}\",", null, "application/json");
        return request;
    }

    // The example of the OpenAPI document with every text that a customer could give marked.
    private static JsonObject Marked(Route route, string wallet)
    {
        var text = route.Example!.Replace("<payer>", wallet, StringComparison.Ordinal).Replace("alice", User, StringComparison.Ordinal);
        var body = JsonNode.Parse(text)!.AsObject();
        foreach (var name in route.Request!.GetProperties().Select(p => char.ToLowerInvariant(p.Name[0]) + p.Name[1..]))
        {
            if (name is "description" or "referenceId" or "externalId")
                body[name] = Words;
            else if (name == "amount")
                body[name] = Amount;
            else if (name == "metadata")
                body[name] = new JsonObject { ["note"] = Words };
        }
        return body;
    }
}
