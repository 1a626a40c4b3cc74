using Spectre.Console;
using Wallet.Api.Storage;
using Wallet.Api.Tests.Servers;

namespace Wallet.Bench;

/// <summary>All measurements in one run: first what everything is compared to, then the API.</summary>
internal sealed class Campaign
{
    private const int Wallets = 100_000;
    private const int LargeWallets = 10_000_000;
    private const int ManyEntries = 10_000_000;
    private const int Lanes = 2;
    private const int MaxBatch = 512;
    private const int PeerLanes = 64;
    private readonly Figures _figures = new();
    private readonly MariaDbServer _server;
    private readonly TimeSpan _start;
    private readonly TimeSpan _warmUp;
    private readonly TimeSpan _phase;

    private Campaign(MariaDbServer server, bool isShort)
    {
        _server = server;
        // A process that has just started compiles its methods again and again; what it does for years comes after that.
        _start = TimeSpan.FromSeconds(isShort ? 12 : 20);
        _warmUp = TimeSpan.FromSeconds(isShort ? 4 : 10);
        _phase = TimeSpan.FromSeconds(isShort ? 8 : 20);
    }

    /// <summary>Runs everything and writes the report.</summary>
    public static async Task<int> RunAsync(bool isShort, DirectoryInfo output, CancellationToken cancel)
    {
        // Durable as in production: every commit is on disk before it is answered.
        using var server = MariaDbServer.StartPrivate(
            "--innodb-flush-log-at-trx-commit=1", "--innodb-buffer-pool-size=4G", "--innodb-log-file-size=1G", "--skip-log-bin");
        var campaign = new Campaign(server, isShort);
        var database = await BenchDatabase.CreateAsync(server, "bench", Wallets);
        await campaign.MeasureComparisonsAsync(database);
        await campaign.MeasureApiAsync(database, isShort ? TimeSpan.FromSeconds(10) : TimeSpan.FromMinutes(5));
        cancel.ThrowIfCancellationRequested();
        if (!isShort)
            await campaign.MeasureLargeAsync(database);
        await Report.WriteAsync(campaign._figures, output);
        return 0;
    }

    private async Task MeasureComparisonsAsync(DatabaseOptions database)
    {
        Say("limit: the same SQL in batches of 512, without HTTP");
        _figures.Add("limit_transfers_per_second", await Limit.MeasureAsync(database, Lanes, Wallets, _start, _phase));
        Say("peer: the same HTTP stack, one transaction per request");
        using var peer = await StartAsync(database, PeerLanes, maxBatch: 1);
        _figures.Add("peer_transfers_per_second", (await ClosedAsync(peer, 256, Wallets, w => w.Transfer())).PerSecond);
    }

    private async Task MeasureApiAsync(DatabaseOptions database, TimeSpan mix)
    {
        using var api = await StartAsync(database, Lanes, MaxBatch);
        _figures.Add("start_to_ready_ms", api.StartToReady.TotalMilliseconds);
        foreach (var connections in (int[])[64, 512, 256])
        {
            Say($"transfers over {connections} connections");
            var rate = (await ClosedAsync(api, connections, Wallets, w => w.Transfer())).PerSecond;
            _figures.Add(connections == 256 ? "transfers_per_second" : $"transfers_{connections}_connections_per_second", rate);
        }
        _figures.Add("ratio_to_peer", _figures["transfers_per_second"] / _figures["peer_transfers_per_second"]);
        _figures.Add("ratio_to_limit", _figures["transfers_per_second"] / _figures["limit_transfers_per_second"]);
        Say("open loop at half of the peak");
        var open = await Load.OpenAsync(
            api.Port, 256, Wallets, _figures["transfers_per_second"] / 2, _warmUp, _phase, w => w.Transfer());
        _figures.Add("open_loop_p50_ms", open.P50);
        _figures.Add("open_loop_p99_ms", open.P99);
        Say($"the guide's mix for {mix.TotalSeconds:0} s");
        _figures.Add("mix_ops_per_second", (await Load.ClosedAsync(api.Port, 256, Wallets, _warmUp, mix, w => w.Mixed())).PerSecond);
        Say("credits on one wallet, and on all");
        var uniform = await ClosedAsync(api, 256, Wallets, w => w.Deposit());
        var hot = await ClosedAsync(api, 256, Wallets, w => w.Deposit(0));
        _figures.Add("uniform_credits_per_second", uniform.PerSecond);
        _figures.Add("hot_wallet_credits_per_second", hot.PerSecond);
        _figures.Add("hot_wallet_ratio", hot.PerSecond / uniform.PerSecond);
        _figures.Add("resident_memory_mb", api.ResidentMegabytes);
    }

    private async Task MeasureLargeAsync(DatabaseOptions small)
    {
        Say("10 million wallets");
        var large = await BenchDatabase.CreateAsync(_server, "large", LargeWallets);
        using (var api = await StartAsync(large, Lanes, MaxBatch))
            _figures.Add("large_transfers_per_second", (await ClosedAsync(api, 256, LargeWallets, w => w.Transfer())).PerSecond);
        _figures.Add("large_ratio", _figures["large_transfers_per_second"] / _figures["transfers_per_second"]);
        Say("the past of a wallet with 10 million entries");
        var (from, to) = await BenchDatabase.FillAsync(small, wallet: Wallets, ManyEntries);
        using var reader = await BenchServer.StartAsync(small, Lanes, MaxBatch);
        var past = await ClosedAsync(reader, 16, Wallets, w => w.Past(Wallets, from, to));
        _figures.Add("history_reads_per_second", past.PerSecond);
        _figures.Add("history_p99_ms", past.P99);
    }

    private async Task<BenchServer> StartAsync(DatabaseOptions database, int lanes, int maxBatch)
    {
        var server = await BenchServer.StartAsync(database, lanes, maxBatch);
        await Load.ClosedAsync(server.Port, 256, Wallets, _start, TimeSpan.Zero, w => w.Transfer());
        return server;
    }

    private async Task<LoadResult> ClosedAsync(BenchServer server, int connections, int wallets, Func<Workload, ReadOnlyMemory<byte>> next)
    {
        var result = await Load.ClosedAsync(server.Port, connections, wallets, _warmUp, _phase, next);
        if (result.Failed > 0)
            AnsiConsole.WriteLine($"  {result.Failed} requests were not answered with 2xx");
        return result;
    }

    private static void Say(string what) => AnsiConsole.WriteLine(what);
}
