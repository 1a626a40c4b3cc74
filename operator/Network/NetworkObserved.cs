using Wallet.Operator.Network.Discovery;
using Wallet.Operator.Network.RouteTables;
using Wallet.Operator.Network.SecurityGroups;
using Wallet.Operator.Network.SubnetGroups;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.Network;

/// <summary>The network as it is.</summary>
internal sealed record NetworkObserved
{
    /// <summary>The EKS cluster; null when there is none of that name.</summary>
    public ClusterNetwork? Cluster { get; init; }

    /// <summary>VPC of everything; null when neither the spec nor the cluster says.</summary>
    public string? VpcId { get; init; }

    /// <summary>Whether there is such a VPC.</summary>
    public bool HasVpc { get; init; }

    /// <summary>IPv4 blocks of the VPC.</summary>
    public IReadOnlyList<string> VpcCidrs { get; init; } = [];

    /// <summary>All subnets of the VPC, the owner does not matter.</summary>
    public IReadOnlyList<VpcSubnet> Subnets { get; init; } = [];

    /// <summary>Services that the VPC has endpoints of, e.g. <c>com.amazonaws.sa-east-1.ecr.dkr</c>; read where a subnet has no other way out.</summary>
    public IReadOnlyList<string> EndpointServices { get; init; } = [];

    /// <summary>Subnets that the platform has made.</summary>
    public required IReadOnlyList<VpcSubnet> OwnSubnets { get; init; }

    /// <summary>Route tables that the platform has made.</summary>
    public required IReadOnlyList<VpcRouteTable> OwnRouteTables { get; init; }

    /// <summary>Security groups that carry one of our names.</summary>
    public required IReadOnlyList<SecurityGroupObserved> SecurityGroups { get; init; }

    /// <summary>Subnet groups that carry our names.</summary>
    public required IReadOnlyList<SubnetGroupObserved> SubnetGroups { get; init; }

    /// <summary>Subnets that a subnet group holds already.</summary>
    public SubnetsInUse SubnetsInUse => new(SubnetsOf(SubnetGroupKind.Cache), SubnetsOf(SubnetGroupKind.Database));

    /// <summary>A security group by name.</summary>
    public SecurityGroupObserved? SecurityGroup(string name) => SecurityGroups.FirstOrDefault(group => group.Name == name);

    /// <summary>A subnet group.</summary>
    public SubnetGroupObserved? SubnetGroup(SubnetGroupKind kind) => SubnetGroups.FirstOrDefault(group => group.Kind == kind);

    /// <summary>Whose each is.</summary>
    public IReadOnlyList<Holding> Holdings(PlatformPass pass) =>
    [
        .. SecurityGroups.Select(group => Holding.Tagged(NetworkNames.SecurityGroupKind, group.Name, group.Id, group.Tags, pass.Uid)),
        .. SubnetGroups.Select(group => Holding.Tagged(NetworkNames.KindOf(group.Kind), group.Name, group.Arn, group.Tags, pass.Uid)),
        .. OwnSubnets.Select(subnet => Holding.Tagged(NetworkNames.SubnetKind, subnet.Cidr, subnet.Id, subnet.Tags, pass.Uid)),
        .. OwnRouteTables.Select(table => Holding.Tagged(
            NetworkNames.RouteTableKind, NetworkNames.RouteTable(pass.Names), table.Id, table.Tags, pass.Uid)),
    ];

    /// <summary>Without what is not kept.</summary>
    public NetworkObserved Only(IReadOnlyList<Holding> kept)
    {
        bool Keeps(string kind, string id) => kept.Any(each => each.Kind == kind && each.Id == id);
        return this with
        {
            SecurityGroups = [.. SecurityGroups.Where(group => Keeps(NetworkNames.SecurityGroupKind, group.Id))],
            SubnetGroups = [.. SubnetGroups.Where(group => Keeps(NetworkNames.KindOf(group.Kind), group.Arn))],
            OwnSubnets = [.. OwnSubnets.Where(subnet => Keeps(NetworkNames.SubnetKind, subnet.Id))],
            OwnRouteTables = [.. OwnRouteTables.Where(table => Keeps(NetworkNames.RouteTableKind, table.Id))],
        };
    }

    private IReadOnlySet<string> SubnetsOf(SubnetGroupKind kind) => SubnetGroup(kind)?.SubnetIds ?? new HashSet<string>();
}
