using System.Globalization;
using Wallet.Api.Storage;
using Wallet.Api.Tests.Servers;
using Wallet.Bench.Servers;

namespace Wallet.Bench.Phases;

/// <summary>The API alone: no authentication, no cache, no events.</summary>
internal static class BarePhases
{
    private const int BatchConnections = 32;
    private const int ItemsOfBatch = 100;

    /// <summary>Transfers, batches and credits; beside the API of <paramref name="baseline"/>, if there is one.</summary>
    public static async Task RunAsync(BenchRun run, DatabaseOptions database, FileInfo? baseline)
    {
        var figures = run.Figures;
        using var api = await BenchApi.StartAsync(new ApiSurroundings(database));
        figures.Add("start_to_ready_ms", api.StartToReady.TotalMilliseconds);
        await run.StartAsync(api);
        foreach (var connections in run.IsShort ? [] : (int[])[64, 512])
        {
            var (some, _) = await run.MeasureAsync($"transfers over {connections} connections", api, connections, w => w.Transfer());
            figures.Add($"bare_transfers_{connections}_connections_per_second", some.PerSecond);
        }
        var (load, cpu) = await run.MeasureAsync("transfers over 256 connections", api, 256, w => w.Transfer());
        figures.Add("bare_transfers_per_second", load.PerSecond);
        figures.Add("cpu_us_per_transfer", cpu);
        figures.Add("ratio_to_peer", load.PerSecond / figures["peer_transfers_per_second"]);
        figures.Add("ratio_to_limit", load.PerSecond / figures["limit_transfers_per_second"]);
        if (baseline is not null)
            await CompareAsync(run, database, api, baseline);
        figures.Add("bytes_per_transfer", BytesPerTransfer(run.Server, database.Name));

        var (batches, _) = await run.MeasureAsync("independent batches of 100 transfers", api, BatchConnections, w => w.Batch());
        figures.Add("batch_api_transfers_per_second", batches.PerSecond * ItemsOfBatch);
        figures.Add("batch_api_ratio_to_limit", figures["batch_api_transfers_per_second"] / figures["limit_transfers_per_second"]);
        var (uniform, _) = await run.MeasureAsync("credits on all wallets", api, 256, w => w.Deposit());
        var (hot, _) = await run.MeasureAsync("credits on one wallet", api, 256, w => w.Deposit(0));
        figures.Add("uniform_credits_per_second", uniform.PerSecond);
        figures.Add("hot_wallet_credits_per_second", hot.PerSecond);
        figures.Add("hot_wallet_ratio", hot.PerSecond / uniform.PerSecond);
    }

    // In turns, so that what the machine does meanwhile is both's; the first turn of each is not the warmest.
    private static async Task CompareAsync(BenchRun run, DatabaseOptions database, BenchApi api, FileInfo baseline)
    {
        const int Turns = 3;
        using var old = await BenchApi.StartAsync(new ApiSurroundings(database), assembly: baseline);
        await run.StartAsync(old);
        var (before, now) = (new List<double>(), new List<double>());
        for (var turn = 1; turn <= Turns; turn++)
        {
            before.Add((await run.MeasureAsync($"the baseline, turn {turn}", old, 256, w => w.Transfer())).Load.PerSecond);
            now.Add((await run.MeasureAsync($"this tree, turn {turn}", api, 256, w => w.Transfer())).Load.PerSecond);
        }
        run.Figures.Add("baseline_transfers_per_second", before.Average());
        run.Figures.Add("ratio_to_baseline", now.Average() / before.Average());
    }

    // Of what stays: the outbox's rows go.
    private static double BytesPerTransfer(MariaDbServer server, string database)
    {
        server.Execute($"ANALYZE TABLE `{database}`.transactions, `{database}`.entries, `{database}`.kept_answers");
        var row = server.Rows(
            $"""
            SELECT (SELECT SUM(data_length + index_length) FROM information_schema.tables
              WHERE table_schema = '{database}' AND table_name IN ('transactions', 'entries', 'kept_answers')),
              (SELECT COUNT(*) FROM `{database}`.transactions)
            """)[0];
        return Convert.ToDouble(row[0], CultureInfo.InvariantCulture) / Convert.ToDouble(row[1], CultureInfo.InvariantCulture);
    }
}
