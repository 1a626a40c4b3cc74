using Amazon.EC2.Model;
using Wallet.Operator.Aws;
using Wallet.Operator.Aws.Fleet;
using Wallet.Operator.Network.RouteTables;

namespace Wallet.Operator.Network.Discovery;

/// <summary>Reads subnets and finds their tiers.</summary>
/// <param name="aws">The region.</param>
internal sealed class SubnetReader(AwsRegion aws)
{
    /// <summary>All subnets of a VPC, from the list that its platforms share.</summary>
    public async Task<IReadOnlyList<VpcSubnet>> InVpcAsync(
        string vpcId, IReadOnlyList<VpcRouteTable> tables, Asker asker, CancellationToken cancellationToken)
        => [.. (await aws.Fleet.Subnets.ReadAsync(vpcId, asker, cancellationToken)).Select(subnet => Of(subnet, tables))];

    /// <summary>The subnets that a filter fits.</summary>
    public async Task<IReadOnlyList<VpcSubnet>> ReadAsync(
        Filter filter, IReadOnlyList<VpcRouteTable> tables, CancellationToken cancellationToken)
        => await aws.Clients.EC2.Paginators.DescribeSubnets(new DescribeSubnetsRequest { Filters = [filter] })
            .Subnets.Select(subnet => Of(subnet, tables)).ToListAsync(cancellationToken);

    // A subnet without a table of its own follows the VPC's main one.
    private static VpcSubnet Of(Subnet subnet, IReadOnlyList<VpcRouteTable> tables)
    {
        var table = tables.FirstOrDefault(table => table.SubnetIds.Contains(subnet.SubnetId))
            ?? tables.FirstOrDefault(table => table.IsMain);
        var tags = subnet.Tags.FromTags();
        return new VpcSubnet(
            subnet.SubnetId, subnet.AvailabilityZone, subnet.CidrBlock, SubnetTiers.Of(tags, table?.DefaultRoute), tags)
        {
            DefaultRoute = table?.DefaultRoute,
            IsBlackhole = table?.IsBlackhole ?? false,
            FreeAddresses = subnet.AvailableIpAddressCount ?? 0,
        };
    }
}
