namespace Wallet.Operator.Platform.Spec;

/// <summary>Replicas; the autoscaler moves between min and max.</summary>
internal sealed record ReplicasSpec
{
    /// <summary>At the start. 0 to 100.</summary>
    public int? Desired { get; init; }

    /// <summary>Upper bound. 1 to 100.</summary>
    public int? Max { get; init; }

    /// <summary>Lower bound. 0 to 100.</summary>
    public int? Min { get; init; }
}
