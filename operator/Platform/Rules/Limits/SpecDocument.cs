using System.Text.Json;
using System.Text.Json.Nodes;

namespace Wallet.Operator.Platform.Rules.Limits;

/// <summary>Documents as the API server keeps them, and the part of one that can be read.</summary>
internal static class SpecDocument
{
    /// <summary>
    /// Without members that are null, which the API server drops too, and with the last of two members of one name. Null when a text in
    /// it is no Unicode: nothing could be said of it.
    /// </summary>
    public static JsonElement? Normalize(JsonElement document)
    {
        try
        {
            return Element(WithoutNulls(document));
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>
    /// What breaks no limit: fields that do are left out, and so are objects that lack what they must have; the root stays.
    /// </summary>
    public static JsonElement Readable(FieldSchema schema, JsonElement document)
        => Element(document.ValueKind == JsonValueKind.Object ? Members(schema, document) : new JsonObject());

    private static JsonElement Element(JsonNode? node) => JsonSerializer.SerializeToElement(node);

    private static JsonNode? WithoutNulls(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => ObjectOf(value.EnumerateObject()
            .Where(member => member.Value.ValueKind != JsonValueKind.Null)
            .Select(member => (member.Name, WithoutNulls(member.Value)))),
        JsonValueKind.Array => new JsonArray([.. value.EnumerateArray().Select(WithoutNulls)]),
        JsonValueKind.String => JsonValue.Create(value.GetString()),
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        _ => JsonValue.Create(value),
    };

    private static JsonNode? Valid(FieldSchema schema, JsonElement value) => value.ValueKind switch
    {
        _ when !FieldLimits.Holds(schema, value) => null,
        JsonValueKind.Object when Members(schema, value) is var members => schema.Required.All(members.ContainsKey) ? members : null,
        JsonValueKind.Array => new JsonArray([.. value.EnumerateArray().Select(item => Valid(schema.Items!, item)).OfType<JsonNode>()]),
        _ => JsonValue.Create(value),
    };

    private static JsonObject Members(FieldSchema schema, JsonElement value) => ObjectOf(
        from member in value.EnumerateObject()
        let field = schema.Properties.GetValueOrDefault(member.Name) ?? schema.Entries
        where field is not null
        let valid = Valid(field, member.Value)
        where valid is not null
        select (member.Name, (JsonNode?)valid));

    private static JsonObject ObjectOf(IEnumerable<(string Name, JsonNode? Value)> members)
    {
        var all = new JsonObject();
        foreach (var (name, value) in members)
            all[name] = value;
        return all;
    }
}
