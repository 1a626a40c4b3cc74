namespace Wallet.LocalCloud.Aws.Wire;

/// <summary>A request as it came over the wire, nothing decoded: signatures are made over these very characters.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Path, percent-encoded.</param>
/// <param name="Query">Query string without its question mark, percent-encoded.</param>
/// <param name="Headers">Headers by name in lower case; repeated ones joined by commas.</param>
/// <param name="Body">Body.</param>
internal sealed record AwsRequest(
    string Method, string Path, string Query, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    /// <summary>A header, or nothing.</summary>
    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
