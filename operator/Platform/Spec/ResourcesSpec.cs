namespace Wallet.Operator.Platform.Spec;

/// <summary>Requests of the container. Fargate adds 256Mi and rounds up to its next size.</summary>
internal sealed record ResourcesSpec
{
    /// <summary>CPU as a Fargate size. One of 250m, 500m, 1, 2, 4, 8, 16.</summary>
    public required string Cpu { get; init; }

    /// <summary>Memory, e.g. 7936Mi.</summary>
    public required string Memory { get; init; }
}
