using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Json;

namespace Wallet.LocalCloud.Kubernetes.ServiceAccounts;

/// <summary>Issues and verifies service account tokens: JWTs signed with RS256, as an OpenID provider that STS can trust.</summary>
public sealed class TokenIssuer : IDisposable
{
    private readonly Lazy<RSA> _key;
    private readonly TimeProvider _time;

    internal TokenIssuer(TimeProvider time, string? directory)
    {
        _time = time;
        _key = new Lazy<RSA>(() => SigningKey.Load(directory));
    }

    /// <summary>The issuer's URL; tokens of others are refused.</summary>
    public string Issuer { get; internal set; } = "https://kubernetes.default.svc.cluster.local";

    /// <summary>The audience of tokens for this API.</summary>
    public const string ApiAudience = "https://kubernetes.default.svc.cluster.local";

    public string Issue(string space, string name, string uid, IReadOnlyList<string> audiences, TimeSpan lifetime, JsonNode? boundTo = null)
    {
        var now = _time.GetUtcNow();
        var claims = new JsonObject
        {
            ["aud"] = new JsonArray([.. audiences.Select(audience => (JsonNode)audience)]),
            ["exp"] = (now + lifetime).ToUnixTimeSeconds(),
            ["iat"] = now.ToUnixTimeSeconds(),
            ["iss"] = Issuer,
            ["jti"] = Guid.NewGuid().ToString(),
            ["kubernetes.io"] = Origin(space, name, uid, boundTo),
            ["nbf"] = now.ToUnixTimeSeconds(),
            ["sub"] = $"system:serviceaccount:{space}:{name}",
        };
        var header = new JsonObject { ["alg"] = "RS256", ["kid"] = SigningKey.Id(_key.Value), ["typ"] = "JWT" };
        var content = $"{Encode(JsonText.WriteUtf8(header))}.{Encode(JsonText.WriteUtf8(claims))}";
        var signature = _key.Value.SignData(Encoding.ASCII.GetBytes(content), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{content}.{Encode(signature)}";
    }

    /// <summary>The claims of a token that this issuer signed and that is not past its time, or null.</summary>
    public JsonObject? Verify(string token)
    {
        var parts = token.Split('.');
        if (parts.Length != 3) return null;
        try
        {
            var content = Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}");
            if (!_key.Value.VerifyData(content, Decode(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)) return null;
            var claims = JsonText.Read(Decode(parts[1])) as JsonObject;
            return claims.Number("exp") > _time.GetUtcNow().ToUnixTimeSeconds() ? claims : null;
        }
        catch (Exception error) when (error is FormatException or JsonException or CryptographicException)
        {
            return null;
        }
    }

    /// <summary>The keys that verify tokens, as <c>/openid/v1/jwks</c> gives them.</summary>
    public JsonObject KeySet()
    {
        var key = _key.Value.ExportParameters(includePrivateParameters: false);
        return new JsonObject
        {
            ["keys"] = new JsonArray(new JsonObject
            {
                ["use"] = "sig",
                ["kty"] = "RSA",
                ["kid"] = SigningKey.Id(_key.Value),
                ["alg"] = "RS256",
                ["n"] = Encode(key.Modulus!),
                ["e"] = Encode(key.Exponent!),
            }),
        };
    }

    /// <summary>What <c>/.well-known/openid-configuration</c> gives.</summary>
    public JsonObject Configuration(string address) => new()
    {
        ["issuer"] = Issuer,
        ["jwks_uri"] = $"{address}/openid/v1/jwks",
        ["response_types_supported"] = new JsonArray("id_token"),
        ["subject_types_supported"] = new JsonArray("public"),
        ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
    };

    public void Dispose()
    {
        if (_key.IsValueCreated) _key.Value.Dispose();
    }

    private static JsonObject Origin(string space, string name, string uid, JsonNode? boundTo)
    {
        var origin = new JsonObject
        {
            ["namespace"] = space,
            ["serviceaccount"] = new JsonObject { ["name"] = name, ["uid"] = uid },
        };
        if (boundTo is not null)
        {
            origin[(boundTo.Text("kind") ?? "").ToLowerInvariant()] =
                new JsonObject { ["name"] = boundTo.Text("name"), ["uid"] = boundTo.Text("uid") };
        }

        return origin;
    }

    private static string Encode(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static byte[] Decode(string text)
        => Convert.FromBase64String(text.Replace('-', '+').Replace('_', '/').PadRight((text.Length + 3) / 4 * 4, '='));
}
