using Wallet.Bench.Phases;
using Wallet.Bench.Servers;

namespace Wallet.Bench;

/// <summary>All measurements in one run: first what everything is compared to, then the API.</summary>
internal static class Campaign
{
    /// <summary>Runs everything and writes the report; 1 when a phase had answers that it should not have.</summary>
    public static async Task<int> RunAsync(bool isShort, FileInfo? baseline, DirectoryInfo output, CancellationToken cancel)
    {
        using var server = BenchDatabase.StartServer();
        var run = new BenchRun(server, isShort);
        var database = await BenchDatabase.CreateAsync(server, "bench", BenchRun.Wallets);
        await ComparisonPhases.RunAsync(run, database);
        await BarePhases.RunAsync(run, database, baseline);
        cancel.ThrowIfCancellationRequested();
        await ProductionPhases.RunAsync(run, database);
        cancel.ThrowIfCancellationRequested();
        if (!isShort)
            await LargePhases.RunAsync(run, database);
        await Report.WriteAsync(run.Figures, output);
        return run.Failures.Count == 0 ? 0 : 1;
    }
}
