using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Runtime;

namespace Wallet.Operator.Aws.Protocols;

/// <summary>Reads and writes an enumerated string.</summary>
internal sealed class ConstantConverter<T> : JsonConverter<T> where T : ConstantClass, IConstant<T>
{
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { } value ? T.FindValue(value) : null;

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStringValue(value.Value);
    }
}
