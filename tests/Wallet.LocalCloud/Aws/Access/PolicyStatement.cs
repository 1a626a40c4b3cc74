using System.Text.Json;
using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.Access;

/// <summary>One statement of a policy.</summary>
/// <param name="Sid">Its Sid, or its position when it has none.</param>
/// <param name="Allows">Allow, or else Deny.</param>
/// <param name="Actions">Action patterns; with <paramref name="ActionsExcluded"/> everything but these.</param>
/// <param name="ActionsExcluded">NotAction.</param>
/// <param name="Resources">Resource patterns; with <paramref name="ResourcesExcluded"/> everything but these.</param>
/// <param name="ResourcesExcluded">NotResource.</param>
/// <param name="Principals">Principals of a resource or trust policy as <c>Type:value</c>; empty in identity policies.</param>
/// <param name="Conditions">Conditions: all must hold.</param>
internal sealed record PolicyStatement(
    string Sid, bool Allows,
    IReadOnlyList<string> Actions, bool ActionsExcluded,
    IReadOnlyList<string> Resources, bool ResourcesExcluded,
    IReadOnlyList<string> Principals, IReadOnlyList<PolicyCondition> Conditions)
{
    private static readonly HashSet<string> Known =
        ["Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Principal", "Condition"];

    /// <summary>Reads a statement.</summary>
    public static PolicyStatement Parse(JsonObject json, int index)
    {
        if (json.FirstOrDefault(m => !Known.Contains(m.Key)) is { Key: { } unknown })
            throw PolicyDocument.Malformed($"{unknown} is not an element of a statement");
        var allows = json["Effect"]?.ToString() switch
        {
            "Allow" => true,
            "Deny" => false,
            var effect => throw PolicyDocument.Malformed($"Effect is {effect ?? "missing"}, not Allow or Deny"),
        };
        if (!json.ContainsKey("Action") && !json.ContainsKey("NotAction"))
            throw PolicyDocument.Malformed("a statement has no Action");
        return new(json[nameof(Sid)]?.ToString() ?? $"#{index}", allows,
            Values(json["Action"] ?? json["NotAction"]), json.ContainsKey("NotAction"),
            Values(json["Resource"] ?? json["NotResource"]), json.ContainsKey("NotResource"),
            [.. PrincipalsOf(json["Principal"])], [.. ConditionsOf(json["Condition"])]);
    }

    /// <summary>A scalar or a list of scalars as texts.</summary>
    internal static IReadOnlyList<string> Values(JsonNode? node) => node switch
    {
        null => [],
        JsonArray list => [.. list.Select(v => v!.ToString())],
        JsonValue value when value.GetValueKind() is JsonValueKind.True or JsonValueKind.False => [value.ToJsonString()],
        _ => [node.ToString()],
    };

    private static IEnumerable<string> PrincipalsOf(JsonNode? node)
        => node is JsonObject byType
            ? byType.SelectMany(type => Values(type.Value).Select(value => $"{type.Key}:{value}"))
            : Values(node).Select(value => $"AWS:{value}");

    private static IEnumerable<PolicyCondition> ConditionsOf(JsonNode? node)
        => node is not JsonObject operators ? [] :
            from op in operators
            from key in op.Value as JsonObject ?? throw PolicyDocument.Malformed($"Condition {op.Key} is not an object")
            select PolicyCondition.Of(op.Key, key.Key, Values(key.Value));
}
