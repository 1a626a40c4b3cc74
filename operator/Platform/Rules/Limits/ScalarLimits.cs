using System.Globalization;
using System.Text.Json;

namespace Wallet.Operator.Platform.Rules.Limits;

/// <summary>Text, numbers, true and false: see <see cref="FieldLimits"/>.</summary>
internal static class ScalarLimits
{
    private static readonly GoRegex TimeOfDay =
        new("^([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})$");

    /// <summary>What is wrong with a value.</summary>
    public static IEnumerable<string> Complaints(FieldSchema schema, JsonElement value) => (schema.Type, value.ValueKind) switch
    {
        ("boolean", JsonValueKind.True or JsonValueKind.False) => [],
        ("boolean", _) => ["must be true or false"],
        ("integer", _) => WholeNumber(schema, value),
        (FieldSchema.NumberOrText, JsonValueKind.Number) => WholeNumber(schema, value),
        (FieldSchema.NumberOrText, JsonValueKind.String) => Text(schema, value.GetString()!),
        (FieldSchema.NumberOrText, _) => ["must be a whole number or text"],
        (_, JsonValueKind.String) => Text(schema, value.GetString()!),
        _ => ["must be text"],
    };

    private static IEnumerable<string> WholeNumber(FieldSchema schema, JsonElement value)
    {
        if (schema.Values.Count > 0)
            return value.ValueKind == JsonValueKind.Number && schema.Values.Contains(value.ToString()) ? [] : [OneOf(schema)];
        var (least, most) = (Least(schema), Most(schema));
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && number >= least && number <= most
            ? []
            : [$"must be a whole number from {least} to {most}"];
    }

    // An int-or-string has no format; Kubernetes' own IntOrString holds an int32.
    private static long Least(FieldSchema schema) => Math.Max(schema.Minimum, schema.Format == "int64" ? long.MinValue : int.MinValue);

    private static long Most(FieldSchema schema) => Math.Min(schema.Maximum, schema.Format == "int64" ? long.MaxValue : int.MaxValue);

    private static IEnumerable<string> Text(FieldSchema schema, string text)
    {
        if (schema.Values.Count > 0)
            return schema.Values.Contains(text) ? [] : [OneOf(schema)];
        // Code points, as the API server counts them: not UTF-16 units, and not what a reader sees as one character.
        var length = text.EnumerateRunes().Count();
        if (length > schema.Longest)
            return [$"must have at most {schema.Longest} characters"];
        if (length < schema.Shortest)
            return ["must not be empty"];
        if (schema.Format == "date-time" && !IsTime(text))
            return ["must be a time such as 2026-11-22T10:00:00Z"];
        return schema.Pattern?.IsMatch(text) ?? true ? [] : [$"must match {schema.Pattern}"];
    }

    private static string OneOf(FieldSchema schema) => $"must be one of {string.Join(", ", schema.Values)}";

    // As kube-openapi's strfmt decides on a date-time: letters of either case, any offset, a day that the month has.
    private static bool IsTime(string text)
        => text.Length > 10 && (text[10] is 'T' or 't')
            && DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            && TimeOfDay.IsMatch(text[11..]);
}
