using Wallet.Operator.Aws;

namespace Wallet.Operator.Security.Secrets;

/// <summary>What makes a secret as it should be. No change ever writes a value over another.</summary>
internal static class SecretDiff
{
    /// <param name="desired">As it should be.</param>
    /// <param name="observed">As it is; null when there is none.</param>
    /// <param name="keyArn">Key of a new one.</param>
    public static IEnumerable<SecurityChange> Between(SecretDesired desired, SecretObserved? observed, string keyArn)
    {
        if (observed is null)
            return [new SecurityChange.CreateSecret(desired, keyArn)];
        if (observed.Deleted)
            return [new SecurityChange.RestoreSecret(observed.Arn, desired.Name)];
        return OwnershipTags.Diff(desired.Tags, observed.Tags).Set is { Count: > 0 } tags
            ? [new SecurityChange.TagSecret(observed.Arn, desired.Name, tags)]
            : [];
    }
}
