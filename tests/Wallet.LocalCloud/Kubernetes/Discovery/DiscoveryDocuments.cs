using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Resources;

namespace Wallet.LocalCloud.Kubernetes.Discovery;

/// <summary>What clients read to learn what is served.</summary>
internal static class DiscoveryDocuments
{
    public static JsonObject Version(KubernetesVersion version) => new()
    {
        ["major"] = "1",
        ["minor"] = $"{version.Minor}",
        ["emulationMajor"] = "1",
        ["emulationMinor"] = $"{version.Minor}",
        ["minCompatibilityMajor"] = "1",
        ["minCompatibilityMinor"] = $"{version.Minor - 1}",
        ["gitVersion"] = version.Git,
        ["gitCommit"] = "",
        ["gitTreeState"] = "",
        ["buildDate"] = "1970-01-01T00:00:00Z",
        ["goVersion"] = "",
        ["compiler"] = "",
        ["platform"] = "linux/amd64",
    };

    public static JsonObject CoreVersions(string address) => new()
    {
        ["kind"] = "APIVersions",
        ["versions"] = new JsonArray("v1"),
        ["serverAddressByClientCIDRs"] = new JsonArray(new JsonObject { ["clientCIDR"] = "0.0.0.0/0", ["serverAddress"] = address }),
    };

    public static JsonObject Groups(ResourceCatalog catalog) => new()
    {
        ["kind"] = "APIGroupList",
        ["apiVersion"] = "v1",
        ["groups"] = new JsonArray([.. NamedGroups(catalog).Select(group => Group(group.Key, group))]),
    };

    /// <returns>Null when there is no such group.</returns>
    public static JsonObject? Group(ResourceCatalog catalog, string name)
    {
        if (NamedGroups(catalog).FirstOrDefault(group => group.Key == name) is not { } found) return null;
        var group = new JsonObject { ["kind"] = "APIGroup", ["apiVersion"] = "v1" };
        foreach (var (field, value) in Group(name, found)) group[field] = value?.DeepClone();
        return group;
    }

    /// <returns>Null when there is no such group version.</returns>
    public static JsonObject? Resources(ResourceCatalog catalog, string group, string version)
    {
        if (!catalog.GroupVersions().Contains((group, version))) return null;
        var list = new JsonObject { ["kind"] = "APIResourceList" };
        if (group.Length > 0) list["apiVersion"] = "v1";
        list["groupVersion"] = group.Length == 0 ? version : $"{group}/{version}";
        var kinds = catalog.All.Where(kind => kind.Group == group && kind.Version == version)
            .OrderBy(kind => kind.Plural, StringComparer.Ordinal);
        list["resources"] = new JsonArray([.. kinds.SelectMany(Entries)]);
        return list;
    }

    private static IEnumerable<IGrouping<string, string>> NamedGroups(ResourceCatalog catalog)
        => catalog.GroupVersions().Where(pair => pair.Group.Length > 0).GroupBy(pair => pair.Group, pair => pair.Version);

    private static JsonObject Group(string name, IEnumerable<string> versions)
    {
        var entries = versions.Select(version => new JsonObject { ["groupVersion"] = $"{name}/{version}", ["version"] = version }).ToList();
        return new JsonObject
        {
            ["name"] = name,
            ["versions"] = new JsonArray([.. entries]),
            ["preferredVersion"] = entries[0].DeepClone(),
        };
    }

    private static IEnumerable<JsonObject> Entries(ResourceKind kind)
    {
        var entry = new JsonObject
        {
            ["name"] = kind.Plural,
            ["singularName"] = kind.Singular,
            ["namespaced"] = kind.Namespaced,
            ["kind"] = kind.Kind,
            ["verbs"] = Texts(kind.Verbs),
        };
        if (kind.ShortNames.Count > 0) entry["shortNames"] = Texts(kind.ShortNames);
        if (kind.Categories.Count > 0) entry["categories"] = Texts(kind.Categories);
        if (kind.Verbs.Contains("create") && kind.IsStored) entry["storageVersionHash"] = kind.StorageVersionHash;
        yield return entry;
        foreach (var subresource in kind.Subresources) yield return Entry(kind, subresource);
    }

    private static JsonObject Entry(ResourceKind kind, Subresource subresource)
    {
        var entry = new JsonObject
        {
            ["name"] = $"{kind.Plural}/{subresource.Name}",
            ["singularName"] = "",
            ["namespaced"] = kind.Namespaced,
        };
        if (subresource.Group.Length > 0)
        {
            entry["group"] = subresource.Group;
            entry["version"] = subresource.Version;
        }

        entry["kind"] = subresource.Kind;
        entry["verbs"] = Texts(subresource.Verbs);
        return entry;
    }

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);
}
