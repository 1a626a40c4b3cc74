using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Json;
using Wallet.LocalCloud.Kubernetes.Store;

namespace Wallet.LocalCloud.Kubernetes.Garbage;

/// <summary>What holds a namespace while its content goes.</summary>
internal static class NamespaceFinalizers
{
    /// <summary>Replaces a namespace's own finalizers; a deleted namespace without any goes.</summary>
    /// <returns>Null when there is no such namespace.</returns>
    public static JsonObject? Set(ObjectStore store, string name, IReadOnlyList<string> finalizers)
    {
        lock (store.Gate)
        {
            if (store.Find(new ObjectKey("/namespaces", "", name)) is not { } stored) return null;
            var value = stored.Json.Clone();
            if (finalizers.Count == 0) value.Ensure("spec").Remove("finalizers");
            else value.Ensure("spec")["finalizers"] = new JsonArray([.. finalizers.Select(finalizer => (JsonNode)finalizer)]);
            if (finalizers.Count > 0 || !value.IsDeleting() || value.Finalizers().Count > 0) return store.Put(stored.Key, value).Json;
            store.Remove(stored);
            return value;
        }
    }
}
