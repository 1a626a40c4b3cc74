namespace Wallet.Operator.Platform.Spec;

/// <summary>Fargate profiles.</summary>
internal sealed record ComputeSpec
{
    /// <summary>Even: one profile per zone. One of Even, BestEffort.</summary>
    public string? AzSpread { get; init; }

    /// <summary>Use this role instead of creating one.</summary>
    public string? PodExecutionRoleArn { get; init; }
}
