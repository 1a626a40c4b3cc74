using System.Collections.Concurrent;
using System.Diagnostics;
using Wallet.Api.Tests.Servers;
using Wallet.Api.Tests.Traffic;
using Xunit.Abstractions;

namespace Wallet.Api.Tests.Chaos;

/// <summary>
/// Three API processes under load from many clients, while everything around them breaks. Then every answer is held against the books, and the
/// books against what Kafka told. WALLET_CHAOS_SECONDS makes it long.
/// </summary>
[Trait("Category", "Chaos")]
[Collection(ChaosCollection.Name)]
public sealed class ChaosTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Clients = 12;
    private const int Wallets = 12;
    private const int Enough = 20;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(CampaignSettings.Number("WALLET_CHAOS_SECONDS") ?? 12);

    private readonly int _seed = CampaignSettings.ChooseSeed();
    private readonly ConcurrentQueue<Sent> _history = new();
    private readonly RandomTraffic _traffic = new(Wallets);
    private readonly List<string> _wallets = [];
    private ChaosServers _servers = null!;
    private KafkaMirror _mirror = null!;
    private Neighbours _neighbours = null!;
    private Waits _waits = null!;

    private int Executed => _history.Count(s => s.Outcome == Outcome.Executed);

    public async Task InitializeAsync()
    {
        _servers = await ChaosServers.StartAsync();
        _mirror = KafkaMirror.Of(_servers.Kafka);
        for (var i = 0; i < Wallets; i++)
            _wallets.Add(await _servers.Apis.Processes[0].Client.CreateAsync());
        _neighbours = new(_servers.Apis.Processes);
        await _neighbours.StartAsync();
        _waits = new();
    }

    public Task DisposeAsync()
    {
        _mirror?.Dispose();
        _servers?.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Whatever_breaks_every_answer_is_true()
    {
        output.WriteLine($"WALLET_TEST_SEED={_seed}");
        var books = new Books(_servers.Options);
        var counts = await BreakUnderLoadAsync(books);
        await QuietAsync(books);

        var references = await books.ReferencesAsync();
        var balances = await books.BalancesAsync();
        Tell(counts, references);
        Verdict.Of(_history, references).Should().BeEmpty($"seed {_seed}");
        var expected = Verdict.Balances(_history, references).ToDictionary(b => _wallets[b.Key], b => b.Value);
        balances.Where(b => _wallets.Contains(b.Key)).ToDictionary(b => b.Key, b => b.Value.Balance).Should().Equal(expected, $"seed {_seed}");
        (await books.AuditAsync()).Should().BeEmpty($"seed {_seed}");
        _mirror.Faults.Should().BeEmpty($"seed {_seed}");
        _mirror.Wallets.Should().Equal(balances, $"seed {_seed}");
        _history.SelectMany(s => s.Attempts).Should().NotContain(a => a.Code == "INTERNAL_ERROR", $"no fault is ours; seed {_seed}");
        Executed.Should().BeGreaterThan(Enough, $"seed {_seed}");
        counts.Values.Should().NotContain(0, $"seed {_seed}");
    }

    private async Task<Dictionary<string, int>> BreakUnderLoadAsync(Books books)
    {
        var clock = Stopwatch.StartNew();
        var saboteur = new Saboteur(FaultTable.Of(_servers, new(_seed)), _waits, new(_seed));
        var pauser = new RelayPauser(_servers, books, _waits);
        var broker = new BrokerAbsence(_servers.Kafka);
        // On a busy machine it takes longer until enough has happened among the faults.
        bool IsOver() => clock.Elapsed > Duration && (Executed > Enough || clock.Elapsed > Duration + Limit);
        List<Task> faults = [saboteur.RunAsync(IsOver), pauser.RunAsync(IsOver), broker.RunAsync(IsOver), _neighbours.RunAsync(IsOver)];
        var broken = Task.WhenAll(faults);
        var clients = Enumerable.Range(1, Clients)
            .Select(i => new ChaosClient(_servers.Apis.Processes, _wallets, _traffic, _waits, new(_seed + i)))
            .Select(client => Task.Run(() => client.RunAsync(() => broken.IsCompleted, _history.Enqueue))).ToList();
        while (!broken.IsCompleted)
        {
            await Task.WhenAny(broken, Task.Delay(TimeSpan.FromSeconds(2)));
            ProgressFile.Tell($"{clock.Elapsed.TotalSeconds,4:0} s: {_history.Count} requests, relay moved {pauser.Moves} times. {saboteur.Current}");
        }
        await broken;
        ProgressFile.Tell("all is healed; clients finish");
        await Task.WhenAll(clients);
        return new(saboteur.Counts)
        {
            ["relay paused until its lease moved"] = pauser.Moves,
            ["broker gone for a third of the time"] = broker.Count,
            ["atomic batches of 1.9 MB"] = _neighbours.Batches,
            ["pages of 0.8 MB read"] = _neighbours.Pages,
        };
    }

    // All that was accepted is done: then no process that is left can change anything any more. A command that came late may have been done
    // after the look; one process is enough to publish it.
    private async Task QuietAsync(Books books)
    {
        ProgressFile.Tell("waiting for the relay");
        await StopAsync(books);
        while (await books.OutboxDepthAsync() > 0)
        {
            _servers.Apis.Processes[0].Up();
            await StopAsync(books);
        }
        ProgressFile.Tell("waiting for the consumer");
        var balances = await books.BalancesAsync();
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < Limit && !IsMirrored(balances);)
            await Task.Delay(100);
    }

    private async Task StopAsync(Books books)
    {
        for (var clock = Stopwatch.StartNew(); await books.OutboxDepthAsync() > 0; await Task.Delay(100))
            clock.Elapsed.Should().BeLessThan(Limit, $"the outbox must become empty; seed {_seed}");
        foreach (var api in _servers.Apis.Processes)
            api.Down();
        await Eventually.BecomesTrueAsync(IsLeftAlone, "the database has ended what the processes had begun");
    }

    private bool IsLeftAlone()
        => _servers.Database.Rows($"SELECT id FROM information_schema.processlist WHERE user = '{AppDatabase.User}'").Count == 0;

    private bool IsMirrored(Dictionary<string, (long Balance, long Version)> balances)
    {
        var mirrored = _mirror.Wallets;
        return balances.All(b => mirrored.GetValueOrDefault(b.Key).Version >= b.Value.Version);
    }

    private IEnumerable<string> Slow()
    {
        var waits = _waits.OfInnocents();
        return
        [
            $"innocent {waits.Count,6}  attempts had what they needed; {waits.Count(w => w.Length > Waits.Bar)} waited more than two seconds",
            .. waits.Take(5).Select(w => $"waited   {w.Length.TotalMilliseconds,6:0} ms at {w.Process}: {w.Answer}, from {w.From.TotalSeconds:0.0} s"),
        ];
    }

    private void Tell(Dictionary<string, int> faults, Dictionary<string, int> references)
    {
        var unknown = _history.Where(s => s.Outcome == Outcome.Unknown).ToList();
        List<string> lines =
        [
            $"seed {_seed}, {Duration.TotalSeconds:0} s, {_history.Count} requests, {_history.Sum(s => s.Attempts.Count)} attempts",
            .. faults.OrderBy(f => f.Key).Select(f => $"fault    {f.Value,6}  {f.Key}"),
            .. _history.GroupBy(s => s.Outcome).Select(g => $"outcome  {g.Count(),6}  {g.Key}"),
            .. _history.SelectMany(s => s.Attempts).GroupBy(a => a.Code).OrderBy(g => g.Key).Select(g => $"answer   {g.Count(),6}  {g.Key}"),
            $"unknown  {unknown.Count(s => references.ContainsKey(s.Request.Parts[0].Reference)),6}  of them executed",
            .. Slow(),
            $"Kafka    {_mirror.Wallets.Values.Sum(w => w.Version),6}  entries, {_mirror.Repeats} repeats",
        ];
        foreach (var line in lines)
        {
            output.WriteLine(line);
            ProgressFile.Tell(line);
        }
    }
}
