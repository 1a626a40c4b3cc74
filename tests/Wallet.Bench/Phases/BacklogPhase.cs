using System.Diagnostics;
using System.Globalization;
using Wallet.Api.Storage;
using Wallet.Bench.Load;
using Wallet.Bench.Servers;

namespace Wallet.Bench.Phases;

/// <summary>The broker was away for long: what waits is published while transfers go on.</summary>
internal static class BacklogPhase
{
    private const int Waiting = 500_000;
    private const int WaitingShort = 100_000;

    /// <summary>Batches that were taken out to batches that were made, and events that were published in a second.</summary>
    public static async Task RunAsync(BenchRun run, DatabaseOptions database, ProductionWorld world)
    {
        var waiting = run.IsShort ? WaitingShort : Waiting;
        BenchRun.Say($"{waiting} batches that wait for the broker, while transfers go on");
        await BenchDatabase.FillOutboxAsync(database, waiting);
        using var api = await world.StartApiAsync();
        var driver = new LoadDriver(api, 256, BenchRun.Wallets);
        await driver.ClosedAsync(run.WarmUp, w => w.Transfer());
        // The lease of the API that was killed before has to run out, in ten seconds. A relay that never begins shows as a figure of 0.
        for (var seconds = 0; seconds < 30 && await api.PublishedAsync() == 0; seconds++)
            await driver.ClosedAsync(TimeSpan.FromSeconds(1), w => w.Transfer());
        var clock = Stopwatch.StartNew();
        var (made, left, published) = (Count("batches"), Count("outbox"), await api.PublishedAsync());
        run.Check("transfers beside a backlog", await driver.ClosedAsync(run.Phase, w => w.Transfer()));
        made = Count("batches") - made;
        run.Figures.Add("backlog_drain_ratio", (left + made - Count("outbox")) / made);
        run.Figures.Add("relay_events_per_second", (await api.PublishedAsync() - published) / clock.Elapsed.TotalSeconds);

        double Count(string table)
            => Convert.ToDouble(run.Server.Rows($"SELECT COUNT(*) FROM `{database.Name}`.{table}")[0][0], CultureInfo.InvariantCulture);
    }
}
