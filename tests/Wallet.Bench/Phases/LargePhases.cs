using Wallet.Api.Storage;
using Wallet.Api.Tests.Servers;
using Wallet.Bench.Servers;

namespace Wallet.Bench.Phases;

/// <summary>Large tables.</summary>
internal static class LargePhases
{
    private const int Wallets = 10_000_000;
    private const int Entries = 10_000_000;

    /// <summary>Transfers among many wallets, and the past of a wallet with many entries.</summary>
    public static async Task RunAsync(BenchRun run, DatabaseOptions small)
    {
        BenchRun.Say("10 million wallets are written");
        var large = await BenchDatabase.CreateAsync(run.Server, "large", Wallets);
        using (var api = await BenchApi.StartAsync(new ApiSurroundings(large)))
        {
            await run.StartAsync(api, Wallets);
            var (load, _) = await run.MeasureAsync("transfers among 10 million wallets", api, 256, w => w.Transfer(), Wallets);
            run.Figures.Add("large_transfers_per_second", load.PerSecond);
        }
        run.Figures.Add("large_ratio", run.Figures["large_transfers_per_second"] / run.Figures["bare_transfers_per_second"]);
        BenchRun.Say("10 million entries of one wallet are written");
        var (from, to) = await BenchDatabase.FillAsync(small, wallet: BenchRun.Wallets, Entries);
        using var reader = await BenchApi.StartAsync(new ApiSurroundings(small));
        var (past, _) = await run.MeasureAsync("the past of a wallet with 10 million entries", reader, 16, w => w.Past(BenchRun.Wallets, from, to));
        run.Figures.Add("history_reads_per_second", past.PerSecond);
        run.Figures.Add("history_p99_ms", past.P99);
    }
}
