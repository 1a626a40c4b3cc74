namespace Wallet.Bench.Load;

/// <summary>What one connection met.</summary>
internal sealed class Recorder
{
    private readonly List<float> _milliseconds = [];
    private readonly Dictionary<int, long> _failed = [];

    /// <summary>An answer and how long it took.</summary>
    public void Add(int status, TimeSpan latency)
    {
        if (status is >= 200 and < 300)
            _milliseconds.Add((float)latency.TotalMilliseconds);
        else
            _failed[status] = _failed.GetValueOrDefault(status) + 1;
    }

    /// <summary>All connections together.</summary>
    public static LoadResult Sum(IReadOnlyList<Recorder> recorders, TimeSpan duration)
    {
        var all = recorders.SelectMany(r => r._milliseconds).Order().ToList();
        var failed = recorders.SelectMany(r => r._failed).GroupBy(f => f.Key, f => f.Value).ToDictionary(f => f.Key, f => f.Sum());
        return new(all.Count / duration.TotalSeconds, failed, At(all, 0.50), At(all, 0.99)) { Answered = all.Count };
    }

    private static double At(List<float> sorted, double quantile)
        => sorted.Count == 0 ? double.NaN : sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * quantile))];
}
