using Wallet.LocalCloud.Aws.Wire;

namespace Wallet.LocalCloud.Aws.Access;

/// <summary>The parts of a Signature Version 4 authorization header.</summary>
/// <param name="KeyId">Access key id.</param>
/// <param name="Date">Day of the credential scope, <c>yyyyMMdd</c>.</param>
/// <param name="Region">Region of the credential scope.</param>
/// <param name="Service">Signing name of the service.</param>
/// <param name="SignedHeaders">Names of the signed headers, lower case, in order.</param>
/// <param name="Signature">Signature, hexadecimal.</param>
internal sealed record SignedScope(
    string KeyId, string Date, string Region, string Service, IReadOnlyList<string> SignedHeaders, string Signature)
{
    private const string Algorithm = "AWS4-HMAC-SHA256";

    /// <summary>The scope of a request; nothing when it is not signed.</summary>
    public static SignedScope? Of(AwsRequest request)
    {
        if (request.Header("authorization") is not { } header || !header.StartsWith(Algorithm + " ", StringComparison.Ordinal))
            return null;
        var parts = header[Algorithm.Length..].Split(',')
            .Select(p => p.Trim().Split('=', 2)).Where(p => p.Length == 2).ToDictionary(p => p[0], p => p[1]);
        if (!parts.TryGetValue("Credential", out var credential)
            || credential.Split('/') is not [var key, var date, var region, var service, "aws4_request"]
            || !parts.TryGetValue("SignedHeaders", out var headers) || !parts.TryGetValue("Signature", out var signature))
            throw new AwsFault("IncompleteSignature", "The Authorization header must have Credential, SignedHeaders and Signature.");
        return new(key, date, region, service, headers.Split(';'), signature);
    }
}
