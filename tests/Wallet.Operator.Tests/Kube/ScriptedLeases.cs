using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Wallet.Operator.Tests.Kube;

/// <summary>
/// An API server that keeps leases and fails as the test says. Resource versions are enforced, a refused or lost request changes nothing,
/// and one that is answered too late may have been carried out.
/// </summary>
internal sealed class ScriptedLeases : DelegatingHandler
{
    private readonly Lock _lock = new();
    private JsonObject? _lease;
    private int _version;

    /// <summary>How requests fail from now on; null to answer them.</summary>
    public Func<CancellationToken, Task<HttpResponseMessage>>? Fault { get; set; }

    /// <summary>Whether a request that fails is carried out all the same.</summary>
    public bool CarriesOut { get; set; }

    /// <summary>Happens once, after a read has been answered and before the next request.</summary>
    public Action? AfterRead { get; set; }

    /// <summary>Requests that arrived, by method.</summary>
    public List<string> Requests { get; } = [];

    public string? Holder => _lease?["spec"]?["holderIdentity"]?.GetValue<string>();

    public JsonNode? Spec => _lease?["spec"];

    /// <summary>Another process writes the lease.</summary>
    public void Write(string holder, int seconds = 15)
    {
        lock (_lock)
            Store(new JsonObject { ["spec"] = new JsonObject { ["holderIdentity"] = holder, ["leaseDurationSeconds"] = seconds } });
    }

    public void Delete() => _lease = null;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? null : JsonNode.Parse(await request.Content.ReadAsStringAsync(cancellationToken))!.AsObject();
        HttpResponseMessage? answer = null;
        lock (_lock)
            Requests.Add(request.Method.Method);
        if (CarriesOut || Fault is null)
            answer = Handle(request.Method, body);
        if (request.Method == HttpMethod.Get)
            Meanwhile();
        if (Fault is { } fault)
            answer = await fault(cancellationToken);
        answer!.RequestMessage = request;
        return answer;
    }

    private void Meanwhile()
    {
        var happens = AfterRead;
        AfterRead = null;
        happens?.Invoke();
    }

    private HttpResponseMessage Handle(HttpMethod method, JsonObject? body)
    {
        lock (_lock)
        {
            if (method == HttpMethod.Get)
                return _lease is null ? Answer(HttpStatusCode.NotFound, []) : Answer(HttpStatusCode.OK, _lease);
            if (method == HttpMethod.Post && _lease is not null)
                return Answer(HttpStatusCode.Conflict, []);
            if (method == HttpMethod.Put && _lease is null)
                return Answer(HttpStatusCode.NotFound, []);
            if (method == HttpMethod.Put && body!["metadata"]!["resourceVersion"]?.GetValue<string>() != $"{_version}")
                return Answer(HttpStatusCode.Conflict, []);
            return Answer(HttpStatusCode.OK, Store(body!));
        }
    }

    private JsonObject Store(JsonObject lease)
    {
        _version++;
        _lease = new JsonObject
        {
            ["metadata"] = new JsonObject { ["name"] = "lease", ["namespace"] = "system", ["resourceVersion"] = $"{_version}" },
            ["spec"] = lease["spec"]!.DeepClone(),
        };
        return _lease;
    }

    private static HttpResponseMessage Answer(HttpStatusCode status, JsonObject body) => new(status)
    {
        Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"),
    };
}
