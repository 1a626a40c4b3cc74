using Amazon.EC2;
using Amazon.EC2.Model;
using Wallet.Operator.Aws;

namespace Wallet.Operator.Network.Discovery;

/// <summary>Reads the subnets of a VPC and tells their tiers.</summary>
internal sealed class SubnetReader(IAmazonEC2 ec2)
{
    /// <summary>All subnets of a VPC.</summary>
    public async Task<IReadOnlyList<VpcSubnet>> ReadAsync(string vpcId, CancellationToken cancellationToken)
    {
        var inVpc = new Filter("vpc-id", [vpcId]);
        var subnets = await ec2.Paginators.DescribeSubnets(new DescribeSubnetsRequest { Filters = [inVpc] })
            .Subnets.ToListAsync(cancellationToken);
        var tables = await ec2.Paginators.DescribeRouteTables(new DescribeRouteTablesRequest { Filters = [inVpc] })
            .RouteTables.ToListAsync(cancellationToken);
        return subnets.Select(subnet => Of(subnet, DefaultRoute(TableOf(subnet, tables)))).ToList();
    }

    /// <summary>The subnets that carry our uid.</summary>
    public async Task<IReadOnlyList<VpcSubnet>> ReadOwnedAsync(string uid, CancellationToken cancellationToken)
    {
        var request = new DescribeSubnetsRequest { Filters = [new Filter($"tag:{OwnershipTags.UidKey}", [uid])] };
        return await ec2.Paginators.DescribeSubnets(request).Subnets
            .Select(subnet => Of(subnet, defaultRoute: null))
            .ToListAsync(cancellationToken);
    }

    private static VpcSubnet Of(Subnet subnet, string? defaultRoute)
    {
        var tags = subnet.Tags.FromTags();
        return new VpcSubnet(subnet.SubnetId, subnet.AvailabilityZone, subnet.CidrBlock, SubnetTiers.Of(tags, defaultRoute), tags);
    }

    // A subnet without a table of its own follows the VPC's main one.
    private static RouteTable? TableOf(Subnet subnet, IReadOnlyList<RouteTable> tables)
        => tables.FirstOrDefault(table => (table.Associations ?? []).Exists(association => association.SubnetId == subnet.SubnetId))
            ?? tables.FirstOrDefault(table => (table.Associations ?? []).Exists(association => association.Main ?? false));

    private static string? DefaultRoute(RouteTable? table) => (table?.Routes ?? [])
        .Where(route => route.DestinationCidrBlock == "0.0.0.0/0" || route.DestinationIpv6CidrBlock == "::/0")
        .Select(route => route.GatewayId ?? route.NatGatewayId ?? route.TransitGatewayId ?? route.NetworkInterfaceId ?? "other")
        .FirstOrDefault();
}
