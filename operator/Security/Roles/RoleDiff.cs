using Wallet.Operator.Aws;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.Security.Roles;

/// <summary>What makes a role as it should be. Rights that someone else added to it are taken away.</summary>
internal static class RoleDiff
{
    /// <param name="pass">The pass.</param>
    /// <param name="desired">As it should be.</param>
    /// <param name="observed">As it is; null when there is none.</param>
    public static IEnumerable<AwsChange> Between(PlatformPass pass, RoleDesired desired, RoleObserved? observed)
        => observed is null ? [RoleRequests.Create(desired)] : OfExisting(pass, desired, observed);

    private static IEnumerable<AwsChange> OfExisting(PlatformPass pass, RoleDesired desired, RoleObserved observed)
    {
        if (!PolicyDocument.SameMeaning(desired.Trust, observed.Trust))
            yield return RoleRequests.UpdateTrust(desired.Name, desired.Trust);
        if (desired.PermissionsBoundaryArn != observed.PermissionsBoundaryArn)
            yield return RoleRequests.PutBoundary(desired.Name, observed.PermissionsBoundaryArn, desired.PermissionsBoundaryArn);
        foreach (var (name, document) in desired.InlinePolicies)
        {
            if (!PolicyDocument.SameMeaning(document, observed.InlinePolicies.GetValueOrDefault(name)))
                yield return RoleRequests.PutInline(desired.Name, name, document);
        }

        foreach (var arn in desired.AttachedPolicyArns.Except(observed.AttachedPolicyArns))
            yield return RoleRequests.Attach(desired.Name, arn);
        foreach (var name in observed.InlinePolicies.Keys.Except(desired.InlinePolicies.Keys))
            yield return RoleRequests.DeleteInline(desired.Name, name);
        foreach (var arn in observed.AttachedPolicyArns.Except(desired.AttachedPolicyArns))
            yield return RoleRequests.Detach(desired.Name, arn);
        foreach (var change in RoleRequests.Tags.Between(pass, SecurityNames.Role(desired.Name), desired.Name, desired.Tags, observed.Tags))
            yield return change;
    }
}
