using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Wallet.Api.Batching;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Storage;
using Microsoft.Extensions.DependencyInjection;
using Wallet.Api.Telemetry;
using Wallet.Bench;
using Wallet.Api.Tests.Servers;

if (args is ["serve", ..])
{
    await BenchServer.ServeAsync(args[1..]);
    return 0;
}
var meters = new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<System.Diagnostics.Metrics.IMeterFactory>();
var lanes = int.Parse(args.ElementAtOrDefault(0) ?? "2");
var seconds = int.Parse(args.ElementAtOrDefault(1) ?? "8");
Currency.TryParse("EUR", out var euro);
Dictionary<int, (string Name, double Cpu)> before = [];
using var server = MariaDbServer.StartPrivate("--innodb-flush-log-at-trx-commit=1", "--innodb-buffer-pool-size=2G", "--innodb-log-file-size=1G", "--skip-log-bin");
var database = await BenchDatabase.CreateAsync(server, "bench", 100_000, euro);
foreach (var n in new int[] { })
{
    Mark();
    using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
    var done = 0L;
    var db = new Database(database);
    await Task.WhenAll(Enumerable.Range(0, n).Select(lane => Task.Run(async () =>
    {
        var random = new Random(lane);
        var runner = new BatchRunner(new(db), new BatchOptions(), TimeProvider.System, random, _ => { }, new ApiMetrics(meters), NullLogger<BatchRunner>.Instance);
        while (!stop.IsCancellationRequested)
        {
            var answers = await runner.RunAsync([.. Enumerable.Range(0, 512).Select(_ => Requests.RandomTransfer(random, euro))], default);
            Interlocked.Add(ref done, answers.Count(a => a.Code == ResultCode.Executed));
        }
    })));
    Console.WriteLine($"limit lanes={n}: {done / seconds}/s");
    Report("limit", done);
}
foreach (var (l, b, c) in new[] { (lanes, 512, 256) })
{
    using var api = await BenchServer.StartAsync(database, l, b);
    var connections = new List<LoadConnection>();
    for (var i = 0; i < c; i++)
        connections.Add(await LoadConnection.OpenAsync(api.Port));
    foreach (var warm in new[] { true, false })
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(warm ? 12 : seconds));
        var done = 0L;
        var bad = 0L;
        var watch = Stopwatch.StartNew();
        Mark();
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        await Task.WhenAll(connections.Select((connection, i) => Task.Run(async () =>
        {
            var random = new Random(i);
            while (!stop.IsCancellationRequested)
            {
                var status = await connection.SendAsync(Requests.Transfer(random, euro));
                if (status == 200)
                    Interlocked.Increment(ref done);
                else if (Interlocked.Increment(ref bad) == 1)
                    Console.WriteLine(connection.LastAnswer);
            }
        })));
        if (!warm)
            Report("http", done);
        if (!warm)
            Console.WriteLine($"http lanes={l} batch={b} connections={c}: {done / watch.Elapsed.TotalSeconds:0}/s bad={bad} rss={api.ResidentMegabytes:0}MB ready={api.StartToReady.TotalMilliseconds:0}ms loadcpu={(Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds / watch.Elapsed.TotalSeconds:0.00}");
    }
    connections.ForEach(x => x.Dispose());
}
return 0;

static Dictionary<int, (string Name, double Cpu)> Times() => Process.GetProcesses().Where(p => p.ProcessName is "mariadbd" or "Wallet.Bench").ToDictionary(p => p.Id, p => (p.ProcessName, p.TotalProcessorTime.TotalMicroseconds));
void Mark() => before = Times();
void Report(string what, long done)
{
    foreach (var (id, (name, cpu)) in Times())
        if (before.TryGetValue(id, out var b) && cpu - b.Cpu > 100_000)
            Console.WriteLine($"   {what} {name}{(id == Environment.ProcessId ? " (self)" : "")}: {(cpu - b.Cpu) / done:0.0} us cpu per transfer");
}
