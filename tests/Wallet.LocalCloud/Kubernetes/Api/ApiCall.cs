using Wallet.LocalCloud.Kubernetes.Rbac;
using Wallet.LocalCloud.Kubernetes.Resources;
using Wallet.LocalCloud.Kubernetes.Writing;

namespace Wallet.LocalCloud.Kubernetes.Api;

/// <summary>A request for a resource, authenticated and parsed.</summary>
internal sealed record ApiCall(HttpContext Http, ApiUser User, RequestPath Path, ResourceKind Kind)
{
    public CancellationToken Aborted => Http.RequestAborted;

    public string? Query(string name) => Http.Request.Query.TryGetValue(name, out var value) ? value.ToString() : null;

    public bool Asks(string name) => Query(name) is "true" or "1";

    /// <summary>How the request wants its object written.</summary>
    public WriteOptions Write(string subresource = "") => new()
    {
        Manager = Manager(),
        IsDryRun = Query("dryRun") == "All",
        Validation = Query("fieldValidation") switch
        {
            "Strict" => FieldValidation.Strict,
            "Ignore" => FieldValidation.Ignore,
            _ => FieldValidation.Warn,
        },
        Force = Asks("force"),
        Subresource = subresource,
    };

    // Without a name of its own a manager is called after its program.
    private string Manager()
    {
        if (Query("fieldManager") is { Length: > 0 } manager) return manager;
        var program = Http.Request.Headers.UserAgent.ToString().Split('/')[0];
        return program.Length == 0 ? "unknown" : program[..Math.Min(program.Length, 128)];
    }
}
