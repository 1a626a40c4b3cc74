using Wallet.Operator.Network.Discovery;
using Wallet.Operator.Network.RouteTables;
using Wallet.Operator.Network.SecurityGroups;
using Wallet.Operator.Network.SubnetGroups;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Network;

/// <summary>The network as it should be.</summary>
/// <param name="VpcId">Where.</param>
/// <param name="Choice">Subnets.</param>
/// <param name="RouteTable">Of database subnets that are ours; null when they are not.</param>
/// <param name="SecurityGroups">One per role.</param>
/// <param name="SubnetGroups">Of database and cache; empty until their subnets are there.</param>
/// <param name="NewSubnetTags">Tags of database subnets that are created, by block.</param>
internal sealed record NetworkDesired(
    string VpcId,
    SubnetChoice.Chosen Choice,
    RouteTableDesired? RouteTable,
    IReadOnlyList<SecurityGroupDesired> SecurityGroups,
    IReadOnlyList<SubnetGroupDesired> SubnetGroups,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> NewSubnetTags)
{
    /// <summary>Of one platform in its VPC.</summary>
    public static NetworkDesired For(
        PlatformPass pass, ClusterNetwork cluster, string vpcId, IReadOnlyList<string> vpcCidrs, SubnetChoice.Chosen choice)
        => new(
            vpcId,
            choice,
            RouteTableDesired.For(pass, choice),
            SecurityGroupDesired.For(pass, cluster, vpcCidrs),
            choice.Missing.Count > 0
                ? []
                :
                [
                    SubnetGroupDesired.For(pass, SubnetGroupKind.Database, choice.Database),
                    SubnetGroupDesired.For(pass, SubnetGroupKind.Cache, choice.Private),
                ],
            choice.Missing.ToDictionary(subnet => subnet.Cidr, subnet => SubnetTags(pass, subnet)));

    private static IReadOnlyDictionary<string, string> SubnetTags(PlatformPass pass, NewSubnet subnet)
        => new Dictionary<string, string>(NetworkTags.For(pass, pass.Names.For($"database-{subnet.Zone}"))) { ["Tier"] = "database" };
}
