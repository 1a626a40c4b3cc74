using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.Network.SubnetGroups;

/// <summary>What makes a subnet group as it should be.</summary>
internal static class SubnetGroupDiff
{
    /// <param name="pass">The pass.</param>
    /// <param name="desired">As it should be.</param>
    /// <param name="observed">As it is; null when there is none.</param>
    public static IEnumerable<AwsChange> Between(PlatformPass pass, SubnetGroupDesired desired, SubnetGroupObserved? observed)
    {
        if (observed is null)
            return [SubnetGroupRequests.Create(desired)];
        var resource = SubnetGroupRequests.Resource(desired.Kind, desired.Name);
        return
        [
            .. new[] { SubnetGroupRequests.Modify(desired, observed) }.OfType<AwsChange>(),
            .. SubnetGroupRequests.Tags(desired.Kind).Between(pass, resource, observed.Arn, desired.Tags, observed.Tags),
        ];
    }
}
