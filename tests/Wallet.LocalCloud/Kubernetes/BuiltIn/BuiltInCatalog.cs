using System.Reflection;
using k8s.Models;
using Wallet.LocalCloud.Kubernetes.Resources;
using Wallet.LocalCloud.Kubernetes.Schema;

namespace Wallet.LocalCloud.Kubernetes.BuiltIn;

/// <summary>The built-in resources. Those without rules of their own are kept and served, and nothing acts on them.</summary>
internal static class BuiltInCatalog
{
    private static readonly Dictionary<(string Group, string Version, string Kind), Type> Models = FindModels();

    /// <summary>Group versions in the order of discovery.</summary>
    public static readonly IReadOnlyList<(string Group, string Version)> GroupVersions =
    [
        ("", "v1"), ("apiregistration.k8s.io", "v1"), ("apps", "v1"), ("events.k8s.io", "v1"), ("authentication.k8s.io", "v1"),
        ("authorization.k8s.io", "v1"), ("autoscaling", "v2"), ("autoscaling", "v1"), ("batch", "v1"), ("certificates.k8s.io", "v1"),
        ("networking.k8s.io", "v1"), ("policy", "v1"), ("rbac.authorization.k8s.io", "v1"), ("storage.k8s.io", "v1"),
        ("admissionregistration.k8s.io", "v1"), ("apiextensions.k8s.io", "v1"), ("scheduling.k8s.io", "v1"),
        ("coordination.k8s.io", "v1"), ("node.k8s.io", "v1"), ("discovery.k8s.io", "v1"), ("resource.k8s.io", "v1"),
        ("flowcontrol.apiserver.k8s.io", "v1"),
    ];

    public static readonly IReadOnlyList<ResourceKind> Kinds = [.. BuiltInResources.All.Select(Read)];

    private static readonly Dictionary<(string, string, string), ResourceKind> ByName =
        Kinds.ToDictionary(kind => (kind.Group, kind.Version, kind.Plural));

    public static ResourceKind? Find(string group, string version, string plural) => ByName.GetValueOrDefault((group, version, plural));

    private static ResourceKind Read(BuiltInResource resource) => new()
    {
        Group = resource.Group,
        Version = resource.Version,
        Kind = resource.Kind,
        ListKind = resource.Kind + "List",
        Plural = resource.Plural,
        Singular = resource.Kind.ToLowerInvariant(),
        Namespaced = resource.Namespaced,
        ShortNames = resource.ShortNames,
        Categories = resource.InAll ? ["all"] : [],
        Verbs = resource.Verbs,
        Subresources = resource.Subresources,
        Storage = resource.Storage ?? $"{resource.Group}/{resource.Plural}",
        Schema = new Lazy<TypeSchema>(() => SchemaOf(resource)),
        Rules = resource.Rules,
        Columns = BuiltInColumns.Find(resource.Kind),
        HasGeneration = resource.HasGeneration,
        ReturnsDeleted = resource.ReturnsDeleted,
    };

    private static TypeSchema SchemaOf(BuiltInResource resource)
        => Models.TryGetValue((resource.Group, resource.Version, resource.Kind), out var model)
            ? ModelSchema.Of(model)
            : TypeSchema.Unknown;

    private static Dictionary<(string Group, string Version, string Kind), Type> FindModels()
    {
        var models = new Dictionary<(string, string, string), Type>();
        foreach (var type in typeof(V1Pod).Assembly.GetExportedTypes().Where(type => type.Namespace == "k8s.Models"))
        {
            if (type.GetCustomAttribute<KubernetesEntityAttribute>() is { } entity)
            {
                models.TryAdd((entity.Group ?? "", entity.ApiVersion, entity.Kind), type);
            }
        }

        return models;
    }
}
