using System.Text.Json;
using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Json;

namespace Wallet.LocalCloud.Kubernetes.Schema;

/// <summary>Brings a built-in object to the form in which the server writes it.</summary>
internal static class EmptyFields
{
    /// <summary>Adds the fields that are written even when nobody set them.</summary>
    public static void Fill(TypeSchema schema, JsonNode? value)
    {
        if (value is JsonArray list && schema.Items is { } items)
        {
            foreach (var item in list) Fill(items, item);
        }

        if (value is not JsonObject map) return;
        foreach (var (name, property) in schema.Properties)
        {
            var present = map.TryGetPropertyValue(name, out var member);
            if (property.Zero is { } zero && (!present || (member is null && zero != "null")))
            {
                map[name] = member = JsonText.Read(zero);
            }

            if (member is not null) Fill(property, member);
        }

        if (schema.Additional is { } additional && !additional.IsScalar)
        {
            foreach (var (_, member) in map) Fill(additional, member);
        }
    }

    /// <summary>Drops nulls, empty lists and empty free maps, which say nothing in a built-in object.</summary>
    public static void Drop(TypeSchema schema, JsonNode? value)
    {
        if (value is JsonArray list)
        {
            foreach (var item in list.OfType<JsonNode>()) Drop(schema.Items ?? TypeSchema.Unknown, item);
        }

        if (value is not JsonObject map) return;
        foreach (var (name, member) in map.ToList())
        {
            var property = schema.Member(name) ?? TypeSchema.Unknown;
            if (IsEmpty(property, member)) map.Remove(name);
            else if (!ReferenceEquals(property, TypeSchema.Unknown)) Drop(property, member);
        }
    }

    private static bool IsEmpty(TypeSchema schema, JsonNode? value) => value switch
    {
        null => true,
        JsonArray list => list.Count == 0,
        JsonObject map => map.Count == 0 && schema.Additional is not null,
        _ => value.GetValueKind() == JsonValueKind.Null,
    };
}
