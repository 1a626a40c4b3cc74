using System.Text.Json;
using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Kubernetes.Json;

/// <summary>Reads JSON by path; a missing or mistyped step reads as null.</summary>
public static class JsonAccess
{
    public static JsonNode? At(this JsonNode? node, params ReadOnlySpan<string> path)
    {
        foreach (var step in path)
        {
            node = node is JsonObject map && map.TryGetPropertyValue(step, out var child) ? child : null;
            if (node is null) return null;
        }

        return node;
    }

    public static string? Text(this JsonNode? node, params ReadOnlySpan<string> path)
        => node.At(path) is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    public static long? Number(this JsonNode? node, params ReadOnlySpan<string> path)
        => node.At(path) is JsonValue value && value.GetValueKind() == JsonValueKind.Number ? ToLong(value) : null;

    public static bool? Flag(this JsonNode? node, params ReadOnlySpan<string> path)
        => node.At(path) is JsonValue value && value.TryGetValue(out bool flag) ? flag : null;

    public static JsonObject? Map(this JsonNode? node, params ReadOnlySpan<string> path) => node.At(path) as JsonObject;

    /// <summary>The elements of a list, none when it is missing.</summary>
    public static IEnumerable<JsonNode?> Items(this JsonNode? node, params ReadOnlySpan<string> path)
        => node.At(path) as JsonArray ?? Enumerable.Empty<JsonNode?>();

    public static IEnumerable<string> Texts(this JsonNode? node, params ReadOnlySpan<string> path)
        => node.Items(path).Select(item => item.Text()).OfType<string>();

    /// <summary>The object at a path; steps that are missing or no objects are made.</summary>
    public static JsonObject Ensure(this JsonObject node, params ReadOnlySpan<string> path)
    {
        foreach (var step in path)
        {
            if (node[step] is not JsonObject child) node[step] = child = [];
            node = child;
        }

        return node;
    }

    /// <summary>Sets a property unless it is there.</summary>
    public static void Default(this JsonObject node, string name, JsonNode? value)
    {
        if (!node.TryGetPropertyValue(name, out var present) || present is null) node[name] = value;
    }

    public static JsonObject Clone(this JsonObject node) => (JsonObject)node.DeepClone();

    public static bool Same(JsonNode? left, JsonNode? right) => JsonNode.DeepEquals(left, right);

    private static long? ToLong(JsonValue value)
    {
        if (value.TryGetValue(out long whole)) return whole;
        if (value.TryGetValue(out int small)) return small;
        return value.TryGetValue(out double real) && real == Math.Floor(real) && Math.Abs(real) < 9e15 ? (long)real : null;
    }
}
