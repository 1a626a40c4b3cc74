namespace Wallet.Bench.Load;

/// <summary>What a phase came to: answers with status 2xx per second, how many had another, and latencies in milliseconds.</summary>
internal sealed record LoadResult(double PerSecond, IReadOnlyDictionary<int, long> Failed, double P50, double P99)
{
    /// <summary>How many were answered with 2xx.</summary>
    public required long Answered { get; init; }
}
