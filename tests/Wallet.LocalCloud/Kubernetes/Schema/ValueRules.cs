using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Api;
using Wallet.LocalCloud.Kubernetes.Json;

namespace Wallet.LocalCloud.Kubernetes.Schema;

/// <summary>The rules of a schema for one value, without those below it.</summary>
internal static class ValueRules
{
    public static bool HasType(TypeSchema schema, JsonNode? value)
    {
        if (schema.IntOrString) return IsInteger(value) || value?.GetValueKind() == JsonValueKind.String;
        return schema.Type switch
        {
            "object" => value is JsonObject,
            "array" => value is JsonArray,
            "string" => value?.GetValueKind() == JsonValueKind.String,
            "boolean" => value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
            "integer" => IsInteger(value),
            "number" => value?.GetValueKind() == JsonValueKind.Number,
            _ => true,
        };
    }

    public static string TypeName(TypeSchema schema) => schema.IntOrString ? "integer,string" : schema.Type ?? "";

    /// <summary>A mistyped value, as error messages show it: its type and not the value when it is a scalar.</summary>
    public static string Describe(JsonNode? value) => value switch
    {
        null => "\"null\"",
        JsonObject => "\"object\"",
        JsonArray => "\"array\"",
        _ => value.GetValueKind() switch
        {
            JsonValueKind.String => "\"string\"",
            JsonValueKind.Number => IsInteger(value) ? "\"integer\"" : "\"number\"",
            _ => "\"boolean\"",
        },
    };

    public static void Check(TypeSchema schema, Constraints limits, JsonNode? value, string path, List<FieldError> errors)
    {
        if (limits.Enum is { } options && !options.Any(option => JsonAccess.Same(option, value)))
        {
            errors.Add(FieldError.NotSupported(path, value, options.Select(option => option.Text() ?? JsonText.Write(option))));
        }

        switch (value)
        {
            case JsonValue leaf when leaf.GetValueKind() == JsonValueKind.Number:
                CheckNumber(limits, leaf, path, errors);
                break;
            case JsonValue leaf when leaf.TryGetValue(out string? text):
                CheckText(schema, limits, text, path, errors);
                break;
            case JsonArray list:
                CheckList(limits, list, path, errors);
                break;
            case JsonObject map:
                CheckMap(limits, map, path, errors);
                break;
        }

        CheckLogic(limits, value, path, errors);
    }

    private static void CheckNumber(Constraints limits, JsonValue value, string path, List<FieldError> errors)
    {
        var number = double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture);
        void Refuse(string rule) => errors.Add(FieldError.Invalid(path, value, $"{path} in body should be {rule}"));
        if (limits.Minimum is { } least && (limits.ExclusiveMinimum ? number <= least : number < least))
        {
            Refuse($"greater than {(limits.ExclusiveMinimum ? "" : "or equal to ")}{Show(least)}");
        }

        if (limits.Maximum is { } most && (limits.ExclusiveMaximum ? number >= most : number > most))
        {
            Refuse($"less than {(limits.ExclusiveMaximum ? "" : "or equal to ")}{Show(most)}");
        }

        if (limits.MultipleOf is { } factor && Math.Abs(Math.IEEERemainder(number, factor)) > 1e-9) Refuse($"a multiple of {Show(factor)}");
    }

    private static void CheckText(TypeSchema schema, Constraints limits, string text, string path, List<FieldError> errors)
    {
        if (limits.MaxLength is { } most && text.EnumerateRunes().Count() > most) errors.Add(FieldError.TooLong(path, most));
        if (limits.MinLength is { } least && text.EnumerateRunes().Count() < least)
        {
            errors.Add(FieldError.Invalid(path, text, $"{path} in body should be at least {least} chars long"));
        }

        if (limits.Pattern is { } pattern && !GoPattern.IsMatch(text, pattern))
        {
            errors.Add(FieldError.Invalid(path, text, $"{path} in body should match '{pattern}'"));
        }

        if (schema.Format is { } format && !TextFormat.Holds(format, text))
        {
            errors.Add(FieldError.Mistyped(path, text, $"{path} in body must be of type {format}: {JsonText.Write(text)}"));
        }
    }

    private static void CheckList(Constraints limits, JsonArray list, string path, List<FieldError> errors)
    {
        if (list.Count > limits.MaxItems) errors.Add(FieldError.TooMany(path, list.Count, limits.MaxItems.Value));
        if (list.Count < limits.MinItems)
        {
            errors.Add(FieldError.Invalid(path, list.Count, $"{path} in body should have at least {limits.MinItems} items"));
        }

        if (limits.UniqueItems && list.Select(JsonText.WriteSorted).Distinct().Count() < list.Count)
        {
            errors.Add(FieldError.Invalid(path, list, $"{path} in body shouldn't contain duplicates"));
        }
    }

    private static void CheckMap(Constraints limits, JsonObject map, string path, List<FieldError> errors)
    {
        if (map.Count > limits.MaxProperties) errors.Add(FieldError.TooMany(path, map.Count, limits.MaxProperties.Value));
        if (map.Count < limits.MinProperties)
        {
            errors.Add(FieldError.Invalid(path, map.Count, $"{path} in body should have at least {limits.MinProperties} properties"));
        }
    }

    private static void CheckLogic(Constraints limits, JsonNode? value, string path, List<FieldError> errors)
    {
        void Refuse(string rule) => errors.Add(FieldError.Invalid(path, value, $"\"{path}\" must {rule}"));
        var one = limits.OneOf.Count(option => SchemaValidation.Holds(option, value));
        if (limits.OneOf.Count > 0 && one != 1)
        {
            Refuse($"validate one and only one schema (oneOf). Found {(one == 0 ? "none" : one)} valid");
        }

        if (limits.AnyOf.Count > 0 && !limits.AnyOf.Any(option => SchemaValidation.Holds(option, value)))
        {
            Refuse("validate at least one schema (anyOf)");
        }

        if (!limits.AllOf.All(option => SchemaValidation.Holds(option, value))) Refuse("validate all the schemas (allOf)");
        if (limits.Not is { } not && SchemaValidation.Holds(not, value)) Refuse("not validate the schema (not)");
    }

    private static bool IsInteger(JsonNode? value)
        => value?.GetValueKind() == JsonValueKind.Number && JsonAccess.Number(value) is not null;

    private static string Show(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
