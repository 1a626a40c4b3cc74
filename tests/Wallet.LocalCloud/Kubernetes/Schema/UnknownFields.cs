using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Kubernetes.Schema;

/// <summary>Takes out what a schema does not declare.</summary>
internal static class UnknownFields
{
    /// <returns>The paths that were taken out, in order.</returns>
    public static IReadOnlyList<string> Prune(TypeSchema schema, JsonObject value)
    {
        var unknown = new List<string>();
        Prune(schema, value, "", unknown);
        unknown.Sort(StringComparer.Ordinal);
        return unknown;
    }

    private static void Prune(TypeSchema schema, JsonNode? value, string path, List<string> unknown)
    {
        switch (value)
        {
            case JsonObject map when schema.Embedded || !IsOpen(schema):
                PruneMap(schema, map, path, unknown);
                break;
            case JsonArray list when schema.Items is { } items:
                for (var index = 0; index < list.Count; index++) Prune(items, list[index], $"{path}[{index}]", unknown);
                break;
        }
    }

    private static void PruneMap(TypeSchema schema, JsonObject map, string path, List<string> unknown)
    {
        foreach (var (name, member) in map.ToList())
        {
            var at = path.Length == 0 ? name : $"{path}.{name}";
            if (schema.Embedded && name is "apiVersion" or "kind" or "metadata") continue;
            if (schema.Member(name) is { } known)
            {
                Prune(known, member, at, unknown);
            }
            else
            {
                map.Remove(name);
                unknown.Add(at);
            }
        }
    }

    private static bool IsOpen(TypeSchema schema)
        => ReferenceEquals(schema, TypeSchema.Unknown) || schema.IntOrString || (schema.Type is null && schema.Properties.Count == 0);
}
