using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Api;

namespace Wallet.LocalCloud.Kubernetes.Schema;

/// <summary>Judges a custom resource by its schema, with the causes that a real API server gives.</summary>
internal static class SchemaValidation
{
    private static readonly string[] Blocking =
        ["FieldValueNotSupported", "FieldValueRequired", "FieldValueTooLong", "FieldValueTooMany", "FieldValueTypeInvalid"];

    public static IReadOnlyList<FieldError> Validate(TypeSchema schema, JsonNode? value)
    {
        var errors = new List<FieldError>();
        Visit(schema, value, "", errors);
        var isBlocked = errors.Any(error => Blocking.Contains(error.Reason));
        ListKeys.Validate(schema, value, "", errors);
        if (schema.HasRules && isBlocked)
        {
            errors.Add(FieldError.Invalid("<nil>", null, "some validation rules were not checked because the object was invalid; "
                + "correct the existing errors to complete validation"));
        }

        return errors;
    }

    private static void Visit(TypeSchema schema, JsonNode? value, string path, List<FieldError> errors)
    {
        if (value is null && schema.Nullable) return;
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
                VisitMap(schema, map, path, errors);
                break;
            case JsonArray list when schema.Items is { } items:
                foreach (var (index, item) in list.Index()) Visit(items, item, $"{path}[{index}]", errors);
                break;
        }
    }

    private static void VisitMap(TypeSchema schema, JsonObject map, string path, List<FieldError> errors)
    {
        foreach (var name in schema.Required.Where(name => !map.ContainsKey(name))) errors.Add(FieldError.Required(Below(path, name)));
        foreach (var (name, member) in map)
        {
            if (path.Length == 0 && name is "apiVersion" or "kind") continue;
            if (schema.Properties.GetValueOrDefault(name) is { } property) Visit(property, member, Below(path, name), errors);
            else if (schema.Additional is { } additional) Visit(additional, member, Below(path, name), errors);
        }
    }

    private static string Below(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static string Root(string path) => path.Length == 0 ? "<nil>" : path;

    /// <summary>Whether a value satisfies a schema, for the logical combinations.</summary>
    public static bool Holds(TypeSchema schema, JsonNode? value)
    {
        var errors = new List<FieldError>();
        Visit(schema, value, "", errors);
        return errors.Count == 0;
    }
}
