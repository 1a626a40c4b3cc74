using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Api;
using Wallet.LocalCloud.Kubernetes.Resources;

namespace Wallet.LocalCloud.Kubernetes.BuiltIn;

/// <summary>What a built-in kind adds to plain storage. All steps change or judge the object that is about to be written.</summary>
internal class KindRules
{
    public static KindRules None { get; } = new();

    /// <summary>From the form on the wire to the one that is kept; only for kinds with two forms.</summary>
    public virtual void ToStorage(ResourceKind kind, JsonObject value)
    {
    }

    /// <summary>From the form that is kept to the one on the wire.</summary>
    /// <returns>The same object when the forms are one.</returns>
    public virtual JsonObject FromStorage(ResourceKind kind, JsonObject value) => value;

    /// <summary>Fills in defaults; they count as set by whoever writes.</summary>
    public virtual void Default(JsonObject value)
    {
    }

    /// <summary>Fills in what the server decides; nobody owns these fields.</summary>
    public virtual void Prepare(JsonObject value, JsonObject? old, WriteContext context)
    {
    }

    public virtual IEnumerable<FieldError> Validate(JsonObject value, KubernetesVersion version) => [];

    public virtual IEnumerable<FieldError> ValidateChange(JsonObject value, JsonObject old) => [];
}
