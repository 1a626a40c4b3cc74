using System.Text.Json;

namespace Wallet.Api.Http.Json;

/// <summary>Metadata as it is stored, for answers.</summary>
internal static class StoredMetadata
{
    /// <summary>
    /// The value; null where there is none. Earlier releases took texts with half of a character: what cannot be read is replaced, so that
    /// the rest of the row can be.
    /// </summary>
    public static JsonElement? Read(string? json) => json is null ? null : JsonElement.Parse(SurrogateEscapes.Replace(json));
}
