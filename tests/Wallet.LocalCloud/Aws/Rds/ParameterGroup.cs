namespace Wallet.LocalCloud.Aws.Rds;

/// <summary>A parameter group, of clusters or of instances.</summary>
internal sealed class ParameterGroup
{
    public required string Name { get; init; }

    public required string Arn { get; init; }

    public required string Family { get; init; }

    public required string Description { get; init; }

    /// <summary>Values that differ from the engine's.</summary>
    public Dictionary<string, string> Values { get; } = [];

    /// <summary>How each value was asked to be applied: immediate or pending-reboot.</summary>
    public Dictionary<string, string> Methods { get; } = [];

    public Dictionary<string, string> Tags { get; init; } = [];

    /// <summary>Made by AWS: cannot be changed or deleted.</summary>
    public bool IsDefault => Name.StartsWith("default.", StringComparison.Ordinal);
}
