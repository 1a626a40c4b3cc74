namespace Wallet.LocalCloud.Aws.ElastiCache;

/// <summary>A parameter group.</summary>
internal sealed class CacheParameterGroup
{
    public required string Name { get; init; }

    public required string Arn { get; init; }

    public required string Family { get; init; }

    public required string Description { get; init; }

    /// <summary>Values that differ from the defaults.</summary>
    public Dictionary<string, string> Values { get; } = [];

    public Dictionary<string, string> Tags { get; init; } = [];

    /// <summary>Made by AWS: cannot be changed or deleted.</summary>
    public bool IsDefault => Name.StartsWith("default.", StringComparison.Ordinal);
}
