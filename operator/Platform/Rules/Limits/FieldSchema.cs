using System.Text.Json;

namespace Wallet.Operator.Platform.Rules.Limits;

/// <summary>What one field may hold: the part of a CRD's schema that the API server decides without expressions.</summary>
internal sealed record FieldSchema
{
    /// <summary>Type of a field that takes a number or text, such as a percentage.</summary>
    public const string NumberOrText = "int-or-string";

    /// <summary><c>object</c>, <c>array</c>, <c>string</c>, <c>integer</c>, <c>boolean</c> or <see cref="NumberOrText"/>.</summary>
    public required string Type { get; init; }

    /// <summary>Format of text (<c>date-time</c>) or of a number (<c>int32</c>).</summary>
    public string? Format { get; init; }

    /// <summary>The only values, as text; empty when any goes.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>Form of text.</summary>
    public GoRegex? Pattern { get; init; }

    /// <summary>Least number.</summary>
    public long Minimum { get; init; } = long.MinValue;

    /// <summary>Greatest number.</summary>
    public long Maximum { get; init; } = long.MaxValue;

    /// <summary>Least number of characters (Unicode code points) of text, or of items of a list.</summary>
    public long Shortest { get; init; }

    /// <summary>Greatest number of characters (Unicode code points) of text, of items of a list, or of entries of a map.</summary>
    public long Longest { get; init; } = long.MaxValue;

    /// <summary>Members that an object must have.</summary>
    public IReadOnlyList<string> Required { get; init; } = [];

    /// <summary>Members of an object.</summary>
    public IReadOnlyDictionary<string, FieldSchema> Properties { get; init; } = new Dictionary<string, FieldSchema>();

    /// <summary>Values of a map.</summary>
    public FieldSchema? Entries { get; init; }

    /// <summary>Items of a list.</summary>
    public FieldSchema? Items { get; init; }

    /// <summary>Whether a list holds each item once.</summary>
    public bool IsSet { get; init; }

    /// <summary>Members that identify the items of a list.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>Reads an <c>openAPIV3Schema</c>.</summary>
    public static FieldSchema Of(JsonElement schema) => new()
    {
        Type = Flag(schema, "x-kubernetes-int-or-string") ? NumberOrText : Text(schema, "type")!,
        Format = Text(schema, "format"),
        Values = [.. Each(schema, "enum").Select(value => value.ToString())],
        Pattern = Text(schema, "pattern") is { } pattern ? new GoRegex(pattern) : null,
        Minimum = Number(schema, "minimum") ?? long.MinValue,
        Maximum = Number(schema, "maximum") ?? long.MaxValue,
        Shortest = Number(schema, "minLength") ?? Number(schema, "minItems") ?? 0,
        Longest = Number(schema, "maxLength") ?? Number(schema, "maxItems") ?? Number(schema, "maxProperties") ?? long.MaxValue,
        Required = [.. Each(schema, "required").Select(name => name.GetString()!)],
        Properties = Member(schema, "properties") is { } properties
            ? properties.EnumerateObject().ToDictionary(property => property.Name, property => Of(property.Value))
            : new(),
        Entries = Member(schema, "additionalProperties") is { ValueKind: JsonValueKind.Object } entries ? Of(entries) : null,
        Items = Member(schema, "items") is { } items ? Of(items) : null,
        IsSet = Text(schema, "x-kubernetes-list-type") == "set",
        Keys = [.. Each(schema, "x-kubernetes-list-map-keys").Select(key => key.GetString()!)],
    };

    private static JsonElement? Member(JsonElement schema, string name)
        => schema.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static IEnumerable<JsonElement> Each(JsonElement schema, string name) => Member(schema, name)?.EnumerateArray() ?? [];

    private static string? Text(JsonElement schema, string name) => Member(schema, name)?.GetString();

    private static bool Flag(JsonElement schema, string name) => Member(schema, name)?.GetBoolean() ?? false;

    // Bounds are JSON numbers of any form; ours are whole.
    private static long? Number(JsonElement schema, string name) => (long?)Member(schema, name)?.GetDouble();
}
