using Wallet.Operator.Aws;

namespace Wallet.Operator.Security.Roles;

/// <summary>What makes a role as it should be. Rights that someone else added to it are taken away.</summary>
internal static class RoleDiff
{
    /// <param name="desired">As it should be.</param>
    /// <param name="observed">As it is; null when there is none.</param>
    public static IEnumerable<SecurityChange> Between(RoleDesired desired, RoleObserved? observed)
        => observed is null ? [new SecurityChange.CreateRole(desired)] : OfExisting(desired, observed);

    private static IEnumerable<SecurityChange> OfExisting(RoleDesired desired, RoleObserved observed)
    {
        if (!PolicyDocument.SameMeaning(desired.Trust, observed.Trust))
            yield return new SecurityChange.UpdateTrust(desired.Name, desired.Trust);
        if (desired.PermissionsBoundaryArn != observed.PermissionsBoundaryArn)
            yield return new SecurityChange.PutBoundary(desired.Name, observed.PermissionsBoundaryArn, desired.PermissionsBoundaryArn);
        foreach (var (name, document) in desired.InlinePolicies)
        {
            if (!PolicyDocument.SameMeaning(document, observed.InlinePolicies.GetValueOrDefault(name)))
                yield return new SecurityChange.PutInlinePolicy(desired.Name, name, document);
        }

        foreach (var arn in desired.AttachedPolicyArns.Except(observed.AttachedPolicyArns))
            yield return new SecurityChange.AttachPolicy(desired.Name, arn);
        foreach (var name in observed.InlinePolicies.Keys.Except(desired.InlinePolicies.Keys))
            yield return new SecurityChange.DeleteInlinePolicy(desired.Name, name);
        foreach (var arn in observed.AttachedPolicyArns.Except(desired.AttachedPolicyArns))
            yield return new SecurityChange.DetachPolicy(desired.Name, arn);
        if (OwnershipTags.Diff(desired.Tags, observed.Tags).Set is { Count: > 0 } tags)
            yield return new SecurityChange.TagRole(desired.Name, tags);
    }
}
