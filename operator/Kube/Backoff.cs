namespace Wallet.Operator.Kube;

/// <summary>Waiting times that double from <paramref name="First"/> to <paramref name="Ceiling"/>.</summary>
/// <param name="First">After the first failure.</param>
/// <param name="Ceiling">Never longer than this.</param>
internal sealed record Backoff(TimeSpan First, TimeSpan Ceiling)
{
    /// <summary>
    /// Time to wait after a number of failures in a row (1 is the first): between half and all of the doubled time, so that those who
    /// failed together do not return together.
    /// </summary>
    public TimeSpan After(int failures, Random random)
    {
        var doublings = Math.Clamp(failures - 1, 0, 30);
        var full = Math.Min(First.Ticks * Math.Pow(2, doublings), Ceiling.Ticks);
        return TimeSpan.FromTicks((long)(full * (0.5 + random.NextDouble() / 2)));
    }
}
