using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Wallet.Demo.Smoke;

/// <summary>The REST API as its users call it: JSON over HTTP, an idempotency key on everything that moves money.</summary>
public sealed class WalletApiClient(HttpClient http)
{
    /// <summary>Reads; a refusal is an exception that carries the problem.</summary>
    public Task<JsonObject> GetAsync(string path, CancellationToken cancellationToken)
        => SendAsync(new HttpRequestMessage(HttpMethod.Get, path), cancellationToken);

    /// <summary>Posts with an idempotency key.</summary>
    public Task<JsonObject> PostAsync(string path, JsonObject body, string idempotencyKey, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", idempotencyKey);
        return SendAsync(request, cancellationToken);
    }

    private async Task<JsonObject> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using (request)
        {
            using var response = await http.SendAsync(request, cancellationToken);
            var text = await response.Content.ReadAsStringAsync(cancellationToken);
            return response.IsSuccessStatusCode
                ? JsonNode.Parse(text)!.AsObject()
                : throw new SmokeException($"{request.Method} {request.RequestUri} answered {(int)response.StatusCode}: {text}");
        }
    }
}
