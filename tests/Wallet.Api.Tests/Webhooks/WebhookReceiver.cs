using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Wallet.Api.Tests.Webhooks;

/// <summary>A receiver of webhooks on loopback: keeps what it is called with, and answers as it is told.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly ConcurrentQueue<Call> _calls = new();
    private readonly WebApplication _app;

    private WebhookReceiver()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(TakeAsync);
    }

    /// <summary>What it was called with, in the order in which that was read.</summary>
    public IReadOnlyList<Call> Calls => [.. _calls];

    public string Url => $"{_app.Urls.First()}/hook";

    /// <summary>The status that a call is answered with.</summary>
    public Func<Call, CancellationToken, Task<int>> Answer { get; set; } = (_, _) => Task.FromResult(StatusCodes.Status204NoContent);

    /// <summary>When callers may come again, if it says.</summary>
    public string? RetryAfter { get; set; }

    /// <summary>Where it sends callers, if it does.</summary>
    public string? Location { get; set; }

    public static async Task<WebhookReceiver> StartAsync()
    {
        var receiver = new WebhookReceiver();
        await receiver._app.StartAsync();
        return receiver;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task TakeAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        var headers = http.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var call = new Call(headers, await reader.ReadToEndAsync());
        _calls.Enqueue(call);
        var status = await Answer(call, http.RequestAborted);
        if (Location is not null)
            http.Response.Headers.Location = Location;
        if (RetryAfter is not null)
            http.Response.Headers.RetryAfter = RetryAfter;
        http.Response.StatusCode = status;
    }

    /// <summary>One request.</summary>
    internal sealed record Call(IReadOnlyDictionary<string, string> Headers, string Body)
    {
        public JsonElement Event { get; } = JsonElement.Parse(Body);

        public string Id => Headers["webhook-id"];

        public string Type => Event.GetProperty("type").GetString()!;

        /// <summary>Whether one of the signatures is by a secret: as a receiver checks it, and not by our code.</summary>
        public bool IsSignedBy(string secret)
        {
            var key = Convert.FromBase64String(secret["whsec_".Length..]);
            var text = $"{Headers["webhook-id"]}.{Headers["webhook-timestamp"]}.{Body}";
            var signature = $"v1,{Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)))}";
            return Headers["webhook-signature"].Split(' ').Contains(signature);
        }
    }
}
