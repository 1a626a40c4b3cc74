using Wallet.LocalCloud.Kubernetes.Rbac;
using Wallet.LocalCloud.Kubernetes.ServiceAccounts;

namespace Wallet.LocalCloud.Kubernetes.Api;

/// <summary>Sends a request to the endpoint of its method and resource.</summary>
internal sealed class ResourceRouter(ApiServices services, Authenticator authenticator)
{
    private readonly ObjectEndpoint _objects = new(services);
    private readonly ListEndpoint _lists = new(services);
    private readonly WatchEndpoint _watches = new(services);
    private readonly PodEndpoint _pods = new(services);
    private readonly ScaleEndpoint _scales = new(services);
    private readonly TokenEndpoint _tokens = new(services);
    private readonly NamespaceEndpoint _namespaces = new(services);
    private readonly ReviewEndpoint _reviews = new(services, authenticator);

    public Task Handle(ApiCall call)
    {
        var method = call.Http.Request.Method;
        if (call.Path.Subresource.Length > 0) return Subresource(call, method);
        if (call.Path.Name.Length > 0) return Single(call, method);
        if (!call.Kind.IsStored) return method == "POST" ? _reviews.Create(call) : throw Faults.MethodNotAllowed();
        return method switch
        {
            "GET" when call.Asks("watch") => _watches.Watch(call),
            "GET" => _lists.List(call),
            "POST" when call.Kind.Namespaced && call.Path.Namespace.Length == 0 => throw Faults.MethodNotAllowed(),
            "POST" => _objects.Create(call),
            "DELETE" => _lists.DeleteAll(call),
            _ => throw Faults.MethodNotAllowed(),
        };
    }

    private Task Single(ApiCall call, string method) => method switch
    {
        "GET" when call.Asks("watch") => _watches.Watch(call),
        "GET" => _objects.Get(call),
        "PUT" => _objects.Replace(call),
        "PATCH" => _objects.Patch(call),
        "DELETE" => _objects.Delete(call),
        _ => throw Faults.MethodNotAllowed(),
    };

    private Task Subresource(ApiCall call, string method)
    {
        if (call.Kind.Subresources.All(subresource => subresource.Name != call.Path.Subresource)) throw Faults.UnknownResource();
        return (call.Kind.Storage, call.Path.Subresource, method) switch
        {
            (_, "status", "GET" or "PUT" or "PATCH") => Single(call, method),
            (_, "scale", "GET") => _scales.Get(call),
            (_, "scale", "PUT") => _scales.Replace(call),
            (_, "scale", "PATCH") => _scales.Patch(call),
            ("/pods", "log", "GET") => _pods.Log(call),
            ("/pods", "binding", "POST") => _pods.Bind(call),
            ("/pods", "eviction", "POST") => _pods.Evict(call),
            ("/serviceaccounts", "token", "POST") => _tokens.Create(call),
            ("/namespaces", "finalize", "PUT") => _namespaces.Finalize(call),
            _ => throw Faults.MethodNotAllowed(),
        };
    }
}
