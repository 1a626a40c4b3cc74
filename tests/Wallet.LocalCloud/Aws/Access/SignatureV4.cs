using System.Security.Cryptography;
using System.Text;
using Wallet.LocalCloud.Aws.Wire;

namespace Wallet.LocalCloud.Aws.Access;

/// <summary>Signature Version 4 as a service computes it, from the request alone.</summary>
internal static class SignatureV4
{
    /// <summary>Whether <paramref name="scope"/> carries the signature that <paramref name="secret"/> gives.</summary>
    public static bool IsGenuine(AwsRequest request, SignedScope scope, string secret)
    {
        var expected = Encoding.ASCII.GetBytes(Signature(request, scope, secret));
        return CryptographicOperations.FixedTimeEquals(expected, Encoding.ASCII.GetBytes(scope.Signature))
            && DeclaredHashHolds(request);
    }

    private static string Signature(AwsRequest request, SignedScope scope, string secret)
    {
        var toSign = string.Join('\n', "AWS4-HMAC-SHA256", request.Header("x-amz-date") ?? "",
            $"{scope.Date}/{scope.Region}/{scope.Service}/aws4_request", Hash(Encoding.UTF8.GetBytes(Canonical(request, scope))));
        var key = Encoding.UTF8.GetBytes("AWS4" + secret);
        foreach (var part in new[] { scope.Date, scope.Region, scope.Service, "aws4_request", toSign })
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        return Convert.ToHexStringLower(key);
    }

    private static string Canonical(AwsRequest request, SignedScope scope)
    {
        var headers = scope.SignedHeaders.Select(name => $"{name}:{Trimmed(request.Header(name) ?? "")}\n");
        return string.Join('\n', request.Method, CanonicalPath(request.Path), CanonicalQuery(request.Query),
            string.Concat(headers), string.Join(';', scope.SignedHeaders),
            request.Header("x-amz-content-sha256") ?? Hash(request.Body));
    }

    private static bool DeclaredHashHolds(AwsRequest request)
        => request.Header("x-amz-content-sha256") is not { } declared
            || declared == "UNSIGNED-PAYLOAD" || declared == Hash(request.Body);

    /// <summary>Every service but S3 signs the path encoded once more.</summary>
    private static string CanonicalPath(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    private static string CanonicalQuery(string query)
        => string.Join('&', FormParameters.Pairs(query)
            .Select(p => (Name: Uri.EscapeDataString(p.Key), Value: Uri.EscapeDataString(p.Value)))
            .OrderBy(p => p.Name, StringComparer.Ordinal).ThenBy(p => p.Value, StringComparer.Ordinal)
            .Select(p => $"{p.Name}={p.Value}"));

    private static string Trimmed(string value) => string.Join(' ', value.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
