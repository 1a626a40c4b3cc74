using System.Text.Json;
using System.Text.Json.Serialization;

namespace Wallet.Api.Http.Json;

/// <summary>A time in a request's body.</summary>
[JsonConverter(typeof(RequestTimeConverter))]
internal readonly record struct RequestTime(DateTimeOffset Value);

/// <summary>Reads a time as <see cref="Rfc3339"/> does: .NET's own reader takes one without a zone as of the server's zone.</summary>
internal class RequestTimeConverter(Rounding rounding) : JsonConverter<RequestTime>
{
    public RequestTimeConverter()
        : this(Rounding.Down)
    {
    }

    /// <inheritdoc/>
    public override RequestTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => reader.TokenType == JsonTokenType.String && Rfc3339.TryParse(reader.GetString()!, out var time, rounding)
            ? new(time)
            : throw new JsonException($"Not {Rfc3339.Example}.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, RequestTime value, JsonSerializerOptions options)
        => throw new NotSupportedException("Times are read here; answers have their own.");
}

/// <summary>The same for the ends of ranges.</summary>
internal sealed class RangeTimeConverter() : RequestTimeConverter(Rounding.Up);
