using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Json;
using Wallet.LocalCloud.Kubernetes.Schema;

namespace Wallet.LocalCloud.Kubernetes.Cel;

/// <summary>A custom resource's JSON as values of expressions: fields that the schema does not declare cannot be seen.</summary>
internal static class CelSchemaValues
{
    public static object? Read(TypeSchema schema, JsonNode? value) => value switch
    {
        null => null,
        JsonObject map when schema.Additional is { } values => Map(map, _ => values, name => name),
        JsonObject map when schema.Type is null => Map(map, _ => TypeSchema.Unknown, name => name),
        JsonObject map => Map(map, schema.Properties.GetValueOrDefault, CelSchemaFields.Escape),
        JsonArray list => List(schema, list),
        _ => value.GetValueKind() switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Number => Number(schema, value),
            _ => Text(schema, value.Text() ?? ""),
        },
    };

    private static CelList List(TypeSchema schema, JsonArray list)
        => new([.. list.Select(item => Read(schema.Items ?? TypeSchema.Unknown, item))], schema.ListType, Keys(schema));

    private static CelMap Map(JsonObject map, Func<string, TypeSchema?> schemaOf, Func<string, string?> nameOf)
    {
        var entries = new Dictionary<object, object?>();
        foreach (var (name, member) in map)
        {
            if (schemaOf(name) is { } schema && nameOf(name) is { } shown) entries[shown] = Read(schema, member);
        }

        return new CelMap(entries);
    }

    private static List<string> Keys(TypeSchema schema) => [.. schema.MapKeys.Select(CelSchemaFields.Escape).OfType<string>()];

    private static object Number(TypeSchema schema, JsonNode value)
        => schema.Type != "number" && value.Number() is { } whole
            ? (object)whole
            : double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture);

    private static object Text(TypeSchema schema, string text) => schema.Format switch
    {
        "date-time" => Functions.CelTime.Timestamp(text) is { } time ? time : Unreadable(text),
        "date" => Functions.CelTime.Date(text) is { } date ? date : Unreadable(text),
        "duration" => Functions.CelTime.Duration(text) is { } span ? span : Unreadable(text),
        "byte" => Bytes(text),
        _ => text,
    };

    private static object Bytes(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var count) ? bytes[..count] : Unreadable(text);
    }

    private static CelError Unreadable(string text) => new($"invalid data, could not parse '{text}'");
}
