using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Wallet.LocalCloud.Clock;
using Wallet.LocalCloud.Kubernetes;

namespace Wallet.LocalCloud.Tests.Kubernetes;

/// <summary>Sends the recorded requests in order to a server of its own, once for all tests, and keeps the answers.</summary>
public sealed class TranscriptReplay : IAsyncLifetime
{
    private readonly Dictionary<string, (JsonObject Expected, JsonObject Actual)> _answers = [];
    private readonly VolatileValues _values = new();
    private KubernetesApi _api = null!;
    private HttpClient _http = null!;

    public async Task InitializeAsync()
    {
        _api = await KubernetesApi.StartAsync(new KubernetesApiOptions
        {
            // The recording had no controllers.
            CollectsGarbage = false,
            Time = CloudClock.ByHand(new DateTimeOffset(2026, 11, 22, 15, 17, 31, TimeSpan.Zero)),
        });
        _http = LocalHttp.Client(_api);
        foreach (var entry in TranscriptEntry.All)
        {
            _answers[entry.Name] = await Replay(entry);
        }
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _api.DisposeAsync();
    }

    /// <summary>The recorded and the replayed answer, ready to be compared.</summary>
    public (string Expected, string Actual) Answers(string name)
        => (Normalised.Text(_answers[name].Expected), Normalised.Text(_answers[name].Actual));

    private async Task<(JsonObject, JsonObject)> Replay(TranscriptEntry entry)
    {
        using var request = Request(entry);
        // Before the watch, which gets the same events from the history: beside it, they would race with its end.
        if (entry.Note is not null) await MakeNotedChanges();
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        // Reading the content parses the headers, which changes their spelling.
        var headers = Headers(response);
        var text = await response.Content.ReadAsStringAsync();
        var actual = new JsonObject
        {
            ["status"] = (int)response.StatusCode,
            ["headers"] = headers,
            ["body"] = Body(text, request.RequestUri!.Query.Contains("watch=true", StringComparison.Ordinal), response),
        };
        _values.Learn(entry.Response["body"], actual["body"]);
        return (entry.Response, actual);
    }

    private HttpRequestMessage Request(TranscriptEntry entry)
    {
        var path = _values.InQuery((string)entry.Request["path"]!);
        var request = new HttpRequestMessage(new HttpMethod((string)entry.Request["method"]!), new Uri(_api.Address, path));
        if (entry.Request["anonymous"] is null)
        {
            var token = entry.Request["as"] is null ? _api.AdminToken : _api.TokenFor("wallet-demo", "sa");
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        var headers = entry.Request["headers"]?.AsObject() ?? [];
        if (headers["Accept"] is { } accept) request.Headers.TryAddWithoutValidation("Accept", (string)accept!);
        if (entry.Request["body"] is not { } body) return request;
        request.Content = new StringContent(body is JsonValue raw ? (string)raw! : _values.InBody(body).ToJsonString(), Encoding.UTF8);
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse((string)headers["Content-Type"]!);
        return request;
    }

    // "During this watch another client creates w1 (team=a, size 1), sets size 2, sets team=b, deletes it."
    private async Task MakeNotedChanges()
    {
        const string Widgets = "/apis/example.test/v1/namespaces/wallet-demo/widgets";
        var created = """{"apiVersion":"example.test/v1","kind":"Widget","metadata":{"name":"w1","labels":{"team":"a"}},"spec":{"size":1}}""";
        await Send(HttpMethod.Post, Widgets, created, "application/json");
        await Send(HttpMethod.Patch, Widgets + "/w1", """{"spec":{"size":2}}""", "application/merge-patch+json");
        await Send(HttpMethod.Patch, Widgets + "/w1", """{"metadata":{"labels":{"team":"b"}}}""", "application/merge-patch+json");
        await Send(HttpMethod.Delete, Widgets + "/w1", null, "");
    }

    private async Task Send(HttpMethod method, string path, string? body, string type)
    {
        using var request = new HttpRequestMessage(method, new Uri(_api.Address, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _api.AdminToken);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, type);
        using var response = await _http.SendAsync(request);
        response.EnsureSuccessStatusCode();
    }

    private static JsonObject Headers(HttpResponseMessage response)
    {
        var headers = new JsonObject { ["Content-Type"] = response.Content.Headers.NonValidated["Content-Type"].ToString() };
        if (response.Headers.TryGetValues("Warning", out var warnings))
        {
            headers["Warning"] = new JsonArray([.. warnings.Select(warning => (JsonNode)warning)]);
        }

        return headers;
    }

    private static JsonNode? Body(string text, bool isWatch, HttpResponseMessage response)
    {
        if (response.Content.Headers.ContentType?.MediaType != "application/json") return text;
        return isWatch
            ? new JsonObject { ["events"] = new JsonArray([.. text.Split('\n').Where(line => line.Length > 0).Select(line => JsonNode.Parse(line))]) }
            : JsonNode.Parse(text);
    }
}
