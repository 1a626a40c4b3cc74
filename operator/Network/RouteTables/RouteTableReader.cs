using Amazon.EC2;
using Amazon.EC2.Model;
using Wallet.Operator.Aws;
using Wallet.Operator.Aws.Fleet;

namespace Wallet.Operator.Network.RouteTables;

/// <summary>Reads route tables.</summary>
internal sealed class RouteTableReader(AwsRegion aws)
{
    /// <summary>All route tables of a VPC, from the list that its platforms share.</summary>
    public async Task<IReadOnlyList<VpcRouteTable>> InVpcAsync(string vpcId, Asker asker, CancellationToken cancellationToken)
        => [.. (await aws.Fleet.RouteTables.ReadAsync(vpcId, asker, cancellationToken)).Select(Of)];

    /// <summary>Those that a filter fits.</summary>
    public async Task<IReadOnlyList<VpcRouteTable>> ReadAsync(Filter filter, CancellationToken cancellationToken)
        => await aws.Clients.EC2.Paginators.DescribeRouteTables(new DescribeRouteTablesRequest { Filters = [filter] })
            .RouteTables.Select(Of).ToListAsync(cancellationToken);

    private static VpcRouteTable Of(RouteTable table)
    {
        var defaults = (table.Routes ?? []).Where(route => route.DestinationCidrBlock == "0.0.0.0/0" || route.DestinationIpv6CidrBlock == "::/0").ToList();
        var route = defaults.FirstOrDefault();
        return new VpcRouteTable(
            table.RouteTableId,
            (table.Associations ?? []).Exists(association => association.Main ?? false),
            (table.Associations ?? []).Select(association => association.SubnetId).OfType<string>().ToHashSet(),
            route is null ? null : route.GatewayId ?? route.NatGatewayId ?? route.TransitGatewayId ?? route.NetworkInterfaceId ?? "other",
            table.Tags.FromTags())
        {
            IsBlackhole = route?.State == RouteState.Blackhole,
            DefaultDestinations = [.. defaults.Select(each => each.DestinationCidrBlock ?? each.DestinationIpv6CidrBlock)],
        };
    }
}
