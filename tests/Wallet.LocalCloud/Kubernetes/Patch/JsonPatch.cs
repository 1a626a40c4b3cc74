using System.Globalization;
using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Json;

namespace Wallet.LocalCloud.Kubernetes.Patch;

/// <summary>JSON patch, RFC 6902.</summary>
internal static class JsonPatch
{
    /// <returns>The patched value, or null when an operation cannot be done or a test fails.</returns>
    public static JsonNode? Apply(JsonNode target, JsonArray operations)
    {
        var holder = new JsonObject { ["root"] = target.DeepClone() };
        return operations.All(operation => Apply(holder, operation)) ? holder["root"]!.DeepClone() : null;
    }

    private static bool Apply(JsonObject holder, JsonNode? operation)
    {
        var path = Pointer(operation.Text("path"));
        if (path is null) return false;
        switch (operation.Text("op"))
        {
            case "test":
                return Find(holder, path, out var found) && JsonAccess.Same(found, operation.At("value"));
            case "add":
                return Add(holder, path, operation.At("value")?.DeepClone());
            case "replace":
                return Find(holder, path, out _) && Take(holder, path, out _) && Add(holder, path, operation.At("value")?.DeepClone());
            case "remove":
                return Take(holder, path, out _);
            case "copy" when Pointer(operation.Text("from")) is { } from:
                return Find(holder, from, out var copied) && Add(holder, path, copied?.DeepClone());
            case "move" when Pointer(operation.Text("from")) is { } from:
                return Take(holder, from, out var moved) && Add(holder, path, moved);
            default:
                return false;
        }
    }

    private static string[]? Pointer(string? text)
    {
        if (text is null || (text.Length > 0 && text[0] != '/')) return null;
        var steps = text.Split('/').Skip(1)
            .Select(step => step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal));
        return ["root", .. steps];
    }

    private static bool Find(JsonNode? node, ReadOnlySpan<string> path, out JsonNode? found)
    {
        found = node;
        foreach (var step in path)
        {
            switch (found)
            {
                case JsonObject map when map.TryGetPropertyValue(step, out var member):
                    found = member;
                    break;
                case JsonArray list when Index(step, list.Count - 1) is { } index:
                    found = list[index];
                    break;
                default:
                    return false;
            }
        }

        return true;
    }

    private static bool Add(JsonObject holder, string[] path, JsonNode? value)
    {
        if (!Find(holder, path.AsSpan(0, path.Length - 1), out var parent)) return false;
        switch (parent)
        {
            case JsonObject map:
                map[path[^1]] = value;
                return true;
            case JsonArray list when path[^1] == "-":
                list.Add(value);
                return true;
            case JsonArray list when Index(path[^1], list.Count) is { } index:
                list.Insert(index, value);
                return true;
            default:
                return false;
        }
    }

    private static bool Take(JsonObject holder, string[] path, out JsonNode? taken)
    {
        taken = null;
        if (!Find(holder, path.AsSpan(0, path.Length - 1), out var parent)) return false;
        switch (parent)
        {
            case JsonObject map when map.Remove(path[^1], out taken):
                return true;
            case JsonArray list when Index(path[^1], list.Count - 1) is { } index:
                taken = list[index];
                list.RemoveAt(index);
                return true;
            default:
                return false;
        }
    }

    private static int? Index(string step, int most)
        => int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index <= most ? index : null;
}
