namespace Wallet.LocalCloud.Aws.Rds;

/// <summary>Subnets that a cluster may use.</summary>
internal sealed class DbSubnetGroup
{
    public required string Name { get; init; }

    public required string Arn { get; init; }

    public required string Description { get; set; }

    public required IReadOnlyList<SubnetFacts> Subnets { get; set; }

    public Dictionary<string, string> Tags { get; init; } = [];

    public string VpcId => Subnets[0].VpcId;

    public IReadOnlyList<string> Zones => [.. Subnets.Select(subnet => subnet.AvailabilityZone).Distinct().Order(StringComparer.Ordinal)];
}
