using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Kubernetes.Schema;

/// <summary>The JSON types of a built-in object's fields.</summary>
internal static class SchemaTypes
{
    /// <returns>The first field of another type than declared, e.g. <c>string into field spec.replicas of type integer</c>, or null.</returns>
    public static string? FirstMismatch(TypeSchema schema, JsonNode? value, string path)
    {
        if (value is null) return null;
        var isQuantity = schema.IntOrString && value.GetValueKind() == System.Text.Json.JsonValueKind.Number;
        if (!isQuantity && !ValueRules.HasType(schema, value))
        {
            return $"{ValueRules.Describe(value).Trim('"')} into field {path} of type {ValueRules.TypeName(schema)}";
        }

        return value switch
        {
            JsonObject map => map.Select(member => schema.Member(member.Key) is { } known
                ? FirstMismatch(known, member.Value, path.Length == 0 ? member.Key : $"{path}.{member.Key}")
                : null).FirstOrDefault(mismatch => mismatch is not null),
            JsonArray list when schema.Items is { } items
                => list.Select((item, index) => FirstMismatch(items, item, $"{path}[{index}]")).FirstOrDefault(m => m is not null),
            _ => null,
        };
    }
}
