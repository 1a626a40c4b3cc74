using Wallet.Operator.Aws;
using Wallet.Operator.Network.RouteTables;
using Wallet.Operator.Network.SecurityGroups;
using Wallet.Operator.Network.SubnetGroups;

namespace Wallet.Operator.Network;

/// <summary>What makes the network as it should be, in order.</summary>
internal static class NetworkDiff
{
    /// <param name="desired">As it should be.</param>
    /// <param name="observed">As it is.</param>
    /// <param name="uid">Owner.</param>
    public static IReadOnlyList<NetworkChange> Between(NetworkDesired desired, NetworkObserved observed, string uid) =>
    [
        .. desired.Choice.Missing.Select(subnet => new NetworkChange.CreateSubnet(
            desired.VpcId, subnet.Cidr, subnet.Zone, desired.NewSubnetTags[subnet.Cidr])),
        .. RouteTableDiff.Between(desired.RouteTable, observed.RouteTables.FirstOrDefault(table => Owned(table.Tags, uid)), desired.VpcId),
        .. desired.SecurityGroups.SelectMany(group => SecurityGroupDiff.Between(
            group, observed.SecurityGroups.GetValueOrDefault(group.Name), desired.VpcId)),
        .. desired.SubnetGroups.SelectMany(group => SubnetGroupDiff.Between(group, observed.SubnetGroups.GetValueOrDefault(group.Kind))),
    ];

    /// <summary>Names of resources that carry our names but not our uid.</summary>
    public static IReadOnlyList<string> Foreign(NetworkObserved observed, string uid) =>
    [
        .. observed.SecurityGroups.Values
            .Where(group => !Owned(group.Tags, uid))
            .Select(group => $"security group {group.Name} ({group.Id})"),
        .. observed.SubnetGroups.Where(group => !Owned(group.Value.Tags, uid)).Select(group => $"subnet group {group.Value.Arn}"),
    ];

    private static bool Owned(IReadOnlyDictionary<string, string> tags, string uid) => OwnershipTags.Check(tags, uid) == Ownership.Owned;
}
