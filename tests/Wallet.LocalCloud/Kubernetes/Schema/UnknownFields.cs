using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Kubernetes.Schema;

/// <summary>Takes out what a schema does not declare.</summary>
internal static class UnknownFields
{
    /// <returns>The paths that were taken out, in order.</returns>
    public static IReadOnlyList<string> Prune(TypeSchema schema, JsonObject value, KubernetesVersion version)
    {
        var unknown = new List<string>();
        Prune(schema, value, "", unknown, version);
        unknown.Sort(StringComparer.Ordinal);
        return unknown;
    }

    private static void Prune(TypeSchema schema, JsonNode? value, string path, List<string> unknown, KubernetesVersion version)
    {
        switch (value)
        {
            case JsonObject map when schema.Embedded || !IsOpen(schema):
                PruneMap(schema, map, path, unknown, version);
                break;
            case JsonArray list when schema.Items is { } items:
                for (var index = 0; index < list.Count; index++) Prune(items, list[index], $"{path}[{index}]", unknown, version);
                break;
        }
    }

    private static void PruneMap(TypeSchema schema, JsonObject map, string path, List<string> unknown, KubernetesVersion version)
    {
        foreach (var (name, member) in map.ToList())
        {
            var at = path.Length == 0 ? name : $"{path}.{name}";
            if (schema.Embedded && name is "apiVersion" or "kind" or "metadata") continue;
            if (schema.Member(name) is { } known && IsServed(schema, name, version))
            {
                Prune(known, member, at, unknown, version);
            }
            else
            {
                map.Remove(name);
                unknown.Add(at);
            }
        }
    }

    // The models are those of the newest version.
    private static bool IsServed(TypeSchema owner, string name, KubernetesVersion version)
        => version.KnowsSleep || name != "sleep" || owner.Name?.EndsWith(".LifecycleHandler", StringComparison.Ordinal) != true;

    private static bool IsOpen(TypeSchema schema)
        => ReferenceEquals(schema, TypeSchema.Unknown) || schema.IntOrString || (schema.Type is null && schema.Properties.Count == 0);
}
