using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Api;
using Wallet.LocalCloud.Kubernetes.Json;
using Wallet.LocalCloud.Kubernetes.Store;
using Wallet.LocalCloud.Kubernetes.Writing;

namespace Wallet.LocalCloud.Kubernetes.Garbage;

/// <summary>Finalizers that the server itself sets and takes away.</summary>
internal static class Finalizers
{
    /// <summary>Holds a definition until its objects are gone.</summary>
    public const string CustomResources = "customresourcecleanup.apiextensions.k8s.io";

    public static void Remove(ApiServices services, StoredObject stored, string finalizer)
    {
        if (services.Store.Find(stored.Key) is not { } current || !current.Json.Finalizers().Contains(finalizer)) return;
        var value = current.Json.Clone();
        var left = value.Finalizers().Where(name => name != finalizer).ToList();
        if (left.Count == 0) value.Meta().Remove("finalizers");
        else value.Meta()["finalizers"] = new JsonArray([.. left.Select(name => (JsonNode)name)]);
        if (services.Catalog.FindStorage(stored.Key.Resource) is { } kind && ObjectDeletion.IsReady(kind, value)) services.Store.Remove(current);
        else services.Store.Put(stored.Key, value);
    }
}
