using System.Text.Json.Nodes;

namespace Wallet.Operator.Tests.Platform;

/// <summary>The schema in crds/walletplatforms.yaml, as fields with paths written as the rules write them.</summary>
internal sealed record CrdField(string Path, JsonObject Schema)
{
    private static readonly JsonNode Crd = YamlDocument.Read(Repository.Read("crds/walletplatforms.yaml"));

    public static JsonObject Root { get; } =
        Crd["spec"]!["versions"]![0]!["schema"]!["openAPIV3Schema"]!.AsObject();

    /// <summary>All fields below a section of the object, the section itself (empty path) included.</summary>
    public static IReadOnlyList<CrdField> Of(string section) => [.. Walk("", Root["properties"]![section]!.AsObject())];

    public string? Type => (string?)Schema["type"];

    public bool IsNumberOrText => (bool?)Schema["x-kubernetes-int-or-string"] ?? false;

    public IReadOnlyList<string> Required => Words("required");

    public IReadOnlyList<string> Words(string keyword) => [.. (Schema[keyword]?.AsArray() ?? []).Select(word => word!.ToString())];

    public int? Number(string keyword) => (int?)(long?)Schema[keyword];

    private static IEnumerable<CrdField> Walk(string path, JsonObject schema)
    {
        yield return new CrdField(path, schema);
        foreach (var (name, child) in schema["properties"]?.AsObject() ?? [])
        {
            foreach (var field in Walk(path.Length == 0 ? name : $"{path}.{name}", child!.AsObject()))
                yield return field;
        }

        if (schema["items"] is JsonObject item)
        {
            foreach (var field in Walk($"{path}[]", item))
                yield return field;
        }
    }
}
