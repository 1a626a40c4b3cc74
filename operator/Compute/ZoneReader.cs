using Wallet.Operator.Aws;
using Wallet.Operator.Aws.Fleet;
using Wallet.Operator.Platform.Facts;

namespace Wallet.Operator.Compute;

/// <summary>Reads the availability zones of subnets, from the list that the platforms of a VPC share.</summary>
internal sealed class ZoneReader(AwsRegion aws)
{
    /// <summary>Zone by private subnet; a subnet that is gone is absent.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ReadAsync(NetworkFacts network, Asker asker, CancellationToken cancellationToken)
        => (await aws.Fleet.Subnets.ReadAsync(network.VpcId, asker, cancellationToken))
            .Where(subnet => network.PrivateSubnetIds.Contains(subnet.SubnetId))
            .ToDictionary(subnet => subnet.SubnetId!, subnet => subnet.AvailabilityZone ?? "");
}
