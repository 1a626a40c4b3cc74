using System.Text.Json;

namespace Wallet.Operator.Platform.Rules.Limits;

/// <summary>Finds values in a spec's document. The empty path is the spec itself.</summary>
internal static class FieldPath
{
    private const string EachItem = "[]";

    /// <summary>All values at a path, each with where it is, e.g. <c>spec.messaging.topics[1].name</c>.</summary>
    public static IEnumerable<(string Path, JsonElement Value)> Find(JsonElement spec, string path)
        => path.Split('.', StringSplitOptions.RemoveEmptyEntries).Aggregate(
            new[] { (Path: "spec", Value: spec) }.AsEnumerable(),
            (found, step) => found.SelectMany(place => Follow(place.Path, place.Value, step)));

    private static IEnumerable<(string Path, JsonElement Value)> Follow(string path, JsonElement value, string step)
    {
        var each = step.EndsWith(EachItem, StringComparison.Ordinal);
        var name = each ? step[..^EachItem.Length] : step;
        if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(name, out var member))
            return [];
        if (!each)
            return [($"{path}.{name}", member)];
        return member.ValueKind == JsonValueKind.Array
            ? member.EnumerateArray().Select((item, index) => ($"{path}.{name}[{index}]", item))
            : [];
    }
}
