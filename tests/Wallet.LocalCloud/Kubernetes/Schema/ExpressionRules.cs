using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Api;
using Wallet.LocalCloud.Kubernetes.Cel;

namespace Wallet.LocalCloud.Kubernetes.Schema;

/// <summary>
/// Judges a custom resource by the expression rules of its schema. A rule that cannot be computed refuses. A rule about changes runs
/// where there was a value before; any other is not asked about a value that does not change (ratcheting, KEP-4008).
/// </summary>
internal static class ExpressionRules
{
    public static IEnumerable<FieldError> Validate(TypeSchema schema, JsonNode? value, ValueBefore before)
        => schema.HasRules && value is not null ? Visit(schema, value, before, "") : [];

    /// <summary>The rules of a definition that cannot be compiled.</summary>
    /// <param name="path">Where the schema stands in the definition.</param>
    public static IEnumerable<FieldError> Check(TypeSchema schema, string path)
    {
        foreach (var (index, rule) in schema.Rules.Index())
        {
            var at = $"{path}.x-kubernetes-validations[{index}].rule";
            if (rule.Error is { } error) yield return FieldError.Invalid(at, rule.Text, error);
        }

        if (!schema.HasRules) yield break;
        var below = schema.Properties.Select(property => (property.Value, $"{path}.properties[{property.Key}]"));
        if (schema.Items is { } items) below = below.Append((items, $"{path}.items"));
        if (schema.Additional is { } additional) below = below.Append((additional, $"{path}.additionalProperties"));
        foreach (var error in below.SelectMany(child => Check(child.Item1, child.Item2))) yield return error;
    }

    private static IEnumerable<FieldError> Visit(TypeSchema schema, JsonNode value, ValueBefore before, string path)
    {
        var own = schema.Rules.Where(rule => Applies(rule, value, before)).Select(rule => Judge(schema, rule, value, before, path));
        return own.OfType<FieldError>().Concat(value switch
        {
            JsonObject map => map.SelectMany(member => schema.Declared(member.Key) is { HasRules: true } child && member.Value is { } below
                ? Visit(child, below, before.Member(schema, member.Key), Member(schema, path, member.Key))
                : []),
            JsonArray list when schema.Items is { HasRules: true } items => list.SelectMany((item, index) => item is null
                ? []
                : Visit(items, item, before.Item(schema, item), $"{path}[{index}]")),
            _ => [],
        });
    }

    private static bool Applies(ExpressionRule rule, JsonNode value, ValueBefore before)
        => rule.IsTransition ? rule.TakesMissingOldSelf || before.IsKnown : !before.Holds(value);

    private static FieldError? Judge(TypeSchema schema, ExpressionRule rule, JsonNode value, ValueBefore before, string path)
    {
        var at = path.Length == 0 ? "<nil>" : path;
        return rule.Judge(value, before) switch
        {
            true => null,
            CelError error => FieldError.Invalid(at, schema.Type, $"{error.Message} evaluating rule: {rule.Message ?? rule.Text}"),
            _ => Refusal(rule.FieldPath.Length == 0 ? at : Below(path, rule.FieldPath), value, rule, rule.Explain(value, before)),
        };
    }

    // A structure is not shown in the message, a plain value is.
    private static FieldError Refusal(string at, JsonNode value, ExpressionRule rule, string why) => rule.Reason switch
    {
        "FieldValueForbidden" => FieldError.Forbidden(at, why),
        "FieldValueRequired" => FieldError.Required(at, why),
        "FieldValueDuplicate" => FieldError.Duplicate(at, value is JsonValue ? value : null),
        _ => value is JsonValue ? FieldError.Invalid(at, value, why) : new FieldError("FieldValueInvalid", at, $"Invalid value: {why}"),
    };

    private static string Below(string path, string field) => field.StartsWith("['", StringComparison.Ordinal)
        ? $"{path}[{field[2..^2]}]"
        : Field(path, field.TrimStart('.'));

    // Keys of a free map stand in brackets.
    private static string Member(TypeSchema schema, string path, string name)
        => schema.Properties.ContainsKey(name) ? Field(path, name) : $"{path}[{name}]";

    private static string Field(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
