using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Wallet.LocalCloud.Kubernetes.Json;
using YamlDotNet.Core;

namespace Wallet.LocalCloud.Kubernetes.Api;

/// <summary>Reads what a client sends.</summary>
internal static class RequestBody
{
    private const string Protobuf = "application/vnd.kubernetes.protobuf";

    /// <summary>The media type without its parameters.</summary>
    public static string MediaType(HttpRequest request) => (request.ContentType ?? "").Split(';')[0].Trim();

    /// <exception cref="ApiFault">No JSON or YAML object.</exception>
    public static async Task<JsonObject> ReadObject(HttpRequest request, string kind)
    {
        var text = await ReadText(request);
        if (MediaType(request) is not ("application/json" or "application/yaml" or ""))
        {
            throw Faults.UnsupportedMediaType("application/json", "application/yaml", Protobuf);
        }

        return Parse(request, text, kind) as JsonObject
            ?? throw Faults.BadRequest($"the object provided is unrecognized (must be of type {kind}): couldn't get version/kind");
    }

    /// <summary>The body, or null when there is none.</summary>
    /// <exception cref="ApiFault">Neither JSON nor YAML.</exception>
    public static async Task<JsonNode?> ReadOptional(HttpRequest request, string kind)
        => await ReadText(request) is { Length: > 0 } text ? Parse(request, text, kind) : null;

    private static JsonNode? Parse(HttpRequest request, string text, string kind)
    {
        try
        {
            return MediaType(request).EndsWith("yaml", StringComparison.Ordinal) ? YamlText.Read(text) : JsonText.Read(text);
        }
        catch (Exception error) when (error is JsonException or YamlException)
        {
            var reason = error is JsonException ? $"json parse error: {Explain(error)}" : $"yaml: {error.Message}";
            throw Faults.BadRequest(
                $"the object provided is unrecognized (must be of type {kind}): couldn't get version/kind; {reason} ({text})");
        }
    }

    private static string Explain(Exception error)
        => error.Message.Contains("end of", StringComparison.OrdinalIgnoreCase) || error.Message.Contains("depth", StringComparison.Ordinal)
            || error.Message.Contains("no data", StringComparison.Ordinal) || error.Message.Contains("tokens", StringComparison.Ordinal)
            ? "unexpected end of JSON input"
            : error.Message;

    private static async Task<string> ReadText(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        return await reader.ReadToEndAsync(request.HttpContext.RequestAborted);
    }
}
