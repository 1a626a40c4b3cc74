namespace Wallet.Operator.Platform.Spec;

/// <summary>A topic.</summary>
internal sealed record TopicSpec
{
    /// <summary>Topic configuration.</summary>
    public IReadOnlyDictionary<string, string>? Config { get; init; }

    /// <summary>Topic name.</summary>
    public required string Name { get; init; }

    /// <summary>Partitions. 1 to 1000.</summary>
    public required int Partitions { get; init; }

    /// <summary>Copies of each partition. 1 to 5.</summary>
    public int? ReplicationFactor { get; init; }
}
