using Wallet.Operator.Aws;
using Wallet.Operator.Network.SecurityGroups;
using Wallet.Operator.Network.SubnetGroups;
using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Network;

/// <summary>What taking the network down changes: what a retained store needs is released, the rest deleted.</summary>
internal static class NetworkTeardown
{
    /// <summary>Changes; empty when nothing of ours is left.</summary>
    public static IReadOnlyList<NetworkChange> Of(PlatformPass pass, NetworkObserved observed) =>
    [
        .. observed.SubnetGroups.Where(group => Owned(group.Value.Tags, pass)).Select(group => OfSubnetGroup(pass, group.Key, group.Value)),
        .. observed.SecurityGroups.Values.Where(group => Owned(group.Tags, pass)).Select(group => OfSecurityGroup(pass, group)),
        .. observed.Subnets.Where(subnet => Owned(subnet.Tags, pass)).Select(subnet => IsRetained(pass, "database")
            ? (NetworkChange)new NetworkChange.TagEc2Resource(subnet.Id, $"Subnet {subnet.Cidr}", Released(pass))
            : new NetworkChange.DeleteSubnet(subnet.Id, subnet.Cidr)),
        .. observed.RouteTables.Where(table => Owned(table.Tags, pass)).Select(table => IsRetained(pass, "database")
            ? (NetworkChange)new NetworkChange.TagEc2Resource(table.Id, $"RouteTable {table.Id}", Released(pass))
            : new NetworkChange.DeleteRouteTable(table.Id)),
    ];

    private static NetworkChange OfSubnetGroup(PlatformPass pass, SubnetGroupKind kind, SubnetGroupObserved group)
    {
        var name = SubnetGroupDesired.NameOf(pass.Names, kind);
        return IsRetained(pass, kind == SubnetGroupKind.Database ? "database" : "cache")
            ? new NetworkChange.TagSubnetGroup(kind, name, group.Arn, Released(pass))
            : new NetworkChange.DeleteSubnetGroup(kind, name);
    }

    private static NetworkChange OfSecurityGroup(PlatformPass pass, SecurityGroupObserved group)
        => new[] { "database", "cache", "messaging" }.Any(part => group.Name == pass.Names.For(part) && IsRetained(pass, part))
            ? new NetworkChange.TagEc2Resource(group.Id, $"SecurityGroup {group.Name}", Released(pass))
            : new NetworkChange.DeleteSecurityGroup(group.Id, group.Name);

    private static bool IsRetained(PlatformPass pass, string component) => pass.Settings.Deletion.For(component) == DeletionPolicy.Retain;

    private static Dictionary<string, string> Released(PlatformPass pass) => new() { [PlatformTags.Uid] = PlatformTags.Released(pass.Uid) };

    private static bool Owned(IReadOnlyDictionary<string, string> tags, PlatformPass pass)
        => OwnershipTags.Check(tags, pass.Uid) == Ownership.Owned;
}
