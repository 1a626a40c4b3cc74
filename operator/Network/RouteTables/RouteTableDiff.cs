using Wallet.Operator.Aws;

namespace Wallet.Operator.Network.RouteTables;

/// <summary>What makes the database subnets isolated.</summary>
internal static class RouteTableDiff
{
    /// <param name="desired">As it should be; null when none is ours to make.</param>
    /// <param name="observed">Ours; null when there is none.</param>
    /// <param name="vpcId">Where a new one is made.</param>
    public static IEnumerable<NetworkChange> Between(RouteTableDesired? desired, VpcRouteTable? observed, string vpcId)
    {
        if (desired is null)
            yield break;
        if (observed is null)
        {
            yield return new NetworkChange.CreateRouteTable(vpcId, desired);
            yield break;
        }

        foreach (var subnet in desired.SubnetIds.Except(observed.SubnetIds))
            yield return new NetworkChange.AssociateRouteTable(observed.Id, desired.Name, subnet);
        if (OwnershipTags.Diff(desired.Tags, observed.Tags).Set is { Count: > 0 } tags)
            yield return new NetworkChange.TagEc2Resource(observed.Id, $"RouteTable {desired.Name}", tags);
    }
}
