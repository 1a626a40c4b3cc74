namespace Wallet.LocalCloud.Aws.ElastiCache;

/// <summary>Subnets that a replication group may use.</summary>
internal sealed class CacheSubnetGroup
{
    public required string Name { get; init; }

    public required string Arn { get; init; }

    public required string Description { get; set; }

    public required IReadOnlyList<SubnetFacts> Subnets { get; set; }

    public Dictionary<string, string> Tags { get; init; } = [];
}
