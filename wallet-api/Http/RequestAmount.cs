using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using Wallet.Api.Ledger;

namespace Wallet.Api.Http;

/// <summary>An amount in a request: a decimal as text or number, read from its characters. Null when they are no plain decimal.</summary>
[JsonConverter(typeof(RequestAmountConverter))]
internal readonly record struct RequestAmount(Amount? Value);

/// <summary>Reads an amount without ever making a floating-point number of it.</summary>
internal sealed class RequestAmountConverter : JsonConverter<RequestAmount>
{
    /// <inheritdoc/>
    public override RequestAmount Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not (JsonTokenType.Number or JsonTokenType.String))
            throw new JsonException("An amount is a decimal number or a text with one.");
        if (reader.ValueIsEscaped)
            return default;
        var text = reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan;
        return new(Amount.TryParse(text, out var amount) ? amount : null);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, RequestAmount value, JsonSerializerOptions options)
        => throw new NotSupportedException("Amounts are read here; answers carry text.");
}
