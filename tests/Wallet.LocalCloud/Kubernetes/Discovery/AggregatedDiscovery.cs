using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Resources;

namespace Wallet.LocalCloud.Kubernetes.Discovery;

/// <summary>The whole of discovery in one answer (<c>apidiscovery.k8s.io/v2</c>).</summary>
internal static class AggregatedDiscovery
{
    /// <param name="isCore">The core group, served under <c>/api</c>, or all the others under <c>/apis</c>.</param>
    public static JsonObject List(ResourceCatalog catalog, bool isCore)
    {
        var groups = catalog.GroupVersions().Where(pair => pair.Group.Length == 0 == isCore).GroupBy(pair => pair.Group, pair => pair.Version);
        var kinds = catalog.All.ToLookup(kind => (kind.Group, kind.Version));
        return new JsonObject
        {
            ["kind"] = "APIGroupDiscoveryList",
            ["apiVersion"] = "apidiscovery.k8s.io/v2",
            ["metadata"] = new JsonObject(),
            ["items"] = new JsonArray([.. groups.Select(group => Group(group.Key, group, kinds))]),
        };
    }

    private static JsonObject Group(string name, IEnumerable<string> versions, ILookup<(string, string), ResourceKind> kinds) => new()
    {
        ["metadata"] = name.Length == 0 ? [] : new JsonObject { ["name"] = name },
        ["versions"] = new JsonArray([.. versions.Select(version => new JsonObject
        {
            ["version"] = version,
            ["resources"] = new JsonArray([.. kinds[(name, version)].OrderBy(kind => kind.Plural, StringComparer.Ordinal).Select(Resource)]),
            ["freshness"] = "Current",
        })]),
    };

    private static JsonObject Resource(ResourceKind kind)
    {
        var resource = new JsonObject
        {
            ["resource"] = kind.Plural,
            ["responseKind"] = Response(kind.IsCustom ? kind.Group : "", kind.IsCustom ? kind.Version : "", kind.Kind),
            ["scope"] = kind.Namespaced ? "Namespaced" : "Cluster",
            ["singularResource"] = kind.Singular,
            ["verbs"] = Texts(kind.Verbs),
        };
        if (kind.ShortNames.Count > 0) resource["shortNames"] = Texts(kind.ShortNames);
        if (kind.Categories.Count > 0) resource["categories"] = Texts(kind.Categories);
        if (kind.Subresources.Count > 0)
        {
            resource["subresources"] = new JsonArray([.. kind.Subresources.Select(subresource => new JsonObject
            {
                ["subresource"] = subresource.Name,
                ["responseKind"] = Response(subresource.Group, subresource.Version, subresource.Kind),
                ["verbs"] = Texts(subresource.Verbs),
            })]);
        }

        return resource;
    }

    // An empty group stands for the group of the list itself.
    private static JsonObject Response(string group, string version, string kind)
        => new() { ["group"] = group, ["version"] = version, ["kind"] = kind };

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);
}
