using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Json;
using Wallet.LocalCloud.Kubernetes.Store;

namespace Wallet.LocalCloud.Kubernetes.Garbage;

/// <summary>Who owns an object.</summary>
internal static class OwnerReferences
{
    public static bool Names(JsonObject value, string uid)
        => value.Items("metadata", "ownerReferences").Any(owner => owner.Text("uid") == uid);

    /// <summary>Whether an owner that is deleted in the foreground waits for this object.</summary>
    public static bool Blocks(JsonObject value, string uid) => value.Items("metadata", "ownerReferences")
        .Any(owner => owner.Text("uid") == uid && owner.Flag("blockOwnerDeletion") == true);

    public static void Remove(ObjectStore store, StoredObject stored, string uid)
    {
        var value = stored.Json.Clone();
        var left = value.Items("metadata", "ownerReferences").Where(owner => owner.Text("uid") != uid).Select(owner => owner?.DeepClone());
        value.Meta()["ownerReferences"] = new JsonArray([.. left]);
        if (!value.Items("metadata", "ownerReferences").Any()) value.Meta().Remove("ownerReferences");
        store.Put(stored.Key, value);
    }
}
