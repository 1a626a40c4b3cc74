using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Json;
using Wallet.LocalCloud.Kubernetes.Protobuf;
using YamlDotNet.Core;

namespace Wallet.LocalCloud.Kubernetes.Api;

/// <summary>Reads what a client sends.</summary>
internal static class RequestBody
{
    /// <summary>The media type without its parameters.</summary>
    public static string MediaType(HttpRequest request) => (request.ContentType ?? "").Split(';')[0].Trim();

    /// <exception cref="ApiFault">No JSON, YAML or protobuf object.</exception>
    public static async Task<JsonObject> ReadObject(HttpRequest request, string kind)
    {
        var bytes = await ReadBytes(request);
        if (MediaType(request) is not ("application/json" or "application/yaml" or ProtobufObject.MediaType or ""))
        {
            throw Faults.UnsupportedMediaType("application/json", "application/yaml", ProtobufObject.MediaType);
        }

        return Parse(request, bytes, kind) as JsonObject
            ?? throw Faults.BadRequest($"the object provided is unrecognized (must be of type {kind}): couldn't get version/kind");
    }

    /// <summary>The body, or null when there is none.</summary>
    /// <exception cref="ApiFault">Not readable.</exception>
    public static async Task<JsonNode?> ReadOptional(HttpRequest request, string kind)
        => await ReadBytes(request) is { Length: > 0 } bytes ? Parse(request, bytes, kind) : null;

    private static JsonNode? Parse(HttpRequest request, byte[] bytes, string kind)
    {
        var type = MediaType(request);
        if (type == ProtobufObject.MediaType) return ProtobufObject.Read(bytes);
        try
        {
            return type.EndsWith("yaml", StringComparison.Ordinal) ? YamlText.Read(Encoding.UTF8.GetString(bytes)) : JsonText.Read(bytes);
        }
        catch (Exception error) when (error is JsonException or YamlException)
        {
            var reason = error is JsonException ? $"json parse error: {Explain(bytes, error)}" : $"yaml: {error.Message}";
            throw Faults.BadRequest($"the object provided is unrecognized (must be of type {kind}): couldn't get version/kind; "
                + $"{reason} ({Encoding.UTF8.GetString(bytes)})");
        }
    }

    private static string Explain(byte[] bytes, Exception error) => IsCutShort(bytes) ? "unexpected end of JSON input" : error.Message;

    private static bool IsCutShort(byte[] bytes)
    {
        try
        {
            var reader = new Utf8JsonReader(bytes, isFinalBlock: false, default);
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static async Task<byte[]> ReadBytes(HttpRequest request)
    {
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, request.HttpContext.RequestAborted);
        return buffer.ToArray();
    }
}
