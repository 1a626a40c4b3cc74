namespace Wallet.LocalCloud.Aws.Access;

/// <summary>Each protocol's own words for the same refusals.</summary>
internal static class AccessFaults
{
    private static readonly Dictionary<string, (string Code, int Status)> Ec2 = new()
    {
        ["AccessDenied"] = ("UnauthorizedOperation", 403),
        ["InvalidClientTokenId"] = ("AuthFailure", 401),
        ["MissingAuthenticationToken"] = ("MissingAuthenticationToken", 403),
        ["ExpiredToken"] = ("RequestExpired", 400),
        ["SignatureDoesNotMatch"] = ("SignatureDoesNotMatch", 403),
    };

    private static readonly Dictionary<string, string> Json = new()
    {
        ["AccessDenied"] = "AccessDeniedException",
        ["InvalidClientTokenId"] = "UnrecognizedClientException",
        ["MissingAuthenticationToken"] = "MissingAuthenticationTokenException",
        ["ExpiredToken"] = "ExpiredTokenException",
        ["SignatureDoesNotMatch"] = "InvalidSignatureException",
        ["IncompleteSignature"] = "IncompleteSignatureException",
    };

    /// <summary><paramref name="fault"/>, whose code is that of the query protocol, as <paramref name="protocol"/> words it.</summary>
    public static AwsFault In(AwsProtocol protocol, AwsFault fault) => protocol switch
    {
        AwsProtocol.Ec2 when Ec2.TryGetValue(fault.Code, out var ec2) => new(ec2.Code, Ec2Message(ec2.Code, fault.Message), ec2.Status),
        AwsProtocol.Json11 when Json.TryGetValue(fault.Code, out var code) => new(code, fault.Message, 400),
        AwsProtocol.RestJson when Json.TryGetValue(fault.Code, out var code) => new(code, fault.Message, 403),
        _ => fault,
    };

    private static string Ec2Message(string code, string message)
        => code == "UnauthorizedOperation" ? $"You are not authorized to perform this operation. {message}" : message;
}
