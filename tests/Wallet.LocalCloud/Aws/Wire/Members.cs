using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.Wire;

/// <summary>
/// Reads members whatever the protocol left of their types: numbers and flags may come as strings, a list of one as a
/// scalar (query strings), an empty list as an empty string (form parameters).
/// </summary>
internal static class Members
{
    /// <summary>A scalar as text, or nothing.</summary>
    public static string? Text(this JsonObject members, string name) => members[name] is JsonValue value ? Scalar(value) : null;

    /// <summary>A flag, or nothing.</summary>
    public static bool? Flag(this JsonObject members, string name)
        => members.Text(name) is { } text ? text.Equals("true", StringComparison.OrdinalIgnoreCase) : null;

    /// <summary>A whole number, or nothing.</summary>
    public static int? Number(this JsonObject members, string name)
        => int.TryParse(members.Text(name), CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A list of scalars; empty when absent.</summary>
    public static IReadOnlyList<string> Texts(this JsonObject members, string name) => members[name] switch
    {
        JsonArray list => [.. list.OfType<JsonValue>().Select(Scalar)],
        JsonValue value when Scalar(value) is { Length: > 0 } text => [text],
        _ => [],
    };

    /// <summary>A list of structures; empty when absent.</summary>
    public static IReadOnlyList<JsonObject> Items(this JsonObject members, string name)
        => members[name] is JsonArray list ? [.. list.OfType<JsonObject>()] : [];

    /// <summary>A structure or a map, or nothing.</summary>
    public static JsonObject? Structure(this JsonObject members, string name) => members[name] as JsonObject;

    /// <summary>Texts as a JSON list.</summary>
    public static JsonArray ToJson(this IEnumerable<string> texts) => new([.. texts.Select(t => (JsonNode)t)]);

    /// <summary>Structures as a JSON list.</summary>
    public static JsonArray ToJson(this IEnumerable<JsonObject> items) => new([.. items]);

    private static string Scalar(JsonValue value)
        => value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString();
}
