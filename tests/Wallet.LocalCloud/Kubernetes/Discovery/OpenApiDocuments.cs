using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Json;
using Wallet.LocalCloud.Kubernetes.Resources;

namespace Wallet.LocalCloud.Kubernetes.Discovery;

/// <summary>OpenAPI v3: one document a group version, which kubectl reads for <c>explain</c>, <c>apply</c> and <c>diff</c>.</summary>
internal sealed class OpenApiDocuments(ResourceCatalog catalog)
{
    private readonly ConcurrentDictionary<string, (string Kinds, byte[] Utf8)> _documents = new();

    /// <summary>The addresses of the documents, with hashes under which clients keep them.</summary>
    public JsonObject Index()
    {
        var paths = new JsonObject();
        foreach (var (group, version) in catalog.GroupVersions())
        {
            var path = Path(group, version);
            var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(path + Identity(group, version))));
            paths[path] = new JsonObject { ["serverRelativeURL"] = $"/openapi/v3/{path}?hash={hash}" };
        }

        return new JsonObject { ["paths"] = paths };
    }

    /// <returns>Null when there is no such group version.</returns>
    public byte[]? Find(string group, string version)
    {
        if (!catalog.GroupVersions().Contains((group, version))) return null;
        var (path, identity) = (Path(group, version), Identity(group, version));
        if (_documents.TryGetValue(path, out var known) && known.Kinds == identity) return known.Utf8;
        var utf8 = JsonText.WriteUtf8(Write(group, version));
        _documents[path] = (identity, utf8);
        return utf8;
    }

    private JsonObject Write(string group, string version)
    {
        var writer = new OpenApiSchemas();
        var paths = new JsonObject();
        foreach (var kind in Kinds(group, version))
        {
            writer.AddKind(kind);
            OpenApiPaths.Add(paths, kind);
        }

        return new JsonObject
        {
            ["openapi"] = "3.0.0",
            ["info"] = new JsonObject { ["title"] = "Kubernetes", ["version"] = "v1.36.2" },
            ["paths"] = paths,
            ["components"] = new JsonObject { ["schemas"] = writer.Schemas },
        };
    }

    private IEnumerable<ResourceKind> Kinds(string group, string version)
        => catalog.All.Where(kind => kind.Group == group && kind.Version == version);

    // Custom kinds change with their definition, of which the schema object is one reading.
    private string Identity(string group, string version)
        => string.Join(',', Kinds(group, version).Select(kind => kind.IsCustom
            ? $"{kind.Plural}:{System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(kind.Schema)}"
            : kind.Plural));

    private static string Path(string group, string version) => group.Length == 0 ? $"api/{version}" : $"apis/{group}/{version}";
}
