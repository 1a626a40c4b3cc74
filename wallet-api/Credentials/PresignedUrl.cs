using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Wallet.Api.Credentials;

/// <summary>
/// The URL of a GET of an AWS service, presigned with Signature Version 4: by it the service knows who has signed. Ours, because the SDK's signer
/// takes the time from the machine's clock alone.
/// </summary>
internal static class PresignedUrl
{
    private const string Algorithm = "AWS4-HMAC-SHA256";

    /// <summary>How long services accept one: the most that those which it is made for allow.</summary>
    public static TimeSpan Lifetime { get; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// The URL without its scheme, signed at <paramref name="now"/>. <paramref name="host"/> is as the Host header has it, with a port that is not
    /// the scheme's.
    /// </summary>
    public static string Create(
        string service, string region, string host, IEnumerable<(string Name, string Value)> parameters, SigningCredentials credentials,
        DateTimeOffset now)
    {
        var (date, time) = (Text(now, "yyyyMMdd"), Text(now, "yyyyMMdd'T'HHmmss'Z'"));
        var scope = $"{date}/{region}/{service}/aws4_request";
        var query = new SortedDictionary<string, string>(parameters.ToDictionary(p => p.Name, p => p.Value), StringComparer.Ordinal)
        {
            ["X-Amz-Algorithm"] = Algorithm,
            ["X-Amz-Credential"] = $"{credentials.AccessKey}/{scope}",
            ["X-Amz-Date"] = time,
            ["X-Amz-Expires"] = ((int)Lifetime.TotalSeconds).ToString(CultureInfo.InvariantCulture),
            ["X-Amz-SignedHeaders"] = "host",
        };
        if (credentials.SessionToken is { Length: > 0 } session)
            query["X-Amz-Security-Token"] = session;
        var canonicalQuery = string.Join('&', query.Select(p => $"{Uri.EscapeDataString(p.Key)}={Uri.EscapeDataString(p.Value)}"));
        var request = $"GET\n/\n{canonicalQuery}\nhost:{host}\n\nhost\n{Hash("")}";
        var key = Key(credentials.SecretKey, date, region, service);
        var signature = HMACSHA256.HashData(key, Bytes($"{Algorithm}\n{time}\n{scope}\n{Hash(request)}"));
        return $"{host}/?{canonicalQuery}&X-Amz-Signature={Convert.ToHexStringLower(signature)}";
    }

    /// <summary>The key of a day, region and service.</summary>
    public static byte[] Key(string secret, string date, string region, string service)
    {
        var key = Bytes($"AWS4{secret}");
        foreach (var part in (string[])[date, region, service, "aws4_request"])
            key = HMACSHA256.HashData(key, Bytes(part));
        return key;
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Bytes(text)));

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Text(DateTimeOffset time, string format) => time.UtcDateTime.ToString(format, CultureInfo.InvariantCulture);
}
