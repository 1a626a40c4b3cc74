using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Wallet.Api.Batching;
using Wallet.Api.Commands;
using Wallet.Api.Storage;
using Wallet.Api.Telemetry;

namespace Wallet.Bench;

/// <summary>The limit: the same rows by the same SQL in full batches, without HTTP.</summary>
internal static class Limit
{
    private const int Batch = 512;

    /// <summary>Transfers per second over <paramref name="lanes"/> connections.</summary>
    public static async Task<double> MeasureAsync(DatabaseOptions database, int lanes, int wallets, TimeSpan warmUp, TimeSpan duration)
    {
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var metrics = new ApiMetrics(services.GetRequiredService<IMeterFactory>());
        var clock = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, lanes).Select(lane => Task.Run(async () =>
        {
            var workload = new Workload(new Random(lane), BenchDatabase.Currency, wallets);
            var runner = new BatchRunner(
                new(new Database(database)), new BatchOptions(), TimeProvider.System, new Random(lane), _ => { }, metrics,
                new(database, TimeProvider.System, NullLogger<FaultLog>.Instance), NullLogger<BatchRunner>.Instance);
            var executed = 0L;
            while (clock.Elapsed < warmUp + duration)
            {
                var counts = clock.Elapsed >= warmUp;
                var answers = await runner.RunAsync([.. Enumerable.Range(0, Batch).Select(_ => workload.Command())], default);
                if (counts)
                    executed += answers.Count(a => a.Code == ResultCode.Executed);
            }
            return executed;
        })));
        return counts.Sum() / (clock.Elapsed - warmUp).TotalSeconds;
    }
}
