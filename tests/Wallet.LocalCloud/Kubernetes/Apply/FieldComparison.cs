using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Json;
using Wallet.LocalCloud.Kubernetes.Schema;

namespace Wallet.LocalCloud.Kubernetes.Apply;

/// <summary>The fields in which two versions of an object differ.</summary>
internal sealed class FieldComparison
{
    private static readonly JsonObject Nothing = [];

    public FieldTree Added { get; } = new();

    public FieldTree Modified { get; } = new();

    public FieldTree Removed { get; } = new();

    public bool IsEmpty => Added.IsEmpty && Modified.IsEmpty && Removed.IsEmpty;

    public static FieldComparison Of(TypeSchema schema, JsonObject old, JsonObject now)
    {
        var comparison = new FieldComparison();
        comparison.Compare(schema, [], new Side(true, old), new Side(true, now));
        foreach (var tree in (FieldTree[])[comparison.Added, comparison.Modified, comparison.Removed]) ServerFields.Strip(tree);
        return comparison;
    }

    private void Compare(TypeSchema schema, List<string> path, Side old, Side now)
    {
        if (OpenMaps(schema, old, now)) CompareMaps(schema, path, old, now);
        else if (OpenLists(schema, old, now)) CompareLists(schema, path, old, now);
        else
        {
            Leaf(path, old, now);
            return;
        }

        if (!old.IsPresent) Insert(Added, path);
        else if (!now.IsPresent) Insert(Removed, path);
    }

    private void Leaf(List<string> path, Side old, Side now)
    {
        if (!old.IsPresent) Insert(Added, path);
        else if (!now.IsPresent) Insert(Removed, path);
        else if (!JsonAccess.Same(old.Value, now.Value)) Insert(Modified, path);
    }

    private void CompareMaps(TypeSchema schema, List<string> path, Side old, Side now)
    {
        var (left, right) = (old.Value as JsonObject ?? Nothing, now.Value as JsonObject ?? Nothing);
        foreach (var name in left.Select(p => p.Key).Union(right.Select(p => p.Key)))
        {
            // Untouched parts share their nodes' text often; a cheap equality saves the walk.
            var (l, r) = (Side.Member(left, name), Side.Member(right, name));
            if (l.IsPresent && r.IsPresent && JsonAccess.Same(l.Value, r.Value)) continue;
            Compare(TypedValue.Member(schema, name), [.. path, FieldStep.Field(name)], l, r);
        }
    }

    private void CompareLists(TypeSchema schema, List<string> path, Side old, Side now)
    {
        var (left, right) = (Elements(schema, old.Value), Elements(schema, now.Value));
        foreach (var step in left.Keys.Union(right.Keys))
        {
            var (l, r) = (Side.Of(left, step), Side.Of(right, step));
            var items = schema.ListType == "set" ? Scalar : schema.Items ?? TypeSchema.Unknown;
            Compare(items, [.. path, step], l, r);
        }
    }

    private static TypeSchema Scalar { get; } = new() { Type = "string" };

    private static Dictionary<string, JsonNode?> Elements(TypeSchema schema, JsonNode? value)
    {
        var elements = new Dictionary<string, JsonNode?>();
        foreach (var item in value as JsonArray ?? [])
        {
            if (FieldStep.Element(schema, item) is { } step) elements[step] = item;
        }

        return elements;
    }

    // Two empty sides are compared as wholes, which keeps "empty" and "missing" apart.
    private static bool OpenMaps(TypeSchema schema, Side old, Side now)
        => !schema.IsAtomicMap && !IsScalarOrList(old.Value) && !IsScalarOrList(now.Value)
            && (old.Value is JsonObject { Count: > 0 } || now.Value is JsonObject { Count: > 0 });

    private static bool OpenLists(TypeSchema schema, Side old, Side now)
        => schema.ListType is "map" or "set" && old.Value is JsonArray or null && now.Value is JsonArray or null
            && (old.Value is JsonArray { Count: > 0 } || now.Value is JsonArray { Count: > 0 });

    private static bool IsScalarOrList(JsonNode? value) => value is JsonArray or JsonValue;

    private static void Insert(FieldTree tree, List<string> path)
    {
        foreach (var step in path) tree = tree.At(step);
        tree.IsMember = true;
    }

    private readonly record struct Side(bool IsPresent, JsonNode? Value)
    {
        public static Side Member(JsonObject map, string name)
            => map.TryGetPropertyValue(name, out var value) ? new Side(true, value) : default;

        public static Side Of(Dictionary<string, JsonNode?> elements, string step)
            => elements.TryGetValue(step, out var value) ? new Side(true, value) : default;
    }
}
