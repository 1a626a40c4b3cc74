namespace Wallet.LocalCloud.Aws.Access;

/// <summary>
/// AWS's regions (AWS Regions and Availability Zones, "List of AWS Regions"). On AWS a region that does not exist has no host name; through
/// one endpoint for all, as through a host name of another region, the signature's scope is wrong instead
/// (IAM User Guide, "Troubleshoot Signature Version 4 signing": Credential should be scoped to a valid Region).
/// </summary>
internal static class Regions
{
    private static readonly HashSet<string> Open =
    [
        "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1", "ap-southeast-1", "ap-southeast-2", "ca-central-1",
        "eu-central-1", "eu-north-1", "eu-west-1", "eu-west-2", "eu-west-3", "sa-east-1", "us-east-1", "us-east-2",
        "us-west-1", "us-west-2",
    ];

    // To be enabled per account first, and accounts of this partition do not exist in the other ones at all.
    private static readonly HashSet<string> Closed =
    [
        "af-south-1", "ap-east-1", "ap-east-2", "ap-south-2", "ap-southeast-3", "ap-southeast-4", "ap-southeast-5", "ap-southeast-6",
        "ap-southeast-7", "ca-west-1", "eu-central-2", "eu-south-1", "eu-south-2", "il-central-1", "me-central-1", "me-south-1",
        "mx-central-1", "cn-north-1", "cn-northwest-1", "us-gov-east-1", "us-gov-west-1",
    ];

    /// <summary>
    /// Throws unless an account that has enabled <paramref name="enabled"/> can be served in <paramref name="region"/>. A region that is
    /// not enabled does not know the account's keys (nccgroup/ScoutSuite#1389, ekristen/aws-nuke#774).
    /// </summary>
    public static void Check(string region, IReadOnlySet<string> enabled)
    {
        if (Open.Contains(region) || enabled.Contains(region))
            return;
        throw Closed.Contains(region)
            ? new AwsFault("InvalidClientTokenId", "The security token included in the request is invalid", 403)
            : new AwsFault("SignatureDoesNotMatch", $"Credential should be scoped to a valid region, not '{region}'.", 403);
    }
}
