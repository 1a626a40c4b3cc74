using Amazon.Runtime;

namespace Wallet.Operator.Aws;

/// <summary>How to reach AWS.</summary>
/// <param name="Region">Region, e.g. <c>sa-east-1</c>.</param>
/// <param name="Endpoint">One endpoint for all services, for a local cloud; null for AWS's own (or AWS_ENDPOINT_URL).</param>
/// <param name="Credentials">Null uses the SDK's chain: environment, web identity (IRSA), profile, container.</param>
internal sealed record AwsSettings(string Region, Uri? Endpoint = null, AWSCredentials? Credentials = null)
{
    /// <summary>How long one attempt of a call may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Attempts of a call after the first. The work queue carries the back-off, not the HTTP client.</summary>
    public int Retries { get; init; } = 2;

    /// <summary>Whether calls keep the operator's pace.</summary>
    public bool IsPaced { get; init; } = true;
}
