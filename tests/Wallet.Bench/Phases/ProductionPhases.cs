using MySqlConnector;
using Wallet.Api.Storage;
using Wallet.Bench.Load;
using Wallet.Bench.Servers;

namespace Wallet.Bench.Phases;

/// <summary>The API as it runs: tokens of an identity provider, rate limits (high), a cache, events to a broker, metrics.</summary>
internal sealed class ProductionPhases(BenchRun run, DatabaseOptions database, BenchApi api)
{
    private const int SlowReads = 60;
    private const int FatCallers = 8;
    private const int Innocents = 16;

    /// <summary>All of them.</summary>
    public static async Task RunAsync(BenchRun run, DatabaseOptions database)
    {
        // The events of the phases before would be published in these.
        run.Server.Execute($"TRUNCATE `{database.Name}`.outbox");
        await using var world = await ProductionWorld.StartAsync(database);
        using (var api = await world.StartApiAsync())
        {
            var phases = new ProductionPhases(run, database, api);
            await run.StartAsync(api);
            await phases.MeasureLoadAsync();
            await phases.MeasureSlowReadsAsync();
            await phases.MeasureFatBatchesAsync();
        }
        await BacklogPhase.RunAsync(run, database, world);
    }

    private async Task MeasureLoadAsync()
    {
        var (load, _) = await run.MeasureAsync("everything on: transfers over 256 connections", api, 256, w => w.Transfer());
        run.Figures.Add("transfers_per_second", load.PerSecond);
        run.Figures.Add("production_ratio", load.PerSecond / run.Figures["bare_transfers_per_second"]);
        BenchRun.Say("open loop at half of the peak");
        var driver = new LoadDriver(api, 256, BenchRun.Wallets);
        await driver.OpenAsync(load.PerSecond / 2, run.WarmUp, w => w.Transfer());
        var open = await driver.OpenAsync(load.PerSecond / 2, run.Phase, w => w.Transfer());
        run.Check("open loop", open);
        run.Figures.Add("open_loop_p50_ms", open.P50);
        run.Figures.Add("open_loop_p99_ms", open.P99);
        var length = run.IsShort ? TimeSpan.FromSeconds(10) : TimeSpan.FromMinutes(5);
        var (mix, _) = await run.MeasureAsync($"the guide's mix for {length.TotalSeconds:0} s", api, 256, w => w.Mixed(), duration: length);
        run.Figures.Add("mix_ops_per_second", mix.PerSecond);
        run.Figures.Add("resident_memory_mb", api.ResidentMegabytes);
    }

    // The table that is locked meanwhile is one that transfers have nothing to do with.
    private async Task MeasureSlowReadsAsync()
    {
        BenchRun.Say($"transfers beside {SlowReads} reads that do not come back");
        await using var connection = await new Database(database).OpenAsync(ConnectionPool.Schema, default);
        await using var command = new MySqlCommand("LOCK TABLES setting_changes WRITE", connection);
        await command.ExecuteNonQueryAsync();
        var readers = new LoadDriver(api, SlowReads, BenchRun.Wallets) { FirstCaller = BenchDatabase.Owners };
        var reading = readers.ClosedAsync(run.WarmUp + run.Phase, w => w.Changes());
        var writes = await MeasureInnocentsAsync("transfers beside slow reads");
        command.CommandText = "UNLOCK TABLES";
        await command.ExecuteNonQueryAsync();
        await reading;
        run.Figures.Add("slow_reads_write_p99_ms", writes.P99);
    }

    private async Task MeasureFatBatchesAsync()
    {
        BenchRun.Say($"transfers beside {FatCallers} callers with atomic batches of 1.9 MB");
        var fat = new LoadDriver(api, FatCallers, BenchRun.Wallets) { FirstCaller = Innocents };
        var sending = fat.ClosedAsync(run.WarmUp + run.Phase, w => w.FatBatch());
        var innocents = await MeasureInnocentsAsync("transfers beside fat batches");
        var sent = await sending;
        run.Figures.Add("innocent_p99_ms_beside_fat_batches", innocents.P99);
        run.Figures.Add("fat_batches_per_second", sent.PerSecond);
        run.Figures.Add("resident_memory_peak_mb", api.ResidentMegabytes);
        var wait = run.IsShort ? TimeSpan.FromSeconds(20) : TimeSpan.FromMinutes(2);
        BenchRun.Say($"memory after {wait.TotalSeconds:0} s of rest");
        await Task.Delay(wait);
        run.Figures.Add("resident_memory_after_fat_batches_mb", api.ResidentMegabytes);
    }

    private async Task<LoadResult> MeasureInnocentsAsync(string what)
    {
        var driver = new LoadDriver(api, Innocents, BenchRun.Wallets);
        await driver.ClosedAsync(run.WarmUp, w => w.Transfer());
        var load = await driver.ClosedAsync(run.Phase, w => w.Transfer());
        run.Check(what, load);
        return load;
    }
}
