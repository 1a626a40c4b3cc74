using System.Diagnostics;
using Wallet.Bench.Servers;

namespace Wallet.Bench.Load;

/// <summary>Drives a server over many connections, each a caller of its own.</summary>
internal sealed class LoadDriver(IBenchServer server, int connections, int wallets)
{
    /// <summary>The number of the first connection's caller.</summary>
    public int FirstCaller { get; init; }

    /// <summary>Closed loop: each connection sends its next request when it has its answer.</summary>
    public Task<LoadResult> ClosedAsync(TimeSpan duration, Func<Workload, ReadOnlyMemory<byte>> next)
    {
        var clock = Stopwatch.StartNew();
        return AllAsync(duration, async (connection, workload, _, recorder) =>
        {
            while (clock.Elapsed < duration)
            {
                var sent = clock.Elapsed;
                var status = await connection.SendAsync(next(workload));
                recorder.Add(status, clock.Elapsed - sent);
            }
        });
    }

    /// <summary>
    /// Open loop: requests are due at a fixed rate whether or not earlier ones were answered, and latency counts from when a request was due.
    /// </summary>
    public Task<LoadResult> OpenAsync(double perSecond, TimeSpan duration, Func<Workload, ReadOnlyMemory<byte>> next)
    {
        var clock = Stopwatch.StartNew();
        return AllAsync(duration, async (connection, workload, first, recorder) =>
        {
            for (var n = first; ; n += connections)
            {
                var due = TimeSpan.FromSeconds(n / perSecond);
                if (due > duration)
                    return;
                if (due - clock.Elapsed is { TotalMilliseconds: > 1 } early)
                    await Task.Delay(early);
                var status = await connection.SendAsync(next(workload));
                recorder.Add(status, clock.Elapsed - due);
            }
        });
    }

    private async Task<LoadResult> AllAsync(TimeSpan duration, Func<LoadConnection, Workload, int, Recorder, Task> drive)
    {
        var recorders = await Task.WhenAll(Enumerable.Range(0, connections).Select(i => Task.Run(async () =>
        {
            using var connection = await LoadConnection.OpenAsync(server.Port);
            var (caller, recorder) = (FirstCaller + i, new Recorder());
            await drive(connection, new Workload(new Random(i), wallets, caller, server.TokenOf(caller)), i, recorder);
            return recorder;
        })));
        return Recorder.Sum(recorders, duration);
    }
}
