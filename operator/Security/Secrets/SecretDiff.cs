using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.Security.Secrets;

/// <summary>What makes a secret as it should be. No change ever writes a value over another.</summary>
internal static class SecretDiff
{
    /// <param name="pass">The pass.</param>
    /// <param name="desired">As it should be.</param>
    /// <param name="observed">As it is; null when there is none.</param>
    /// <param name="keyArn">Key of a new one.</param>
    public static IEnumerable<AwsChange> Between(PlatformPass pass, SecretDesired desired, SecretObserved? observed, string keyArn) => observed switch
    {
        null => [SecretRequests.Create(desired, keyArn)],
        { Deleted: true } => [SecretRequests.Restore(desired.Name, observed.Arn)],
        _ => SecretRequests.Tags.Between(pass, SecurityNames.Secret(desired.Name), observed.Arn, desired.Tags, observed.Tags),
    };
}
