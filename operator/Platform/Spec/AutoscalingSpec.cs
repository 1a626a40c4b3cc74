namespace Wallet.Operator.Platform.Spec;

/// <summary>Horizontal pod autoscaler.</summary>
internal sealed record AutoscalingSpec
{
    /// <summary>Target CPU utilisation. 1 to 100.</summary>
    public int? CpuPercent { get; init; }

    /// <summary>Target memory utilisation. 1 to 100.</summary>
    public int? MemoryPercent { get; init; }

    /// <summary>Stabilisation before scaling down. 0 to 3600.</summary>
    public int? ScaleDownSeconds { get; init; }

    /// <summary>Stabilisation before scaling up. 0 to 3600.</summary>
    public int? ScaleUpSeconds { get; init; }
}
