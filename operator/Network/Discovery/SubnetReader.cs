using Amazon.EC2;
using Amazon.EC2.Model;
using Wallet.Operator.Aws;
using Wallet.Operator.Network.RouteTables;

namespace Wallet.Operator.Network.Discovery;

/// <summary>Reads subnets and finds their tiers.</summary>
/// <param name="ec2">EC2.</param>
internal sealed class SubnetReader(IAmazonEC2 ec2)
{
    /// <summary>The subnets that a filter fits.</summary>
    public async Task<IReadOnlyList<VpcSubnet>> ReadAsync(
        Filter filter, IReadOnlyList<VpcRouteTable> tables, CancellationToken cancellationToken)
        => await ec2.Paginators.DescribeSubnets(new DescribeSubnetsRequest { Filters = [filter] })
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
