using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.Models;

/// <summary>Holds one scalar against its shape.</summary>
internal static class ScalarCheck
{
    /// <param name="value">Value.</param>
    /// <param name="shape">What it must be.</param>
    /// <param name="path">Where it is.</param>
    /// <param name="isText">Whether numbers and flags come as texts.</param>
    /// <param name="exemptions">What the models are known to be wrong about.</param>
    public static IEnumerable<ModelViolation> Of(JsonValue value, Shape shape, string path, bool isText, ModelExemptions exemptions)
    {
        var (text, isRight) = (value.ToString(), isText ? IsRightText(value.ToString(), shape.Type) : IsRightJson(value, shape.Type));
        return !isRight ? [new(ViolationKind.Type, path, $"Member must be a {shape.Type}")] : shape.Type switch
        {
            "string" =>
            [
                .. Limits.OfLength(text.Length, shape, path, Shown(text, shape), exemptions),
                .. Words(text, shape, path, exemptions),
            ],
            "blob" => Limits.OfLength(Bytes(text), shape, path, null, exemptions),
            "integer" or "long" or "float" or "double"
                => Limits.OfNumber(decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture), shape, path, exemptions),
            _ => [],
        };
    }

    private static IEnumerable<ModelViolation> Words(string text, Shape shape, string path, ModelExemptions exemptions)
    {
        if (shape.Enum.Count > 0 && !shape.Enum.Contains(text) && !exemptions.IsYoungerValue(shape, text))
        {
            var allowed = string.Join(", ", shape.Enum);
            yield return new(ViolationKind.Value, path, $"Member must satisfy enum value set: [{allowed}]", Shown(text, shape));
        }
        if (shape.Pattern is { } pattern && !pattern.Matches(text))
            yield return new(ViolationKind.Value, path, $"Member must satisfy regular expression pattern: {pattern}", Shown(text, shape));
    }

    private static bool IsRightJson(JsonValue value, string type) => (type, value.GetValueKind()) switch
    {
        ("string", JsonValueKind.String) or ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("float" or "double", JsonValueKind.Number) => true,
        ("integer" or "long", JsonValueKind.Number) => long.TryParse(value.ToString(), CultureInfo.InvariantCulture, out _),
        ("timestamp", JsonValueKind.Number) => true,
        ("timestamp", JsonValueKind.String) => IsRightText(value.ToString(), type), // where the model says iso8601
        ("blob", JsonValueKind.String) => Bytes(value.ToString()) >= 0,
        _ => false,
    };

    private static bool IsRightText(string text, string type) => type switch
    {
        "boolean" => bool.TryParse(text, out _),
        "integer" or "long" => long.TryParse(text, CultureInfo.InvariantCulture, out _),
        "float" or "double" => double.TryParse(text, CultureInfo.InvariantCulture, out _),
        "timestamp" => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _),
        "blob" => Bytes(text) >= 0,
        _ => true,
    };

    private static int Bytes(string base64)
        => Convert.TryFromBase64String(base64, new byte[base64.Length], out var length) ? length : -1;

    private static string Shown(string text, Shape shape) => shape.IsSensitive ? "***" : text;
}
