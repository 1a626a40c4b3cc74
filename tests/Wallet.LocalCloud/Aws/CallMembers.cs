using System.Globalization;
using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws;

/// <summary>Reads members of a decoded request: scalars come as strings (query) or as JSON values (JSON protocols).</summary>
internal static class CallMembers
{
    public static string? Text(this JsonObject input, string name) => input[name]?.ToString();

    public static string Required(this JsonObject input, string name)
        => input.Text(name) is { Length: > 0 } value
            ? value
            : throw new AwsFault("MissingParameter", $"The request must contain the parameter {name}.");

    public static bool? Flag(this JsonObject input, string name) => input.Text(name) switch
    {
        null => null,
        "true" or "True" or "TRUE" => true,
        "false" or "False" or "FALSE" => false,
        var other => throw new AwsFault("MalformedInput", $"{name} must be true or false, not '{other}'."),
    };

    public static int? Number(this JsonObject input, string name) => input.Text(name) switch
    {
        null => null,
        var text when int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) => number,
        var other => throw new AwsFault("MalformedInput", $"{name} must be an integer, not '{other}'."),
    };

    /// <summary>A list of scalars; null when the member is absent.</summary>
    public static IReadOnlyList<string>? Texts(this JsonObject input, string name) => input[name] switch
    {
        null => null,
        JsonArray list => [.. list.Select(item => item!.ToString())],
        var one => [one.ToString()],
    };

    /// <summary>A list of structures; empty when the member is absent.</summary>
    public static IReadOnlyList<JsonObject> Objects(this JsonObject input, string name)
        => input[name] is JsonArray list ? [.. list.OfType<JsonObject>()] : [];

    /// <summary>Tags given as a list of Key and Value.</summary>
    public static Dictionary<string, string> Tags(this JsonObject input, string name = "Tags")
        => input.Objects(name).ToDictionary(tag => tag.Required("Key"), tag => tag.Text("Value") ?? "");

    /// <summary>Tags as a list of Key and Value.</summary>
    public static JsonArray ToTagList(this IEnumerable<KeyValuePair<string, string>> tags)
        => new([.. tags.OrderBy(tag => tag.Key, StringComparer.Ordinal)
            .Select(tag => (JsonNode)new JsonObject { ["Key"] = tag.Key, ["Value"] = tag.Value })]);

    /// <summary>A list of strings as an answer holds it.</summary>
    public static JsonArray ToJsonArray(this IEnumerable<string> values) => new([.. values.Select(value => (JsonNode)value)]);

    /// <summary>A list of structures as an answer holds it.</summary>
    public static JsonArray ToJsonArray(this IEnumerable<JsonObject> values) => new([.. values]);

    /// <summary>A moment as AWS writes it.</summary>
    public static string Iso(this DateTimeOffset moment)
        => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
