namespace Wallet.Bench;

/// <summary>All figures of a run, under the names they have in bench.json, in the order in which they were measured.</summary>
internal sealed class Figures
{
    private readonly List<(string Name, double Value)> _all = [];

    /// <summary>The bars to reach, and whether more or less is better.</summary>
    public static IReadOnlyDictionary<string, (double Bar, bool More)> Bars { get; } = new Dictionary<string, (double, bool)>
    {
        ["database_us_per_transfer"] = (50, false),
        ["start_to_ready_ms"] = (400, false),
        ["cpu_us_per_transfer"] = (120, false),
        ["ratio_to_peer"] = (8, true),
        ["ratio_to_limit"] = (0.5, true),
        ["ratio_to_baseline"] = (1.2, true),
        ["bytes_per_transfer"] = (480, false),
        ["batch_api_ratio_to_limit"] = (0.9, true),
        ["hot_wallet_ratio"] = (0.4, true),
        ["production_ratio"] = (0.8, true),
        ["open_loop_p50_ms"] = (5, false),
        ["open_loop_p99_ms"] = (25, false),
        ["mix_ops_per_second"] = (12_000, true),
        ["resident_memory_mb"] = (300, false),
        ["slow_reads_write_p99_ms"] = (100, false),
        ["innocent_p99_ms_beside_fat_batches"] = (500, false),
        ["resident_memory_after_fat_batches_mb"] = (300, false),
        ["backlog_drain_ratio"] = (3, true),
        ["large_ratio"] = (0.7, true),
        ["history_p99_ms"] = (20, false),
    };

    /// <summary>Names and values.</summary>
    public IReadOnlyList<(string Name, double Value)> All => _all;

    /// <summary>A figure that was added before.</summary>
    public double this[string name] => _all.Single(f => f.Name == name).Value;

    /// <summary>Adds a figure.</summary>
    public void Add(string name, double value) => _all.Add((name, value));

    /// <summary>Whether a figure reaches its bar; null when it has none.</summary>
    public static bool? IsReached(string name, double value)
        => Bars.TryGetValue(name, out var bar) ? bar.More ? value >= bar.Bar : value <= bar.Bar : null;
}
