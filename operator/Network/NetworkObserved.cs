using Wallet.Operator.Network.Discovery;
using Wallet.Operator.Network.RouteTables;
using Wallet.Operator.Network.SecurityGroups;
using Wallet.Operator.Network.SubnetGroups;

namespace Wallet.Operator.Network;

/// <summary>The network as it is.</summary>
internal sealed record NetworkObserved
{
    /// <summary>The EKS cluster; null when there is none of that name.</summary>
    public required ClusterNetwork? Cluster { get; init; }

    /// <summary>VPC of everything; null when neither spec nor cluster tells.</summary>
    public required string? VpcId { get; init; }

    /// <summary>IPv4 blocks of the VPC.</summary>
    public required IReadOnlyList<string> VpcCidrs { get; init; }

    /// <summary>All subnets of the VPC.</summary>
    public required IReadOnlyList<VpcSubnet> Subnets { get; init; }

    /// <summary>All route tables of the VPC.</summary>
    public required IReadOnlyList<VpcRouteTable> RouteTables { get; init; }

    /// <summary>Security groups of the VPC that carry one of our names, by name.</summary>
    public required IReadOnlyDictionary<string, SecurityGroupObserved> SecurityGroups { get; init; }

    /// <summary>Subnet groups that carry our names.</summary>
    public required IReadOnlyDictionary<SubnetGroupKind, SubnetGroupObserved> SubnetGroups { get; init; }

    /// <summary>Subnets that a subnet group holds already.</summary>
    public IReadOnlySet<string> SubnetsInUse => SubnetGroups.Values.SelectMany(group => group.SubnetIds).ToHashSet();
}
