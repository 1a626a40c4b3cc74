using System.Text.Json;
using System.Text.Json.Nodes;
using k8s.Models;

namespace Wallet.Operator.App;

/// <summary>
/// Whether a live object still holds every field that we applied. What others added is not looked at: defaults, other managers'
/// fields, list items with other keys.
/// </summary>
internal static class AppliedFields
{
    private static readonly string[] ListKeys = ["name", "containerPort", "port", "type", "topologyKey", "uid", "path", "mountPath"];

    /// <summary>Path of the first field that differs, e.g. <c>spec.replicas</c>; null when none does.</summary>
    public static string? FirstDifference(JsonObject applied, JsonObject live) => Compare(applied, live, "");

    private static string? Compare(JsonNode? applied, JsonNode? live, string path) => (applied, live) switch
    {
        (null, _) => null,
        (JsonObject { Count: 0 }, null) => null,
        (JsonArray { Count: 0 }, null) => null,
        (_, null) => path,
        (JsonObject one, JsonObject other) => one
            .Select(field => Compare(field.Value, other[field.Key], path.Length == 0 ? field.Key : $"{path}.{field.Key}"))
            .FirstOrDefault(difference => difference is not null),
        (JsonArray one, JsonArray other) => CompareLists(one, other, path),
        (JsonValue one, JsonValue other) => SameValue(one, other, path) ? null : path,
        _ => path,
    };

    private static string? CompareLists(JsonArray applied, JsonArray live, string path)
    {
        if (KeyOf(applied) is not { } key)
            return applied.Count != live.Count
                ? path
                : applied
                    .Select((item, index) => Compare(item, live[index], $"{path}[{index}]"))
                    .FirstOrDefault(difference => difference is not null);
        return applied
            .Select(item => (Item: item, Key: Text(item![key])))
            .Select(wanted => Compare(
                wanted.Item, live.FirstOrDefault(other => other is JsonObject && Text(other[key]) == wanted.Key), $"{path}[{wanted.Key}]"))
            .FirstOrDefault(difference => difference is not null);
    }

    // Kubernetes merges these lists by key; all others are replaced as a whole.
    private static string? KeyOf(JsonArray items)
        => ListKeys.FirstOrDefault(key => items.All(item => item is JsonObject fields && fields.ContainsKey(key))
            && items.DistinctBy(item => Text(item![key])).Count() == items.Count);

    private static string? Text(JsonNode? node) => node?.ToJsonString();

    // A quantity has many spellings: 1024Mi is 1Gi. Other text that looks like one, a version or a checksum, has not.
    private static bool SameValue(JsonValue one, JsonValue other, string path)
    {
        if (one.ToJsonString() == other.ToJsonString())
            return true;
        return IsQuantity(path) && one.GetValueKind() == JsonValueKind.String && other.GetValueKind() == JsonValueKind.String
            && Quantity(one.GetValue<string>()) is { } wanted && Quantity(other.GetValue<string>()) is { } found && wanted == found;
    }

    private static bool IsQuantity(string path) => path.Contains("resources.limits.", StringComparison.Ordinal)
        || path.Contains("resources.requests.", StringComparison.Ordinal) || path.EndsWith("sizeLimit", StringComparison.Ordinal);

    private static decimal? Quantity(string text)
    {
        if (text.Length == 0 || !char.IsAsciiDigit(text[0]))
            return null;
        try
        {
            return new ResourceQuantity(text).ToDecimal();
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            return null;
        }
    }
}
