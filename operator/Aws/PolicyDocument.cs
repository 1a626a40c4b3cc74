using System.Text.Json;
using System.Text.Json.Nodes;

namespace Wallet.Operator.Aws;

/// <summary>Policy documents: writes them, and compares two by what they say.</summary>
internal static class PolicyDocument
{
    /// <summary>A document of some statements.</summary>
    public static string Of(params IEnumerable<JsonObject> statements)
        => new JsonObject
        {
            ["Version"] = "2012-10-17",
            ["Statement"] = new JsonArray(statements.Select(statement => (JsonNode)statement).ToArray()),
        }.ToJsonString();

    /// <summary>
    /// Whether both say the same: order means nothing, and a single value means a list of one. An account's id and its root's ARN name
    /// the same principal.
    /// </summary>
    public static bool SameMeaning(string? one, string? other) => one is null || other is null
        ? one == other
        : Canonical(one) is { } meaning && meaning == Canonical(other);

    // Null when it is no JSON: then it is never the same.
    private static string? Canonical(string document)
    {
        try
        {
            return Canonical(JsonNode.Parse(document), "").ToJsonString();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonNode Canonical(JsonNode? node, string name) => node switch
    {
        JsonObject fields when name is "Statement" => List([fields], name),
        JsonObject fields => new JsonObject(
            fields.OrderBy(field => field.Key, StringComparer.Ordinal)
                .Select(field => KeyValuePair.Create(field.Key, (JsonNode?)Canonical(field.Value, field.Key)))),
        JsonArray items => List(items, name),
        _ when name is "Version" or "Effect" or "Sid" or "Id" => node!.DeepClone(),
        _ => List([node], name),
    };

    private static JsonArray List(IEnumerable<JsonNode?> items, string name) => new(
        items.Select(item => item is JsonObject or JsonArray ? Canonical(item, "") : Text(item, name))
            .OrderBy(item => item.ToJsonString(), StringComparer.Ordinal)
            .ToArray());

    // Booleans and numbers of conditions come back as text.
    private static JsonValue Text(JsonNode? item, string name)
    {
        var text = item?.GetValueKind() == JsonValueKind.String ? item.GetValue<string>() : item?.ToJsonString() ?? "null";
        return JsonValue.Create(name == "AWS" && AccountOfRoot(text) is { } account ? account : text)!;
    }

    private static string? AccountOfRoot(string principal)
        => principal.Split(':') is [_, _, "iam", _, var account, "root"] ? account : null;
}
