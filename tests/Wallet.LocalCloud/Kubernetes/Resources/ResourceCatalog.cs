using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.BuiltIn;
using Wallet.LocalCloud.Kubernetes.Json;
using Wallet.LocalCloud.Kubernetes.Store;

namespace Wallet.LocalCloud.Kubernetes.Resources;

/// <summary>Everything that is served: the built-in kinds and those of the established CustomResourceDefinitions.</summary>
public sealed class ResourceCatalog
{
    public const string Definitions = "apiextensions.k8s.io/customresourcedefinitions";
    private readonly ObjectStore _store;
    private readonly ConcurrentDictionary<string, (long Revision, IReadOnlyList<ResourceKind> Kinds)> _custom = new();

    internal ResourceCatalog(ObjectStore store) => _store = store;

    /// <summary>All served resources, built-in ones first.</summary>
    public IEnumerable<ResourceKind> All => BuiltInCatalog.Kinds.Concat(Custom());

    public ResourceKind? Find(string group, string version, string plural)
        => BuiltInCatalog.Find(group, version, plural)
            ?? Custom().FirstOrDefault(kind => kind.Group == group && kind.Version == version && kind.Plural == plural);

    public ResourceKind? FindKind(string apiVersion, string kind)
        => All.FirstOrDefault(candidate => candidate.Kind == kind && candidate.ApiVersion == apiVersion);

    /// <summary>The kind that reads what is stored under a name, in its first version.</summary>
    public ResourceKind? FindStorage(string storage) => All.FirstOrDefault(kind => kind.Storage == storage && kind.IsStored);

    /// <summary>Group versions in the order of discovery.</summary>
    public IEnumerable<(string Group, string Version)> GroupVersions()
        => BuiltInCatalog.GroupVersions.Concat(Custom().Select(kind => (kind.Group, kind.Version))
            .OrderBy(pair => pair.Group, StringComparer.Ordinal)).Distinct();

    private IEnumerable<ResourceKind> Custom()
        => _store.List(Definitions).Objects.SelectMany(KindsOf);

    // A definition's schema is read once per version of the definition.
    private IReadOnlyList<ResourceKind> KindsOf(StoredObject definition)
    {
        if (_custom.TryGetValue(definition.Key.Name, out var known) && known.Revision == definition.Revision) return known.Kinds;
        var kinds = IsEstablished(definition.Json) ? CustomResourceKinds.Read(definition.Json) : [];
        _custom[definition.Key.Name] = (definition.Revision, kinds);
        return kinds;
    }

    private static bool IsEstablished(JsonObject definition)
        => definition.Items("status", "conditions").Any(c => c.Text("type") == "Established" && c.Text("status") == "True");
}
