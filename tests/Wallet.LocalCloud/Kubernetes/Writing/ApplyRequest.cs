using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Api;
using Wallet.LocalCloud.Kubernetes.Json;
using Wallet.LocalCloud.Kubernetes.Resources;
using Wallet.LocalCloud.Kubernetes.Schema;

namespace Wallet.LocalCloud.Kubernetes.Writing;

/// <summary>What an apply configuration must be before it is merged.</summary>
internal static class ApplyRequest
{
    /// <exception cref="ApiFault">The configuration cannot be applied.</exception>
    public static void Check(
        ResourceKind kind, string space, string name, JsonObject configuration, WriteOptions options, KubernetesVersion version)
    {
        ObjectForm.CheckKind(kind, configuration);
        if (configuration.At("metadata", "managedFields") is JsonArray { Count: > 0 })
        {
            throw Faults.BadRequest("metadata.managedFields must be nil");
        }

        ObjectIdentity.Locate(kind, space, configuration);
        configuration.Meta()["name"] = name;
        configuration.Meta().Remove("managedFields");
        configuration.Meta().Remove("creationTimestamp");
        if (!kind.IsCustom) EmptyFields.Drop(kind.Schema.Value, configuration);
        Narrow(kind, configuration, options.Subresource);
        var unknown = UnknownFields.Prune(kind.Schema.Value, configuration, version);
        if (unknown.Count == 0) return;
        var fields = string.Join("\n", unknown.Select(path => $".{path}: field not declared in schema"));
        throw Faults.Untyped($"failed to create typed patch object ({space}/{name}; {kind.ApiVersion}, Kind={kind.Kind}): {fields}");
    }

    // The status is applied by its subresource, and nothing else is.
    private static void Narrow(ResourceKind kind, JsonObject configuration, string subresource)
    {
        if (!kind.HasStatus) return;
        if (subresource.Length == 0)
        {
            configuration.Remove("status");
            return;
        }

        foreach (var field in configuration.Select(p => p.Key).Where(f => f is not ("apiVersion" or "kind" or "metadata" or "status")).ToList())
        {
            configuration.Remove(field);
        }

        foreach (var field in (string[])["labels", "annotations", "finalizers", "ownerReferences"]) configuration.Meta().Remove(field);
    }
}
