using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Json;

namespace Wallet.LocalCloud.Kubernetes.Protobuf;

/// <summary>
/// Turns built-in objects that clients send as protobuf into JSON. Some kubectl commands (<c>create namespace</c>,
/// <c>auth can-i</c>) and helm send nothing else; answers go out as JSON, which they take.
/// </summary>
internal static class ProtobufObject
{
    public const string MediaType = "application/vnd.kubernetes.protobuf";
    private static readonly byte[] Magic = [0x6b, 0x38, 0x73, 0x00];

    /// <returns>Null when the bytes are no protobuf object of a known kind.</returns>
    public static JsonObject? Read(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.StartsWith(Magic)) return null;
        try
        {
            return ReadEnvelope(bytes[Magic.Length..]);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static JsonObject? ReadEnvelope(ReadOnlySpan<byte> bytes)
    {
        var (apiVersion, kind) = ("", "");
        ReadOnlySpan<byte> content = default;
        var envelope = new ProtobufReader(bytes);
        while (envelope.Read())
        {
            if (envelope.Number == 1) (apiVersion, kind) = ReadType(envelope.Content);
            if (envelope.Number == 2) content = envelope.Content;
        }

        if (ProtobufTypes.Find(MessageName(apiVersion, kind)) is not { } fields) return null;
        var value = ReadMessage(fields, content);
        value["apiVersion"] = apiVersion;
        value["kind"] = kind;
        return value;
    }

    private static (string, string) ReadType(ReadOnlySpan<byte> bytes)
    {
        var (apiVersion, kind) = ("", "");
        var reader = new ProtobufReader(bytes);
        while (reader.Read())
        {
            if (reader.Number == 1) apiVersion = reader.Text;
            else if (reader.Number == 2) kind = reader.Text;
        }

        return (apiVersion, kind);
    }

    private static string MessageName(string apiVersion, string kind)
    {
        if (kind == "DeleteOptions") return "meta.v1.DeleteOptions";
        var parts = apiVersion.Split('/');
        return parts.Length == 1 ? $"core.{apiVersion}.{kind}" : $"{parts[0].Split('.')[0]}.{parts[1]}.{kind}";
    }

    private static JsonObject ReadMessage(IReadOnlyDictionary<int, ProtobufField> fields, ReadOnlySpan<byte> bytes)
    {
        var value = new JsonObject();
        var reader = new ProtobufReader(bytes);
        while (reader.Read())
        {
            if (!fields.TryGetValue(reader.Number, out var field)) continue;
            if (field.IsMap) ReadEntry(value.Ensure(field.Name), field.Type, reader.Content);
            else if (ReadValue(field, ref reader) is var member && field.IsInline) Merge(value, member);
            else if (field.IsList) Append(value, field.Name, member);
            else if (member is not null) value[field.Name] = member;
        }

        return value;
    }

    private static void Merge(JsonObject value, JsonNode? member)
    {
        foreach (var (name, part) in member as JsonObject ?? []) value[name] = part?.DeepClone();
    }

    private static void Append(JsonObject value, string name, JsonNode? item)
    {
        if (value[name] is not JsonArray list) value[name] = list = [];
        list.Add(item);
    }

    private static void ReadEntry(JsonObject map, string type, ReadOnlySpan<byte> bytes)
    {
        var key = "";
        JsonNode? value = type == "string" ? "" : null;
        var entry = new ProtobufReader(bytes);
        while (entry.Read())
        {
            if (entry.Number == 1) key = entry.Text;
            else value = ReadValue(new ProtobufField("", type, IsList: true, IsMap: false, IsInline: false, KeepsZero: true), ref entry);
        }

        map[key] = value;
    }

    // Go writes empty scalars that are no pointers; as JSON they would not be there.
    private static JsonNode? ReadValue(ProtobufField field, ref ProtobufReader reader)
    {
        var keeps = field.KeepsZero || field.IsList;
        return field.Type switch
        {
            "string" => keeps || reader.Content.Length > 0 ? reader.Text : null,
            "bytes" => Convert.ToBase64String(reader.Content),
            "int" => keeps || reader.Whole != 0 ? unchecked((long)reader.Whole) : null,
            "bool" => keeps || reader.Whole != 0 ? reader.Whole != 0 : null,
            "double" => BitConverter.UInt64BitsToDouble(reader.Whole),
            _ => ProtobufScalar.Read(field.Type, reader.Content, out var scalar)
                ? scalar
                : ReadMessage(ProtobufTypes.Find(field.Type) ?? new Dictionary<int, ProtobufField>(), reader.Content),
        };
    }
}
