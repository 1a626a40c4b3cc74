using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Wallet.Api.Checkpoints;

/// <summary>
/// A key for checkpoints: ECDSA on P-256, as a PEM file has it. What it signs is a JWS in compact form (RFC 7515, ES256), which any JOSE library
/// can check.
/// </summary>
internal sealed class CheckpointKey : IDisposable
{
    private const string Type = "wallet-checkpoint";
    private readonly ECDsa _key;
    private readonly string _header;

    private CheckpointKey(ECDsa key)
    {
        _key = key;
        Id = ThumbprintOf(key);
        _header = Encode($$"""{"alg":"ES256","kid":"{{Id}}","typ":"{{Type}}"}""");
    }

    /// <summary>The key's thumbprint (RFC 7638), which is in the header of what it signs.</summary>
    public string Id { get; }

    /// <summary>Reads a private key, or a public one to check with.</summary>
    /// <exception cref="ArgumentException">The file has no key of this kind. The message does not quote it.</exception>
    public static CheckpointKey Read(string file)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(file));
            if (key.ExportParameters(includePrivateParameters: false).Curve.Oid.Value != ECCurve.NamedCurves.nistP256.Oid.Value)
                throw new CryptographicException();
            return new(key);
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            key.Dispose();
            throw new ArgumentException($"{file} must be a PEM file with a key on the curve P-256; make one with: "
                + "openssl ecparam -name prime256v1 -genkey -noout -out key.pem");
        }
    }

    /// <summary>Signs a payload.</summary>
    public string Sign(ReadOnlySpan<byte> payload)
    {
        var text = $"{_header}.{Base64Url.EncodeToString(payload)}";
        return $"{text}.{Base64Url.EncodeToString(_key.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256))}";
    }

    /// <summary>The payload of what this key signed; null for anything else.</summary>
    public byte[]? Open(string signed)
    {
        var parts = signed.Split('.');
        try
        {
            return parts.Length == 3 && IsOfThisKind(parts[0])
                && _key.VerifyData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256)
                ? Base64Url.DecodeFromChars(parts[1])
                : null;
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            return null;
        }
    }

    /// <summary>The payload of a text that anybody may have signed; null where it is none.</summary>
    public static byte[]? PayloadOf(string signed)
    {
        var parts = signed.Split('.');
        try
        {
            return parts.Length == 3 ? Base64Url.DecodeFromChars(parts[1]) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();

    // A signature of the same key for another purpose, or by another algorithm, is none of a checkpoint.
    private static bool IsOfThisKind(string header)
    {
        using var json = JsonDocument.Parse(Base64Url.DecodeFromChars(header));
        return json.RootElement.TryGetProperty("alg", out var algorithm) && algorithm.ValueEquals("ES256")
            && json.RootElement.TryGetProperty("typ", out var type) && type.ValueEquals(Type);
    }

    private static string ThumbprintOf(ECDsa key)
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        var members = $$"""{"crv":"P-256","kty":"EC","x":"{{Base64Url.EncodeToString(point.X)}}","y":"{{Base64Url.EncodeToString(point.Y)}}"}""";
        return Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(members)));
    }

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.ASCII.GetBytes(text));
}
