using System.Text.Json;
using System.Text.Json.Serialization;

namespace Wallet.Api.Http.Json;

/// <summary>Reads a whole number however JSON can write it: to JSON Schema, 2.0 and 2e0 are integers as 2 is.</summary>
internal sealed class WholeNumberConverter : JsonConverter<long?>
{
    /// <inheritdoc/>
    public override long? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.Number)
            throw new JsonException("Not a whole number.");
        if (reader.TryGetInt64(out var whole))
            return whole;
        return reader.TryGetDecimal(out var number) && decimal.IsInteger(number) && number is >= long.MinValue and <= long.MaxValue
            ? (long)number
            : throw new JsonException("Not a whole number of 64 bits.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, long? value, JsonSerializerOptions options)
        => throw new NotSupportedException("Read here only; answers have plain numbers.");
}
