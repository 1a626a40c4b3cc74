using System.Text;
using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Api;
using Wallet.LocalCloud.Kubernetes.Json;
using Wallet.LocalCloud.Kubernetes.Resources;

namespace Wallet.LocalCloud.Kubernetes.Schema;

/// <summary>What an object may be called, and which labels and annotations it may have.</summary>
internal static class ObjectName
{
    private const int AnnotationLimit = 256 * 1024;
    private static readonly string[] AnyText = ["Role", "ClusterRole", "RoleBinding", "ClusterRoleBinding"];

    public static IEnumerable<FieldError> Validate(ResourceKind kind, JsonObject value, KubernetesVersion version)
        => Name(kind, value.Name(), version)
            .Concat(Labels(value.Map("metadata", "labels"), "metadata.labels"))
            .Concat(Annotations(value.Map("metadata", "annotations"), "metadata.annotations"));

    public static IEnumerable<FieldError> Labels(JsonObject? labels, string path)
    {
        foreach (var (key, label) in labels ?? [])
        {
            if (NameForm.QualifiedName(key) is { } wrongKey) yield return FieldError.Invalid(path, key, wrongKey);
            if (label.Text() is { } text && NameForm.LabelValue(text) is { } wrong) yield return FieldError.Invalid(path, text, wrong);
        }
    }

    private static IEnumerable<FieldError> Annotations(JsonObject? annotations, string path)
    {
        // Keys may have capitals, which prefixes of labels may not.
        foreach (var (key, _) in annotations ?? [])
        {
            if (NameForm.QualifiedName(key.ToLowerInvariant()) is { } wrong) yield return FieldError.Invalid(path, key, wrong);
        }

        var size = (annotations ?? []).Sum(pair => Encoding.UTF8.GetByteCount(pair.Key) + Encoding.UTF8.GetByteCount(pair.Value.Text() ?? ""));
        if (size > AnnotationLimit) yield return FieldError.TooLong(path, AnnotationLimit);
    }

    private static IEnumerable<FieldError> Name(ResourceKind kind, string name, KubernetesVersion version)
    {
        if (name.Length == 0)
        {
            yield return FieldError.Required("metadata.name", "name or generateName is required");
        }
        else if (!AnyText.Contains(kind.Kind))
        {
            var wrong = kind.Storage switch
            {
                "/namespaces" => NameForm.Label(name),
                "/services" => NameForm.Service(name, version),
                _ => NameForm.Subdomain(name),
            };
            if (wrong is not null) yield return FieldError.Invalid("metadata.name", name, wrong);
        }
    }
}
