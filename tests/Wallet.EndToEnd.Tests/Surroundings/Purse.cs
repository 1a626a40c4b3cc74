using System.Text.Json.Nodes;
using Wallet.Demo.Smoke;

namespace Wallet.EndToEnd.Tests.Surroundings;

/// <summary>One wallet, used through the ingress by a client that repeats a request with its key until it is answered.</summary>
internal sealed class Purse : IDisposable
{
    private readonly HttpClient _http;
    private readonly WalletApiClient _api;
    private string _wallet = "";

    private Purse(HttpClient http) => (_http, _api) = (http, new WalletApiClient(http));

    /// <summary>Requests that had to be repeated, and why.</summary>
    public List<string> Repeated { get; } = [];

    /// <summary>A client of a platform's ingress.</summary>
    public static async Task<HttpClient> ConnectAsync(LiveCloud cloud, LivePlatform platform)
    {
        var http = new HttpClient { BaseAddress = cloud.Host.Places.Ingress };
        http.DefaultRequestHeaders.Host = new Uri(await platform.FieldAsync(".status.endpoints.applicationUrl")).Host;
        return http;
    }

    /// <summary>Opens a wallet of somebody.</summary>
    public static async Task<Purse> OpenAsync(LiveCloud cloud, LivePlatform platform, string user)
    {
        var purse = new Purse(await ConnectAsync(cloud, platform));
        var wallet = await purse.PostAsync("/api/v1/wallets", new JsonObject { ["userId"] = user, ["currency"] = "BRL" });
        purse._wallet = (string)wallet["id"]!;
        return purse;
    }

    /// <summary>Puts money in, once.</summary>
    public Task DepositAsync(string amount) => PostAsync($"/api/v1/wallets/{_wallet}/deposit", new JsonObject { ["amount"] = amount });

    /// <summary>What the ledger says.</summary>
    public async Task<string> BalanceAsync()
        => (string)(await _api.GetAsync($"/api/v1/wallets/{_wallet}/balance?consistency=strong", CancellationToken.None))["available"]!;

    public void Dispose() => _http.Dispose();

    private Task<JsonObject> PostAsync(string path, JsonObject body)
    {
        var key = Guid.CreateVersion7().ToString();
        return Eventually.GivesAsync($"an answer of {path}", async () =>
        {
            try
            {
                return await _api.PostAsync(path, body, key, CancellationToken.None);
            }
            catch (Exception fault) when (fault is SmokeException or HttpRequestException)
            {
                Repeated.Add(fault.Message);
                return null;
            }
        });
    }
}
