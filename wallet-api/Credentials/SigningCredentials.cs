using Amazon.Runtime.Credentials;

namespace Wallet.Api.Credentials;

/// <summary>What a request to AWS is signed with; the session token is null for long-lived keys.</summary>
internal sealed record SigningCredentials(string AccessKey, string SecretKey, string? SessionToken)
{
    /// <summary>The pod's: on EKS, those of its service account's role. The SDK renews them in time.</summary>
    /// <exception cref="Amazon.Runtime.AmazonClientException">There are none.</exception>
    public static SigningCredentials OfPod()
    {
        var found = DefaultAWSCredentialsIdentityResolver.GetCredentials().GetCredentials();
        return new(found.AccessKey, found.SecretKey, found.Token);
    }

    /// <inheritdoc/>
    public override string ToString() => AccessKey;
}
