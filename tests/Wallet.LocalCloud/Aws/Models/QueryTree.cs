using System.Globalization;
using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.Models;

/// <summary>
/// Form parameters, split at their dots, read as their shapes have it: lists become arrays, maps become objects. A list or map whose
/// elements have other names than the model's keeps its form, so that the check meets it as a value of another type.
/// </summary>
internal static class QueryTree
{
    /// <summary>The members of <paramref name="node"/> as <paramref name="shape"/> describes them.</summary>
    public static JsonNode Read(AwsProtocol protocol, JsonNode node, Shape shape) => (shape.Type, node) switch
    {
        ("structure", JsonObject members) => Structure(protocol, members, shape),
        ("list", JsonObject members) => List(protocol, members, shape),
        ("map", JsonObject members) => Map(protocol, members, shape),
        ("list", JsonValue value) when value.ToString().Length == 0 => new JsonArray(), // an empty list is written as an empty value
        _ => node.DeepClone(),
    };

    private static JsonObject Structure(AwsProtocol protocol, JsonObject members, Shape shape)
    {
        var byName = shape.Members.ToDictionary(m => WireNames.Of(protocol, m.Key, m.Value), m => m.Value.Shape, StringComparer.Ordinal);
        return new(members.Select(m => KeyValuePair.Create(m.Key, byName.TryGetValue(m.Key, out var known)
            ? Read(protocol, m.Value!, known)
            : m.Value?.DeepClone())));
    }

    private static JsonNode List(AwsProtocol protocol, JsonObject members, Shape shape)
    {
        var element = shape.Element!;
        var numbered = protocol == AwsProtocol.Ec2 || shape.IsFlattened ? members
            : members.Count == 1 && members[WireNames.OfElement(element)] is JsonObject inner ? inner
            : null;
        return numbered is not null && InOrder(numbered) is { } items
            ? new JsonArray([.. items.Select(item => Read(protocol, item, element.Shape))])
            : members.DeepClone();
    }

    private static JsonNode Map(AwsProtocol protocol, JsonObject members, Shape shape)
    {
        if (members.Count != 1 || members["entry"] is not JsonObject numbered || InOrder(numbered) is not { } entries)
            return members.DeepClone();
        var map = new JsonObject();
        foreach (var entry in entries.OfType<JsonObject>())
            map[entry["key"]?.ToString() ?? ""] = entry["value"] is { } value ? Read(protocol, value, shape.Element!.Shape) : null;
        return map;
    }

    private static IEnumerable<JsonNode>? InOrder(JsonObject numbered)
        => numbered.Count > 0 && numbered.All(m => m.Key.All(char.IsAsciiDigit))
            ? numbered.OrderBy(m => int.Parse(m.Key, CultureInfo.InvariantCulture)).Select(m => m.Value!)
            : null;
}
