using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Wallet.Api.Ledger;

namespace Wallet.Api.Http.Json;

/// <summary>
/// An amount in a request: a decimal as text or number, read from its characters. Null when they are no plain decimal or, of a number, when it
/// is too fine or too large for any currency.
/// </summary>
[JsonConverter(typeof(RequestAmountConverter))]
internal readonly record struct RequestAmount(Amount? Value, bool IsNumber = false);

/// <summary>Reads an amount without ever making a floating-point number of it.</summary>
internal sealed class RequestAmountConverter : JsonConverter<RequestAmount>
{
    /// <inheritdoc/>
    public override RequestAmount Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not (JsonTokenType.Number or JsonTokenType.String))
            throw new JsonException("An amount is a decimal number or a text with one.");
        var text = reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan;
        // The same value in another spelling: an escaped text, or a number with an exponent as some languages write their doubles.
        if (reader.ValueIsEscaped)
            text = Encoding.UTF8.GetBytes(reader.GetString()!);
        else if (reader.TokenType == JsonTokenType.Number && text.ContainsAny((byte)'e', (byte)'E'))
            text = Encoding.UTF8.GetBytes(CanonicalNumber.Of(Encoding.UTF8.GetString(text)));
        return new(Amount.TryParse(text, out var amount) ? amount : null, reader.TokenType == JsonTokenType.Number);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, RequestAmount value, JsonSerializerOptions options)
        => throw new NotSupportedException("Amounts are read here; answers carry text.");
}
