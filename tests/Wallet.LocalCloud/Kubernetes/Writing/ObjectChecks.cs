using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Api;
using Wallet.LocalCloud.Kubernetes.Json;
using Wallet.LocalCloud.Kubernetes.Resources;
using Wallet.LocalCloud.Kubernetes.Schema;

namespace Wallet.LocalCloud.Kubernetes.Writing;

/// <summary>Judges an object that is about to be kept.</summary>
internal static class ObjectChecks
{
    /// <exception cref="ApiFault">The object is invalid, with all causes.</exception>
    public static void Create(ResourceKind kind, JsonObject value, KubernetesVersion version)
        => Refuse(kind, value, Content(kind, value, null, version));

    /// <exception cref="ApiFault">The object or the change is invalid, with all causes.</exception>
    public static void Change(ResourceKind kind, JsonObject value, JsonObject old, bool isStatus, KubernetesVersion version)
    {
        if (isStatus && !kind.IsCustom) return;
        var errors = NewFinalizers(kind, value, old).Concat(Content(kind, value, old, version));
        Refuse(kind, value, isStatus ? errors : errors.Concat(kind.Rules.ValidateChange(value, old)));
    }

    private static IEnumerable<FieldError> Content(ResourceKind kind, JsonObject value, JsonObject? old, KubernetesVersion version)
        => ObjectName.Validate(kind, value, version)
            .Concat(kind.IsCustom ? SchemaValidation.Validate(kind.Schema.Value, value, ValueBefore.Of(old))
                : kind.Rules.Validate(value, version));

    // A real server checks the metadata of custom resources twice and says so twice.
    private static IEnumerable<FieldError> NewFinalizers(ResourceKind kind, JsonObject value, JsonObject old)
    {
        if (!old.IsDeleting()) return [];
        var added = value.Finalizers().Except(old.Finalizers()).ToList();
        if (added.Count == 0) return [];
        var list = string.Join(", ", added.Select(finalizer => $"\"{finalizer}\""));
        var error = FieldError.Forbidden("metadata.finalizers",
            $"no new finalizers can be added if the object is being deleted, found new finalizers []string{{{list}}}");
        return Enumerable.Repeat(error, kind.IsCustom ? 2 : 1);
    }

    private static void Refuse(ResourceKind kind, JsonObject value, IEnumerable<FieldError> errors)
    {
        if (errors.ToList() is { Count: > 0 } found) throw Faults.Invalid(kind, value.Name(), found);
    }
}
