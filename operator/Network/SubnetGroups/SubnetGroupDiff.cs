using Wallet.Operator.Aws;

namespace Wallet.Operator.Network.SubnetGroups;

/// <summary>What makes a subnet group as it should be.</summary>
internal static class SubnetGroupDiff
{
    /// <param name="desired">As it should be.</param>
    /// <param name="observed">As it is; null when there is none.</param>
    public static IEnumerable<NetworkChange> Between(SubnetGroupDesired desired, SubnetGroupObserved? observed)
    {
        if (observed is null)
        {
            yield return new NetworkChange.CreateSubnetGroup(desired);
            yield break;
        }

        if (!observed.SubnetIds.SetEquals(desired.SubnetIds))
            yield return new NetworkChange.ModifySubnetGroup(desired, observed.SubnetIds);
        if (OwnershipTags.Diff(desired.Tags, observed.Tags).Set is { Count: > 0 } tags)
            yield return new NetworkChange.TagSubnetGroup(desired.Kind, desired.Name, observed.Arn, tags);
    }
}
