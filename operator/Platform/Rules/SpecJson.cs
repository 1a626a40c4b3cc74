using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Wallet.Operator.Platform.Rules;

/// <summary>Reads records from a document.</summary>
internal static class SpecJson
{
    private static readonly JsonSerializerOptions Wire = new(JsonSerializerDefaults.Web) { Converters = { new TimeConverter() } };

    /// <summary>The record, or null when the document is of another shape.</summary>
    public static T? Read<T>(JsonElement document) where T : class
    {
        try
        {
            return document.Deserialize<T>(Wire);
        }
        catch (Exception fault) when (fault is JsonException or NotSupportedException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>RFC 3339 allows lower-case letters, which the serializer of its own does not read.</summary>
    private sealed class TimeConverter : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
            => reader.TokenType == JsonTokenType.String
                && DateTimeOffset.TryParse(
                    reader.GetString()!.ToUpperInvariant(), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time)
                ? time
                : throw new JsonException("not a time");

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
            => writer.WriteStringValue(value);
    }
}
