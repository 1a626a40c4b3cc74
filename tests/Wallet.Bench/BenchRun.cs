using System.Globalization;
using Spectre.Console;
using Wallet.Api.Tests.Servers;
using Wallet.Bench.Load;
using Wallet.Bench.Servers;

namespace Wallet.Bench;

/// <summary>What all phases share: the database's server, how long things are measured, and what came of them.</summary>
internal sealed class BenchRun(MariaDbServer server, bool isShort)
{
    /// <summary>Wallets of the small database.</summary>
    public const int Wallets = 100_000;

    /// <summary>What was measured.</summary>
    public Figures Figures { get; } = new();

    /// <summary>The phases that had answers that they should not have.</summary>
    public List<string> Failures { get; } = [];

    /// <summary>The server of all databases.</summary>
    public MariaDbServer Server => server;

    /// <summary>Whether the large tables and long phases are left out.</summary>
    public bool IsShort => isShort;

    /// <summary>A process that has just started compiles its methods again and again; what it does for years comes after that.</summary>
    public TimeSpan Start { get; } = TimeSpan.FromSeconds(isShort ? 25 : 45);

    /// <summary>What of a phase is not counted.</summary>
    public TimeSpan WarmUp { get; } = TimeSpan.FromSeconds(isShort ? 3 : 10);

    /// <summary>What of a phase is counted.</summary>
    public TimeSpan Phase { get; } = TimeSpan.FromSeconds(isShort ? 6 : 20);

    /// <summary>Says what is measured now.</summary>
    public static void Say(string what) => AnsiConsole.WriteLine(what);

    /// <summary>Has a server that has just started reach its speed.</summary>
    public Task StartAsync(IBenchServer api, int wallets = Wallets)
        => new LoadDriver(api, 256, wallets).ClosedAsync(Start, w => w.Transfer());

    /// <summary>A phase with all connections busy, and the microseconds on the cores that each answer cost all processes.</summary>
    public async Task<(LoadResult Load, double CpuMicroseconds)> MeasureAsync(
        string what, IBenchServer api, int connections, Func<Workload, ReadOnlyMemory<byte>> next, int wallets = Wallets, TimeSpan? duration = null)
    {
        Say(what);
        var driver = new LoadDriver(api, connections, wallets);
        await driver.ClosedAsync(WarmUp, next);
        var cpu = new CpuClock(Environment.ProcessId, api.ProcessId, server.ProcessId);
        var load = await driver.ClosedAsync(duration ?? Phase, next);
        Check(what, load);
        var each = cpu.Elapsed / load.Answered;
        AnsiConsole.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"  {load.PerSecond:N0} a second, {each:N0} us each, p50 {load.P50:0.0} ms, p99 {load.P99:0.0} ms"));
        return (load, each);
    }

    /// <summary>A phase fails by an answer that is not 2xx.</summary>
    public void Check(string what, LoadResult load)
    {
        if (load.Failed.Count == 0)
            return;
        var failure = $"{what}: {string.Join(", ", load.Failed.Select(f => $"{f.Value} answers with {f.Key}"))}";
        Failures.Add(failure);
        AnsiConsole.WriteLine($"  FAILED {failure}");
    }
}
