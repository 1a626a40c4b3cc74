using Wallet.Operator.Network.SecurityGroups;
using Wallet.Operator.Network.SubnetGroups;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.Network;

/// <summary>What taking the network down changes: what a retained store needs is released, the rest deleted.</summary>
internal static class NetworkTeardown
{
    private static readonly string[] Stores = ["database", "cache", "messaging"];

    /// <summary>Changes; empty when nothing of ours is left.</summary>
    public static IReadOnlyList<AwsChange> Of(PlatformPass pass, NetworkObserved observed) =>
    [
        .. observed.SubnetGroups.Select(group => OfSubnetGroup(pass, group)),
        .. observed.SecurityGroups.Select(group => OfSecurityGroup(pass, group)),
        .. observed.OwnSubnets.Select(subnet => IsRetained(pass, "database")
            ? NetworkRequests.Tags.Release(NetworkRequests.Subnet(subnet.Cidr), subnet.Id, pass.Uid)
            : NetworkRequests.DeleteSubnet(subnet)),
        .. observed.OwnRouteTables.Select(table => IsRetained(pass, "database")
            ? NetworkRequests.Tags.Release(NetworkRequests.RouteTable(NetworkNames.RouteTable(pass.Names)), table.Id, pass.Uid)
            : NetworkRequests.DeleteRouteTable(table.Id, NetworkNames.RouteTable(pass.Names))),
    ];

    /// <summary>What is left; none when the network is done.</summary>
    public static IEnumerable<Finding> Leftovers(PlatformPass pass, NetworkObserved observed)
    {
        if (Of(pass, observed) is { Count: > 0 } left)
            yield return Finding.Moving("Deleting", $"Still there: {string.Join(", ", left.Select(change => change.What.Resource).Distinct())}.");
    }

    private static AwsChange OfSubnetGroup(PlatformPass pass, SubnetGroupObserved group)
        => IsRetained(pass, group.Kind == SubnetGroupKind.Database ? "database" : "cache")
            ? SubnetGroupRequests.Tags(group.Kind).Release(SubnetGroupRequests.Resource(group.Kind, group.Name), group.Arn, pass.Uid)
            : SubnetGroupRequests.Delete(group.Kind, group.Name);

    private static AwsChange OfSecurityGroup(PlatformPass pass, SecurityGroupObserved group)
        => Stores.Any(part => group.Name == pass.Names.For(part) && IsRetained(pass, part))
            ? NetworkRequests.Tags.Release(SecurityGroupRequests.Resource(group.Name), group.Id, pass.Uid)
            : SecurityGroupRequests.Delete(group);

    private static bool IsRetained(PlatformPass pass, string component) => pass.Settings.Deletion.For(component) == DeletionPolicy.Retain;
}
