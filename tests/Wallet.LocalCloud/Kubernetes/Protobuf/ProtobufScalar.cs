using System.Globalization;
using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Json;

namespace Wallet.LocalCloud.Kubernetes.Protobuf;

/// <summary>Messages that are single values in JSON.</summary>
internal static class ProtobufScalar
{
    /// <returns>False when the message is a JSON object.</returns>
    public static bool Read(string type, ReadOnlySpan<byte> bytes, out JsonNode? value)
    {
        value = null;
        switch (type)
        {
            case "meta.v1.Time":
                value = ReadTime(bytes) is { } time ? ObjectMeta.Timestamp(time) : null;
                return true;
            case "meta.v1.MicroTime":
                value = ReadTime(bytes)?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
                return true;
            case "intstr.IntOrString":
                value = ReadIntOrString(bytes);
                return true;
            case "resource.Quantity":
                value = First(bytes) is { Length: > 0 } quantity ? quantity : "0";
                return true;
            case "meta.v1.FieldsV1" or "runtime.RawExtension":
                value = First(bytes) is { Length: > 0 } json ? JsonText.Read(json) : null;
                return true;
            case "authentication.v1.ExtraValue" or "authorization.v1.ExtraValue":
                value = ReadTexts(bytes);
                return true;
            default:
                return false;
        }
    }

    private static DateTimeOffset? ReadTime(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) return null;
        long seconds = 0;
        long nanoseconds = 0;
        var reader = new ProtobufReader(bytes);
        while (reader.Read())
        {
            if (reader.Number == 1) seconds = unchecked((long)reader.Whole);
            else if (reader.Number == 2) nanoseconds = unchecked((long)reader.Whole);
        }

        return DateTimeOffset.FromUnixTimeSeconds(seconds).AddTicks(nanoseconds / 100);
    }

    private static JsonNode ReadIntOrString(ReadOnlySpan<byte> bytes)
    {
        var (isText, number, text) = (false, 0L, "");
        var reader = new ProtobufReader(bytes);
        while (reader.Read())
        {
            if (reader.Number == 1) isText = reader.Whole == 1;
            else if (reader.Number == 2) number = unchecked((long)reader.Whole);
            else if (reader.Number == 3) text = reader.Text;
        }

        return isText ? text : number;
    }

    private static string First(ReadOnlySpan<byte> bytes)
    {
        var reader = new ProtobufReader(bytes);
        return reader.Read() ? reader.Text : "";
    }

    private static JsonArray ReadTexts(ReadOnlySpan<byte> bytes)
    {
        var texts = new JsonArray();
        var reader = new ProtobufReader(bytes);
        while (reader.Read()) texts.Add((JsonNode)reader.Text);
        return texts;
    }
}
