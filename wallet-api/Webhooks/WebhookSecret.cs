using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Wallet.Api.Webhooks;

/// <summary>
/// Secrets and signatures as Standard Webhooks 1.0.0 has them ("Signature scheme"). Its package for .NET (StandardWebhooks 1.1.2) is passed over:
/// it signs with one secret at a time, takes bodies as text, and puts a file of its own style checker into the build.
/// </summary>
internal static class WebhookSecret
{
    private const string Prefix = "whsec_";
    private const int Bytes = 32;

    /// <summary>Draws one.</summary>
    public static byte[] Draw() => RandomNumberGenerator.GetBytes(Bytes);

    /// <summary>As it is given to those who check signatures: <c>whsec_</c> and base64.</summary>
    public static string ToText(ReadOnlySpan<byte> secret) => Prefix + Convert.ToBase64String(secret);

    /// <summary>
    /// The header <c>webhook-signature</c>: for each secret, with spaces between, <c>v1,</c> and the base64 of HMAC-SHA256 over
    /// <c>id.timestamp.body</c>; the timestamp is in Unix seconds.
    /// </summary>
    public static string Sign(IEnumerable<byte[]> secrets, string id, long timestamp, ReadOnlySpan<byte> body)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{timestamp}.")), .. body];
        return string.Join(' ', secrets.Select(secret => $"v1,{Convert.ToBase64String(HMACSHA256.HashData(secret, signed))}"));
    }
}
