using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Kubernetes.Json;

/// <summary>JSON to text and back, as the API server writes it.</summary>
internal static class JsonText
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonNodeOptions NodeOptions = new() { PropertyNameCaseInsensitive = false };

    public static string Write(JsonNode? node) => node?.ToJsonString(Options) ?? "null";

    public static byte[] WriteUtf8(JsonNode? node) => Encoding.UTF8.GetBytes(Write(node));

    /// <exception cref="JsonException">The text is no JSON, or names a property twice.</exception>
    public static JsonNode? Read(ReadOnlySpan<byte> utf8)
        => JsonNode.Parse(utf8, NodeOptions, new JsonDocumentOptions { AllowDuplicateProperties = false });

    public static JsonNode? Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    /// <summary>The value with its map keys in order, as Go prints it in error messages.</summary>
    public static string WriteSorted(JsonNode? node) => Write(Sorted(node));

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.OrderBy(p => p.Key, StringComparer.Ordinal)
            .Select(p => KeyValuePair.Create(p.Key, Sorted(p.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}
