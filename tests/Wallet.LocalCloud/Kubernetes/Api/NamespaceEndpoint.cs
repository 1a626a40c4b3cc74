using Wallet.LocalCloud.Kubernetes.Garbage;
using Wallet.LocalCloud.Kubernetes.Json;

namespace Wallet.LocalCloud.Kubernetes.Api;

/// <summary>The finalize subresource of namespaces.</summary>
internal sealed class NamespaceEndpoint(ApiServices services)
{
    public async Task Finalize(ApiCall call)
    {
        var value = await RequestBody.ReadObject(call.Http.Request, "Namespace");
        var finalizers = value.Texts("spec", "finalizers").ToList();
        var result = NamespaceFinalizers.Set(services.Store, call.Path.Name, finalizers) ?? throw Faults.NotFound(call.Kind, call.Path.Name);
        await Answer.Json(call.Http, 200, result);
    }
}
