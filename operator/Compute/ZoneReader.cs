using Amazon.EC2;
using Amazon.EC2.Model;

namespace Wallet.Operator.Compute;

/// <summary>Reads the availability zones of subnets.</summary>
internal sealed class ZoneReader(IAmazonEC2 ec2)
{
    /// <summary>Zone by subnet; a subnet that is gone is absent.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ReadAsync(IReadOnlyList<string> subnets, CancellationToken cancellationToken)
    {
        var request = new DescribeSubnetsRequest { Filters = [new Filter("subnet-id", [.. subnets])] };
        return await ec2.Paginators.DescribeSubnets(request).Subnets
            .ToDictionaryAsync(subnet => subnet.SubnetId!, subnet => subnet.AvailabilityZone ?? "", cancellationToken: cancellationToken);
    }
}
