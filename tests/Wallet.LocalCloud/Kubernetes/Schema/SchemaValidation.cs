using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Api;

namespace Wallet.LocalCloud.Kubernetes.Schema;

/// <summary>Judges a custom resource by its schema, with the causes that a real API server gives.</summary>
internal static class SchemaValidation
{
    private static readonly string[] Blocking =
        ["FieldValueNotSupported", "FieldValueRequired", "FieldValueTooLong", "FieldValueTooMany", "FieldValueTypeInvalid"];

    /// <param name="before">The object before the change: what it leaves as it was is not judged again (ratcheting, KEP-4008).</param>
    public static IReadOnlyList<FieldError> Validate(TypeSchema schema, JsonNode? value, ValueBefore before)
    {
        var errors = new List<FieldError>();
        Visit(schema, value, before, "", errors);
        var isBlocked = errors.Any(error => Blocking.Contains(error.Reason));
        if (!HasDuplicates(schema, before.Value)) ListKeys.Validate(schema, value, "", errors);
        if (!isBlocked)
        {
            errors.AddRange(ExpressionRules.Validate(schema, value, before));
        }
        else if (schema.HasRules)
        {
            errors.Add(FieldError.Invalid("<nil>", null, "some validation rules were not checked because the object was invalid; "
                + "correct the existing errors to complete validation"));
        }

        return errors;
    }

    private static bool HasDuplicates(TypeSchema schema, JsonNode? value)
    {
        var errors = new List<FieldError>();
        ListKeys.Validate(schema, value, "", errors);
        return errors.Count > 0;
    }

    private static void Visit(TypeSchema schema, JsonNode? value, ValueBefore before, string path, List<FieldError> errors)
    {
        if ((value is null && schema.Nullable) || before.Holds(value)) return;
        if (!ValueRules.HasType(schema, value))
        {
            errors.Add(FieldError.Mistyped(Root(path), value,
                $"{Root(path)} in body must be of type {ValueRules.TypeName(schema)}: {ValueRules.Describe(value)}"));
            return;
        }

        if (schema.Limits is { } limits) ValueRules.Check(schema, limits, value, path, errors);
        switch (value)
        {
            case JsonObject map:
                VisitMap(schema, map, before, path, errors);
                break;
            case JsonArray list when schema.Items is { } items:
                foreach (var (index, item) in list.Index()) Visit(items, item, before.Item(schema, item), $"{path}[{index}]", errors);
                break;
        }
    }

    private static void VisitMap(TypeSchema schema, JsonObject map, ValueBefore before, string path, List<FieldError> errors)
    {
        foreach (var name in schema.Required.Where(name => !map.ContainsKey(name))) errors.Add(FieldError.Required(Below(path, name)));
        foreach (var (name, member) in map)
        {
            if (path.Length == 0 && name is "apiVersion" or "kind") continue;
            if (schema.Declared(name) is { } declared) Visit(declared, member, before.Member(schema, name), Below(path, name), errors);
        }
    }

    private static string Below(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static string Root(string path) => path.Length == 0 ? "<nil>" : path;

    /// <summary>Whether a value satisfies a schema, for the logical combinations.</summary>
    public static bool Holds(TypeSchema schema, JsonNode? value)
    {
        var errors = new List<FieldError>();
        Visit(schema, value, ValueBefore.None, "", errors);
        return errors.Count == 0;
    }
}
