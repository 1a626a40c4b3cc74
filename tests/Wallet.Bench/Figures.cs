namespace Wallet.Bench;

/// <summary>All figures of a run, under the names they have in bench.json, in the order in which they were measured.</summary>
internal sealed class Figures
{
    private readonly List<(string Name, double Value)> _all = [];

    /// <summary>The bars to reach, and whether more or less is better.</summary>
    public static IReadOnlyDictionary<string, (double Bar, bool More)> Bars { get; } = new Dictionary<string, (double, bool)>
    {
        ["ratio_to_peer"] = (10, true),
        ["ratio_to_limit"] = (0.5, true),
        ["mix_ops_per_second"] = (5000, true),
        ["open_loop_p50_ms"] = (15, false),
        ["open_loop_p99_ms"] = (60, false),
        ["hot_wallet_ratio"] = (0.4, true),
        ["large_ratio"] = (0.7, true),
        ["history_p99_ms"] = (20, false),
        ["resident_memory_mb"] = (400, false),
        ["start_to_ready_ms"] = (2000, false),
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
