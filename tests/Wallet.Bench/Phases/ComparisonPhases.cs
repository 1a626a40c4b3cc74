using Wallet.Api.Storage;
using Wallet.Bench.Comparisons;
using Wallet.Bench.Servers;

namespace Wallet.Bench.Phases;

/// <summary>What the API is compared to.</summary>
internal static class ComparisonPhases
{
    private const int Lanes = 2;

    /// <summary>The limit and the peer.</summary>
    public static async Task RunAsync(BenchRun run, DatabaseOptions database)
    {
        BenchRun.Say("limit: the same SQL in batches of 512, without HTTP");
        var limit = new Limit(database, Lanes, BenchRun.Wallets);
        await limit.RunAsync(run.Start);
        var cpu = new CpuClock(run.Server.ProcessId);
        var (transfers, time) = await limit.RunAsync(run.Phase);
        run.Figures.Add("limit_transfers_per_second", transfers / time.TotalSeconds);
        run.Figures.Add("database_us_per_transfer", cpu.Elapsed / transfers);

        using var peer = await PeerServer.StartAsync(database);
        await run.StartAsync(peer);
        var (load, peerCpu) = await run.MeasureAsync("peer: the same HTTP stack, one transaction per request", peer, 256, w => w.Transfer());
        run.Figures.Add("peer_transfers_per_second", load.PerSecond);
        run.Figures.Add("peer_cpu_us_per_transfer", peerCpu);
    }
}
