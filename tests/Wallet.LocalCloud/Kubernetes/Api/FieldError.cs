using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Json;

namespace Wallet.LocalCloud.Kubernetes.Api;

/// <summary>One reason why an object is refused, as a cause of the Status body.</summary>
/// <param name="Reason">e.g. <c>FieldValueInvalid</c>.</param>
/// <param name="Field">e.g. <c>spec.parts[0].name</c>.</param>
public sealed record FieldError(string Reason, string Field, string Message)
{
    public static FieldError Invalid(string field, JsonNode? value, string detail)
        => new("FieldValueInvalid", field, $"Invalid value: {JsonText.WriteSorted(value)}: {detail}");

    public static FieldError Mistyped(string field, JsonNode? value, string detail)
        => new("FieldValueTypeInvalid", field, $"Invalid value: {JsonText.WriteSorted(value)}: {detail}");

    public static FieldError Required(string field, string? detail = null)
        => new("FieldValueRequired", field, detail is null ? "Required value" : $"Required value: {detail}");

    public static FieldError NotSupported(string field, JsonNode? value, IEnumerable<string> supported)
        => new("FieldValueNotSupported", field,
            $"Unsupported value: {JsonText.Write(value)}: supported values: {string.Join(", ", supported.Select(s => $"\"{s}\""))}");

    public static FieldError Duplicate(string field, JsonNode? value)
        => new("FieldValueDuplicate", field, $"Duplicate value: {JsonText.WriteSorted(value)}");

    public static FieldError NotFound(string field, JsonNode? value)
        => new("FieldValueNotFound", field, $"Not found: {JsonText.Write(value)}");

    public static FieldError Forbidden(string field, string detail) => new("FieldValueForbidden", field, $"Forbidden: {detail}");

    public static FieldError TooLong(string field, long limit)
        => new("FieldValueTooLong", field, $"Too long: may not be more than {limit} bytes");

    public static FieldError TooMany(string field, long count, long limit)
        => new("FieldValueTooMany", field, $"Too many: {count}: must have at most {limit} items");

    public static FieldError Immutable(string field, JsonNode? value) => Invalid(field, value, "field is immutable");
}
