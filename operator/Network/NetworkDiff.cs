using Wallet.Operator.Network.Discovery;
using Wallet.Operator.Network.RouteTables;
using Wallet.Operator.Network.SecurityGroups;
using Wallet.Operator.Network.SubnetGroups;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.Network;

/// <summary>What makes the network as it should be, in order.</summary>
internal static class NetworkDiff
{
    /// <summary>The plan. While something cannot be had, what is there is still kept as it should be, and nothing new is made.</summary>
    /// <param name="pass">The pass.</param>
    /// <param name="desired">As it should be.</param>
    /// <param name="observed">As it is.</param>
    public static RoomPlan<AwsChange> Between(PlatformPass pass, NetworkDesired desired, NetworkObserved observed)
    {
        List<AwsChange> changes =
        [
            .. desired.Choice.Missing.Select(subnet => NetworkRequests.CreateSubnet(
                desired.VpcId, subnet, NetworkDesired.SubnetTags(pass, subnet.Zone))),
            .. observed.OwnSubnets.Where(subnet => IsWanted(pass, subnet)).SelectMany(subnet => NetworkRequests.Tags.Between(
                pass, NetworkRequests.Subnet(subnet.Cidr), subnet.Id, NetworkDesired.SubnetTags(pass, subnet.Zone), subnet.Tags)),
            .. RouteTableDiff.Between(pass, desired.RouteTable, observed.OwnRouteTables.Count > 0 ? observed.OwnRouteTables[0] : null, desired.VpcId),
            .. desired.SecurityGroups.SelectMany(group => SecurityGroupDiff.Between(
                pass, group, observed.SecurityGroup(group.Name), desired.VpcId)),
            .. desired.SubnetGroups.SelectMany(group => SubnetGroupDiff.Between(pass, group, observed.SubnetGroup(group.Kind))),
        ];
        return new RoomPlan<AwsChange>(
            desired.Problems.Count == 0 ? changes : [.. changes.Where(change => change.What.Verb != PlannedChange.Create)], desired.Problems);
    }

    private static bool IsWanted(PlatformPass pass, VpcSubnet subnet) => pass.Settings.Network.DatabaseSubnetCidrs.Contains(subnet.Cidr);
}
