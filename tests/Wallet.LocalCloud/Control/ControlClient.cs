using System.Net;
using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Control;

/// <summary>What came of a request to a running cloud.</summary>
/// <param name="Body">The answer; nothing when there is none.</param>
/// <param name="Error">Why it was not carried out; nothing when it was.</param>
/// <param name="ExitCode">For the program: 0, 1, or 2 where the arguments are at fault.</param>
internal sealed record ControlReply(JsonNode? Body, string? Error, int ExitCode);

/// <summary>Speaks to the control endpoint of a running cloud.</summary>
internal sealed class ControlClient(Uri url) : IDisposable
{
    private const int Failed = 1;
    private const int BadArguments = 2;
    private readonly HttpClient _http = new() { BaseAddress = url };

    /// <summary>The endpoint of the cloud that runs on a directory; nothing when none has been started there.</summary>
    public static Uri? Find(string directory) => new CloudFiles(Path.GetFullPath(directory)).Read()?.Control;

    public async Task<ControlReply> SendAsync(HttpMethod method, string path, object? body, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        try
        {
            using var response = await _http.SendAsync(request, cancellation);
            var text = await response.Content.ReadAsStringAsync(cancellation);
            var answer = text.Length == 0 ? null : JsonNode.Parse(text);
            return response.IsSuccessStatusCode
                ? new(answer, null, 0)
                : new(null, answer?["error"]?.ToString() ?? $"the cloud answered {(int)response.StatusCode}", CodeOf(response.StatusCode));
        }
        catch (HttpRequestException fault)
        {
            return new(null, $"no local cloud answers at {url}: {fault.Message}", Failed);
        }
    }

    public void Dispose() => _http.Dispose();

    private static int CodeOf(HttpStatusCode status) => status == HttpStatusCode.BadRequest ? BadArguments : Failed;
}
