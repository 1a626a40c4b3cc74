using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Wallet.LocalCloud.Tests.Kubernetes;

/// <summary>Answers as sorted, indented text without what differs from run to run, or from machine to machine.</summary>
internal static partial class Normalised
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Beside made-up values: what identifies the recorded build and address, texts that the recording left out, and renewTime,
    // which the recording shows as the next request changed it.
    private static readonly string[] Volatile =
    [
        "uid", "resourceVersion", "creationTimestamp", "deletionTimestamp", "time", "continue", "clusterIP", "clusterIPs", "serverAddress",
        "gitCommit", "gitTreeState", "goVersion", "compiler", "buildDate", "renewTime", "lastTransitionTime", "token",
    ];

    public static string Text(JsonNode answer) => Value("", answer)!.ToJsonString(Indented);

    private static JsonNode? Value(string name, JsonNode? value) => value switch
    {
        not null when Volatile.Contains(name) && value is not JsonObject && !(name == "continue" && IsEmpty(value)) => "<volatile>",
        JsonObject map => Map(map),
        JsonArray list when name == "cells" => new JsonArray([.. list.Select(Cell)]),
        JsonArray list when name == "causes" => Causes(list),
        JsonArray list => new JsonArray([.. list.Select(item => Value("", item))]),
        JsonValue leaf when leaf.TryGetValue(out string? text) => String(text),
        _ => value?.DeepClone(),
    };

    private static JsonObject Map(JsonObject map)
    {
        var result = new JsonObject();
        foreach (var (name, value) in map.OrderBy(member => member.Key, StringComparer.Ordinal))
        {
            if (name == "description" && map.ContainsKey("priority")) continue;
            result[name] = Value(name, value);
        }

        // A list of causes has no order, and the message repeats it.
        if (map["details"]?["causes"] is JsonArray { Count: > 1 } && (string?)result["message"] is { } message)
        {
            result["message"] = message[..(message.IndexOf(": [", StringComparison.Ordinal) + 1)];
        }

        return result;
    }

    private static JsonArray Causes(JsonArray causes) => new([.. causes.Select(cause => Value("", cause))
        .OrderBy(cause => (string?)cause!["field"], StringComparer.Ordinal).ThenBy(cause => (string?)cause!["message"], StringComparer.Ordinal)]);

    private static JsonNode? Cell(JsonNode? cell)
        => cell is JsonValue leaf && leaf.TryGetValue(out string? text) && Age().IsMatch(text) ? "<age>" : Value("", cell);

    private static bool IsEmpty(JsonNode value) => value is JsonValue leaf && leaf.TryGetValue(out string? text) && text.Length == 0;

    private static string String(string text)
    {
        text = Uid().Replace(text, "<uid>");
        text = GeneratedName().Replace(text, "gen-<random>");
        text = OldVersion().Replace(text, "too old resource version: 1 (<oldest>)");
        return PodTemplateDump().Replace(text, "Invalid value: <pod template>: field is immutable");
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Uid();

    [GeneratedRegex("^gen-[a-z0-9]{5}$")]
    private static partial Regex GeneratedName();

    [GeneratedRegex(@"^(\d+[smhdy])+$")]
    private static partial Regex Age();

    [GeneratedRegex(@"too old resource version: 1 \(\d+\)")]
    private static partial Regex OldVersion();

    // A real server prints its internal form of the template here; ours prints the JSON.
    [GeneratedRegex("Invalid value: \\{.*\"containers\".*\\}: field is immutable", RegexOptions.IgnoreCase)]
    private static partial Regex PodTemplateDump();
}
