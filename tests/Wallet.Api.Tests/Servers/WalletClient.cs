using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Wallet.Api.Tests.Servers;

/// <summary>Talks to one API host.</summary>
public sealed class WalletClient(Uri address, HttpMessageHandler? handler = null) : IDisposable
{
    public HttpClient Http { get; } = new(handler ?? new SocketsHttpHandler()) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(10) };

    public async Task<string> CreateAsync(string userId = "alice", string currency = "EUR", string? overdraft = null)
    {
        var answer = await PostAsync("wallets", new { userId, currency, overdraftLimit = overdraft });
        answer.Status.Should().Be(HttpStatusCode.Created, answer.Text);
        return answer["id"].GetString()!;
    }

    public async Task<string> CreateWithAsync(string amount, string userId = "alice", string currency = "EUR")
    {
        var wallet = await CreateAsync(userId, currency);
        (await MoveAsync(wallet, "deposit", amount)).Status.Should().Be(HttpStatusCode.OK);
        return wallet;
    }

    public Task<Reply> MoveAsync(string wallet, string verb, object amount, string? to = null, string? key = null)
        => PostAsync($"wallets/{wallet}/{verb}", new { amount, destinationWalletId = to }, key ?? Guid.CreateVersion7().ToString());

    public async Task<long> BalanceAsync(string wallet) => (await GetAsync($"wallets/{wallet}/balance"))["balanceMinor"].GetInt64();

    public Task<Reply> GetAsync(string path) => SendAsync(new(HttpMethod.Get, Path(path)));

    public Task<Reply> PostAsync(string path, object body, string? key = null, CancellationToken cancel = default)
        => SendAsync(new(HttpMethod.Post, Path(path)) { Content = JsonContent.Create(body, options: Options) }, key, cancel);

    public Task<Reply> PostTextAsync(string path, string body, string? key = null, string type = "application/json")
        => SendAsync(new(HttpMethod.Post, Path(path)) { Content = new StringContent(body, null, type) }, key);

    public async Task<Reply> SendAsync(HttpRequestMessage request, string? key = null, CancellationToken cancel = default)
    {
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        using var response = await Http.SendAsync(request, cancel);
        return await Reply.ReadAsync(response);
    }

    /// <summary>From now on it has this token.</summary>
    public void SignIn(string token) => Http.DefaultRequestHeaders.Authorization = new("Bearer", token);

    public void Dispose() => Http.Dispose();

    private static JsonSerializerOptions Options { get; } = new()
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    private static string Path(string path) => path.StartsWith('/') ? path : $"/api/v1/{path}";
}

/// <summary>An answer, read to its end.</summary>
public sealed record Reply(HttpStatusCode Status, string Text, JsonElement Body, IReadOnlyDictionary<string, string> Headers)
{
    public JsonElement this[string member] => Body.GetProperty(member);

    /// <summary>The stable code of a problem; empty for an answer that is none.</summary>
    public string Code => Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty("code", out var code) ? code.GetString()! : "";

    /// <summary>Whether it, or an item of it, asks for the same request again: the service was too busy, and nothing was done.</summary>
    public bool AsksAgain => IsForLater(Body) || (Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty("items", out var items)
        && items.EnumerateArray().Any(item => item.TryGetProperty("problem", out var problem) && IsForLater(problem)));

    public bool Replayed => Headers.ContainsKey("Idempotency-Replayed");

    private static bool IsForLater(JsonElement body) => body.ValueKind == JsonValueKind.Object
        && body.TryGetProperty("outcome", out var outcome) && outcome.GetString() == "not_executed"
        && body.TryGetProperty("status", out var status) && status.GetInt32() == (int)HttpStatusCode.ServiceUnavailable;

    public static async Task<Reply> ReadAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        var isJson = response.Content.Headers.ContentType?.MediaType is "application/json" or "application/problem+json";
        return new(
            response.StatusCode, text, isJson ? JsonElement.Parse(text) : default,
            response.Headers.ToDictionary(h => h.Key, h => string.Join(",", h.Value), StringComparer.OrdinalIgnoreCase));
    }
}
