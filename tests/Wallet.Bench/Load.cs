using System.Diagnostics;

namespace Wallet.Bench;

/// <summary>What a phase came to: answers with status 2xx per second, others, and latencies in milliseconds.</summary>
internal sealed record LoadResult(double PerSecond, long Failed, double P50, double P99);

/// <summary>Drives an API over many connections.</summary>
internal static class Load
{
    /// <summary>Closed loop: each connection sends its next request when it has its answer. The first part warms up and does not count.</summary>
    public static async Task<LoadResult> ClosedAsync(
        int port, int connections, int wallets, TimeSpan warmUp, TimeSpan duration, Func<Workload, ReadOnlyMemory<byte>> next)
    {
        var clock = Stopwatch.StartNew();
        var recorders = await Task.WhenAll(Enumerable.Range(0, connections).Select(i => Task.Run(async () =>
        {
            using var connection = await LoadConnection.OpenAsync(port);
            var workload = new Workload(new Random(i), BenchDatabase.Currency, wallets);
            var recorder = new Recorder();
            while (clock.Elapsed < warmUp + duration)
            {
                var sent = clock.Elapsed;
                var status = await connection.SendAsync(next(workload));
                if (sent >= warmUp)
                    recorder.Add(status, clock.Elapsed - sent);
            }
            return recorder;
        })));
        return Recorder.Sum(recorders, duration);
    }

    /// <summary>
    /// Open loop: requests are due at a fixed rate whether or not earlier ones were answered, and latency counts from when a request was due.
    /// </summary>
    public static async Task<LoadResult> OpenAsync(
        int port, int connections, int wallets, double perSecond, TimeSpan warmUp, TimeSpan duration, Func<Workload, ReadOnlyMemory<byte>> next)
    {
        var clock = Stopwatch.StartNew();
        var recorders = await Task.WhenAll(Enumerable.Range(0, connections).Select(i => Task.Run(async () =>
        {
            using var connection = await LoadConnection.OpenAsync(port);
            var workload = new Workload(new Random(i), BenchDatabase.Currency, wallets);
            var recorder = new Recorder();
            for (var n = i; ; n += connections)
            {
                var due = TimeSpan.FromSeconds(n / perSecond);
                if (due > warmUp + duration)
                    return recorder;
                if (due - clock.Elapsed is { TotalMilliseconds: > 1 } early)
                    await Task.Delay(early);
                var status = await connection.SendAsync(next(workload));
                if (due >= warmUp)
                    recorder.Add(status, clock.Elapsed - due);
            }
        })));
        return Recorder.Sum(recorders, duration);
    }

    private sealed class Recorder
    {
        private readonly List<float> _milliseconds = [];
        private long _failed;

        public void Add(int status, TimeSpan latency)
        {
            if (status is >= 200 and < 300)
                _milliseconds.Add((float)latency.TotalMilliseconds);
            else
                _failed++;
        }

        public static LoadResult Sum(IReadOnlyList<Recorder> recorders, TimeSpan duration)
        {
            var all = recorders.SelectMany(r => r._milliseconds).Order().ToList();
            return new(all.Count / duration.TotalSeconds, recorders.Sum(r => r._failed), At(all, 0.50), At(all, 0.99));
        }

        private static double At(List<float> sorted, double quantile)
            => sorted.Count == 0 ? double.NaN : sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * quantile))];
    }
}
