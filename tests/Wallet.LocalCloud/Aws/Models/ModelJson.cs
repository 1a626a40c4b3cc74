using System.Text.Json;

namespace Wallet.LocalCloud.Aws.Models;

/// <summary>Reads parts of a model that may be absent.</summary>
internal static class ModelJson
{
    public static JsonElement? Part(this JsonElement json, string name) => json.TryGetProperty(name, out var part) ? part : null;

    public static string? Text(this JsonElement json, string name) => json.Part(name)?.ToString();

    public static decimal? Number(this JsonElement json, string name) => json.Part(name)?.GetDecimal();

    public static bool Flag(this JsonElement json, string name) => json.Part(name) is { ValueKind: JsonValueKind.True };

    public static IEnumerable<JsonElement> Parts(this JsonElement json, string name)
        => json.Part(name)?.EnumerateArray().AsEnumerable() ?? [];
}
