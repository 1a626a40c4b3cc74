using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.Network.RouteTables;

/// <summary>What makes the database subnets isolated. A route to the internet that someone added is removed; to other networks they may lead.</summary>
internal static class RouteTableDiff
{
    /// <param name="pass">The pass.</param>
    /// <param name="desired">As it should be; null when none is ours to make.</param>
    /// <param name="observed">Ours; null when there is none.</param>
    /// <param name="vpcId">Where a new one is made.</param>
    public static IEnumerable<AwsChange> Between(PlatformPass pass, RouteTableDesired? desired, VpcRouteTable? observed, string vpcId)
    {
        if (desired is null)
            return [];
        if (observed is null)
            return [NetworkRequests.CreateRouteTable(vpcId, desired)];
        return
        [
            .. observed.DefaultDestinations.Select(destination => NetworkRequests.DeleteRoute(observed.Id, desired.Name, destination)),
            .. desired.SubnetIds.Except(observed.SubnetIds).Select(subnet => NetworkRequests.AssociateRouteTable(observed.Id, desired.Name, subnet)),
            .. NetworkRequests.Tags.Between(pass, NetworkRequests.RouteTable(desired.Name), observed.Id, desired.Tags, observed.Tags),
        ];
    }
}
