using System.Text.Json;
using System.Text.Json.Serialization;

namespace Wallet.Api.Checkpoints;

/// <summary>
/// What is signed: the transactions from <paramref name="From"/> (inclusive) to <paramref name="Before"/> (exclusive), in the order of their
/// ids, are <paramref name="Transactions"/> many and have the Merkle root <paramref name="Root"/>. <paramref name="Previous"/> is the SHA-256
/// of the checkpoint before, as it was signed, so that none can be exchanged or left out. Hashes are hexadecimal, ids those of the REST API.
/// </summary>
internal sealed record Checkpoint(
    int Version, long Number, string From, string Before, int Transactions, string Root, DateTimeOffset SealedAt, string? Previous = null)
{
    /// <summary>The version that this release writes.</summary>
    public const int CurrentVersion = 1;

    /// <summary>The bytes that are signed.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, CheckpointJson.Default.Checkpoint);

    /// <summary>Reads what was signed; null for anything else.</summary>
    public static Checkpoint? Read(ReadOnlySpan<byte> signed)
    {
        try
        {
            return JsonSerializer.Deserialize(signed, CheckpointJson.Default.Checkpoint);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>How checkpoints and proofs are written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(Checkpoint))]
[JsonSerializable(typeof(InclusionProof))]
internal sealed partial class CheckpointJson : JsonSerializerContext;
