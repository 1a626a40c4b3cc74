using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Json;
using Wallet.LocalCloud.Kubernetes.Resources;

namespace Wallet.LocalCloud.Kubernetes.Writing;

/// <summary>An address writes its part of an object only: the status by its subresource, everything else by the object's own.</summary>
internal static class ObjectParts
{
    public static JsonObject Select(ResourceKind kind, JsonObject value, JsonObject old, string subresource)
    {
        if (subresource is "status")
        {
            var result = old.Clone();
            Take(result, "status", value);
            return result;
        }

        if (kind.HasStatus) Take(value, "status", old);
        return value;
    }

    private static void Take(JsonObject target, string name, JsonObject source)
    {
        if (source.At(name) is { } part) target[name] = part.DeepClone();
        else target.Remove(name);
    }
}
