using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.Sts;

/// <summary>A web identity token that was read and verified.</summary>
/// <param name="Issuer">Issuer, a URL.</param>
/// <param name="Subject">Subject.</param>
/// <param name="Audiences">Audiences.</param>
internal sealed record WebIdentity(string Issuer, string Subject, IReadOnlyList<string> Audiences)
{
    /// <summary>Reads a token signed with RS256 by a key of <paramref name="keySet"/> (a JSON Web Key Set); throws STS's faults.</summary>
    public static WebIdentity Verify(string token, string keySet, DateTimeOffset now)
    {
        var parts = token.Split('.');
        if (parts.Length != 3)
            throw Invalid("The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)");
        var (header, claims) = (Json(parts[0]), Json(parts[1]));
        if (header["alg"]?.ToString() != "RS256" || !IsSigned(parts, Key(keySet, header["kid"]?.ToString())))
            throw Invalid("Couldn't retrieve verification key from your identity provider, or the token's signature is not its.");
        if (Seconds(claims, "exp") is not { } expires || DateTimeOffset.FromUnixTimeSeconds(expires) <= now)
            throw new AwsFault("ExpiredTokenException", "Token expired: the current date/time must be before the token's expiration.");
        var audiences = claims["aud"] is JsonArray list ? list.Select(a => a!.ToString()).ToArray() : [claims["aud"]?.ToString() ?? ""];
        return new(claims["iss"]?.ToString() ?? "", claims["sub"]?.ToString() ?? "", audiences);
    }

    private static bool IsSigned(string[] parts, RSAParameters key)
    {
        using var rsa = RSA.Create(key);
        return rsa.VerifyData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]),
            HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    private static RSAParameters Key(string keySet, string? id)
    {
        var keys = JsonNode.Parse(keySet)?["keys"]?.AsArray().OfType<JsonObject>() ?? [];
        var key = keys.FirstOrDefault(k => k["kid"]?.ToString() == id) ?? throw Invalid($"No key {id} in the provider's key set.");
        return new()
        {
            Modulus = Base64Url.DecodeFromChars(key["n"]!.ToString()),
            Exponent = Base64Url.DecodeFromChars(key["e"]!.ToString()),
        };
    }

    private static long? Seconds(JsonObject claims, string name) => claims[name] is JsonValue value ? (long)value.GetValue<double>() : null;

    private static JsonObject Json(string part)
    {
        try
        {
            return JsonNode.Parse(Base64Url.DecodeFromChars(part)) as JsonObject ?? throw Invalid("not an object");
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            throw Invalid("The ID Token provided is not a valid JWT.");
        }
    }

    private static AwsFault Invalid(string message) => new("InvalidIdentityToken", message);
}
