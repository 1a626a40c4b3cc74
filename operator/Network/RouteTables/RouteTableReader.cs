using Amazon.EC2;
using Amazon.EC2.Model;
using Wallet.Operator.Aws;

namespace Wallet.Operator.Network.RouteTables;

/// <summary>Reads route tables.</summary>
internal sealed class RouteTableReader(IAmazonEC2 ec2)
{
    /// <summary>Those that a filter fits.</summary>
    public async Task<IReadOnlyList<VpcRouteTable>> ReadAsync(Filter filter, CancellationToken cancellationToken)
        => await ec2.Paginators.DescribeRouteTables(new DescribeRouteTablesRequest { Filters = [filter] })
            .RouteTables.Select(Of).ToListAsync(cancellationToken);

    private static VpcRouteTable Of(RouteTable table) => new(
        table.RouteTableId,
        (table.Associations ?? []).Exists(association => association.Main ?? false),
        (table.Associations ?? []).Select(association => association.SubnetId).OfType<string>().ToHashSet(),
        (table.Routes ?? [])
            .Where(route => route.DestinationCidrBlock == "0.0.0.0/0" || route.DestinationIpv6CidrBlock == "::/0")
            .Select(route => route.GatewayId ?? route.NatGatewayId ?? route.TransitGatewayId ?? route.NetworkInterfaceId ?? "other")
            .FirstOrDefault(),
        table.Tags.FromTags());
}
