using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Wallet.Api.Batching;
using Wallet.Api.Commands;
using Wallet.Api.Storage;
using Wallet.Api.Telemetry;
using Wallet.Bench.Load;

namespace Wallet.Bench.Comparisons;

/// <summary>The limit: the same rows by the same SQL in full batches, without HTTP.</summary>
internal sealed class Limit(DatabaseOptions database, int lanes, int wallets)
{
    private const int Batch = 512;

    /// <summary>How many transfers are executed in about so long.</summary>
    public async Task<(long Transfers, TimeSpan Time)> RunAsync(TimeSpan duration)
    {
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var metrics = new ApiMetrics(services.GetRequiredService<IMeterFactory>());
        var clock = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, lanes).Select(lane => Task.Run(async () =>
        {
            var workload = new Workload(new Random(lane), wallets, lane, token: null);
            using var own = new Database(database);
            var runner = new BatchRunner(
                new(own), new BatchOptions(), TimeProvider.System, new Random(lane), _ => { }, metrics,
                new(database, TimeProvider.System, NullLogger<FaultLog>.Instance), NullLogger<BatchRunner>.Instance);
            var executed = 0L;
            while (clock.Elapsed < duration)
            {
                var answers = await runner.RunAsync([.. Enumerable.Range(0, Batch).Select(_ => workload.Command())], default);
                executed += answers.Count(a => a.Code == ResultCode.Executed);
            }
            return executed;
        })));
        return (counts.Sum(), clock.Elapsed);
    }
}
