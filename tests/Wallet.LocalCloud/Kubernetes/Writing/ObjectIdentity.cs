using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Api;
using Wallet.LocalCloud.Kubernetes.Json;
using Wallet.LocalCloud.Kubernetes.Resources;

namespace Wallet.LocalCloud.Kubernetes.Writing;

/// <summary>The metadata that the server decides.</summary>
internal static class ObjectIdentity
{
    private const string NameLetters = "bcdfghjklmnpqrstvwxz2456789";
    private static readonly string[] Kept =
    [
        "name", "generateName", "namespace", "uid", "creationTimestamp", "generation", "deletionTimestamp", "deletionGracePeriodSeconds",
    ];

    /// <exception cref="ApiFault">Namespace or resourceVersion do not fit a create.</exception>
    public static void Claim(ResourceKind kind, string space, JsonObject value)
    {
        var meta = value.Meta();
        if (!string.IsNullOrEmpty(meta.Text("resourceVersion")))
        {
            throw Faults.BadRequest("resourceVersion should not be set on objects to be created");
        }

        Locate(kind, space, value);
        foreach (var field in (string[])["resourceVersion", "deletionTimestamp", "deletionGracePeriodSeconds", "selfLink", "managedFields"])
        {
            meta.Remove(field);
        }

        if (value.Name().Length == 0 && meta.Text("generateName") is { Length: > 0 } prefix) meta["name"] = prefix + Suffix();
    }

    /// <exception cref="ApiFault">The object names another namespace than the address.</exception>
    public static void Locate(ResourceKind kind, string space, JsonObject value)
    {
        if (!kind.Namespaced)
        {
            value.Meta().Remove("namespace");
            return;
        }

        if (value.Namespace() is { Length: > 0 } own && own != space)
        {
            throw Faults.BadRequest("the namespace of the provided object does not match the namespace sent on the request");
        }

        value.Meta()["namespace"] = space;
    }

    public static void Issue(ResourceKind kind, JsonObject value, DateTimeOffset now)
    {
        var meta = value.Meta();
        meta["uid"] = Guid.NewGuid().ToString();
        meta["creationTimestamp"] = ObjectMeta.Timestamp(now);
        meta.Remove("generation");
        if (kind.HasGeneration) meta["generation"] = 1;
    }

    /// <summary>Gives a change the identity of the object that it changes.</summary>
    public static void Keep(JsonObject value, JsonObject old)
    {
        var meta = value.Meta();
        foreach (var field in Kept)
        {
            if (old.At("metadata", field) is { } kept) meta[field] = kept.DeepClone();
            else meta.Remove(field);
        }

        meta.Remove("selfLink");
        meta["resourceVersion"] = old.ResourceVersion();
    }

    /// <summary>Counts a change of what the user wants.</summary>
    public static void CountGeneration(ResourceKind kind, JsonObject value, JsonObject old)
    {
        if (!kind.HasGeneration) return;
        var changed = value.Select(p => p.Key).Union(old.Select(p => p.Key))
            .Where(name => name is not ("metadata" or "apiVersion" or "kind") && !(name == "status" && kind.HasStatus))
            .Any(name => !JsonAccess.Same(value[name], old[name]));
        if (changed) value.Meta()["generation"] = old.Generation() + 1;
    }

    private static string Suffix() => string.Create(5, 0, static (letters, _) =>
    {
        for (var i = 0; i < letters.Length; i++) letters[i] = NameLetters[Random.Shared.Next(NameLetters.Length)];
    });
}
