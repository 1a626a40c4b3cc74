using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Apply;
using Wallet.LocalCloud.Kubernetes.BuiltIn;
using Wallet.LocalCloud.Kubernetes.Json;
using Wallet.LocalCloud.Kubernetes.Store;

namespace Wallet.LocalCloud.Kubernetes.Writing;

/// <summary>Accepts a definition's names and reports it established, right after it was written.</summary>
internal static class CustomResourceEstablishment
{
    public static void Establish(ObjectStore store, StoredObject stored, DateTimeOffset now)
    {
        var names = stored.Json.At("spec", "names");
        if (stored.Json.IsDeleting() || JsonAccess.Same(stored.Json.At("status", "acceptedNames"), names)) return;
        var established = stored.Json.Clone();
        var status = established.Ensure("status");
        status["acceptedNames"] = names?.DeepClone();
        status["conditions"] = new JsonArray(
            Condition("NamesAccepted", "NoConflicts", "no conflicts found", now),
            Condition("Established", "InitialNamesAccepted", "the initial names have been accepted", now));
        var schema = BuiltInCatalog.Find("apiextensions.k8s.io", "v1", "customresourcedefinitions")!.Schema.Value;
        FieldOwnership.Update(schema, stored.Json, established,
            new FieldManager("kas", "Update", "apiextensions.k8s.io/v1", "status"), ObjectMeta.Timestamp(now));
        store.Put(stored.Key, established);
    }

    private static JsonObject Condition(string type, string reason, string message, DateTimeOffset now) => new()
    {
        ["type"] = type,
        ["status"] = "True",
        ["lastTransitionTime"] = ObjectMeta.Timestamp(now),
        ["reason"] = reason,
        ["message"] = message,
    };
}
