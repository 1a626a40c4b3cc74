using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Json;

namespace Wallet.LocalCloud.Kubernetes.BuiltIn;

internal sealed class NamespaceRules : KindRules
{
    public const string Finalizer = "kubernetes";

    public override void Default(JsonObject value)
    {
        if (value.Name().Length > 0) value.Ensure("metadata", "labels")["kubernetes.io/metadata.name"] = value.Name();
    }

    public override void Prepare(JsonObject value, JsonObject? old, WriteContext context)
    {
        if (old is null)
        {
            value["spec"] = new JsonObject { ["finalizers"] = new JsonArray(Finalizer) };
            value["status"] = new JsonObject { ["phase"] = "Active" };
        }
        else
        {
            // Only the finalize subresource changes them.
            value["spec"] = old.At("spec")?.DeepClone();
        }
    }
}
