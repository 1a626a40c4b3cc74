using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Json;
using Wallet.LocalCloud.Kubernetes.Schema;

namespace Wallet.LocalCloud.Kubernetes.Apply;

/// <summary>Merges and prunes values by their schema: open maps and keyed lists by element, everything else as a whole.</summary>
internal static class TypedMerge
{
    public static JsonNode? Merge(TypeSchema schema, JsonNode? live, JsonNode? wanted)
    {
        if (TypedValue.IsOpenMap(schema, wanted) && live is JsonObject map) return MergeMaps(schema, map, (JsonObject)wanted!);
        if (TypedValue.IsOpenList(schema, wanted) && live is JsonArray list) return MergeLists(schema, list, (JsonArray)wanted!);
        return wanted?.DeepClone();
    }

    /// <summary>Removes the members of <paramref name="gone"/> that are not in <paramref name="kept"/>, with all below them
    /// unless something below is kept.</summary>
    /// <returns>Whether nothing is left of the value.</returns>
    public static bool Remove(TypeSchema schema, JsonNode? value, FieldTree gone, FieldTree kept)
    {
        switch (value)
        {
            case JsonObject map when !schema.IsAtomicMap:
                foreach (var (step, below) in gone.Children.Where(child => child.Key.StartsWith("f:", StringComparison.Ordinal)))
                {
                    var name = step[2..];
                    if (!map.TryGetPropertyValue(name, out var member)) continue;
                    if (IsRemoved(TypedValue.Member(schema, name), member, below, kept.Find(step))) map.Remove(name);
                }

                return map.Count == 0;
            case JsonArray list when schema.ListType is "map" or "set":
                foreach (var item in list.ToList())
                {
                    if (FieldStep.Element(schema, item) is not { } step || gone.Find(step) is not { } below) continue;
                    if (IsRemoved(schema.Items ?? TypeSchema.Unknown, item, below, kept.Find(step))) list.Remove(item);
                }

                return list.Count == 0;
            default:
                return false;
        }
    }

    private static bool IsRemoved(TypeSchema schema, JsonNode? value, FieldTree gone, FieldTree? kept)
    {
        if (gone.IsMember && (kept is null || kept.IsEmpty)) return true;
        var emptied = Remove(schema, value, gone, kept ?? new FieldTree());
        return emptied && (kept is null || kept.IsEmpty);
    }

    private static JsonObject MergeMaps(TypeSchema schema, JsonObject live, JsonObject wanted)
    {
        var merged = live.Clone();
        foreach (var (name, value) in wanted)
        {
            merged[name] = Merge(TypedValue.Member(schema, name), live.At(name), value);
        }

        return merged;
    }

    // Elements that were there keep their place, unless the configuration orders them anew; new ones follow.
    private static JsonArray MergeLists(TypeSchema schema, JsonArray live, JsonArray wanted)
    {
        var incoming = new Dictionary<string, JsonNode?>();
        foreach (var item in wanted) incoming[FieldStep.Element(schema, item) ?? JsonText.Write(item)] = item;
        var merged = new JsonArray();
        foreach (var item in live)
        {
            var step = FieldStep.Element(schema, item) ?? JsonText.Write(item);
            merged.Add(incoming.Remove(step, out var change)
                ? Merge(schema.Items ?? TypeSchema.Unknown, item, change)
                : item?.DeepClone());
        }

        foreach (var item in incoming.Values) merged.Add(item?.DeepClone());
        return merged;
    }
}
