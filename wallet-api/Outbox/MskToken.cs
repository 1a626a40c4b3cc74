using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Wallet.Api.Outbox;

/// <summary>
/// The token by which MSK knows an IAM identity: the URL of a call to kafka-cluster:Connect, presigned with Signature Version 4 and written
/// in base64url.
/// </summary>
internal static class MskToken
{
    private const string Service = "kafka-cluster";
    private const string Algorithm = "AWS4-HMAC-SHA256";

    /// <summary>How long MSK accepts a token: the most that it allows.</summary>
    public static TimeSpan Lifetime { get; } = TimeSpan.FromMinutes(15);

    /// <summary>A token for a cluster in <paramref name="region"/>, signed at <paramref name="now"/>.</summary>
    public static string Create(string region, SigningCredentials credentials, DateTimeOffset now)
    {
        var host = $"kafka.{region}.amazonaws.com";
        var (date, time) = (Text(now, "yyyyMMdd"), Text(now, "yyyyMMdd'T'HHmmss'Z'"));
        var scope = $"{date}/{region}/{Service}/aws4_request";
        var query = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["Action"] = "kafka-cluster:Connect",
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
        var key = Key(credentials.SecretKey, date, region, Service);
        var signature = HMACSHA256.HashData(key, Bytes($"{Algorithm}\n{time}\n{scope}\n{Hash(request)}"));
        // The user agent is for MSK's logs and is not signed.
        var url = $"https://{host}/?{canonicalQuery}&X-Amz-Signature={Convert.ToHexStringLower(signature)}&User-Agent=wallet-api";
        return Base64Url.EncodeToString(Bytes(url));
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

/// <summary>What a request is signed with; the session token is null for long-lived keys.</summary>
internal readonly record struct SigningCredentials(string AccessKey, string SecretKey, string? SessionToken);
