using System.Collections.Concurrent;
using System.Diagnostics;
using Wallet.Api.Tests.Chaos;
using Wallet.Api.Tests.Servers;
using Wallet.Api.Tests.Traffic;
using Xunit.Abstractions;

namespace Wallet.Api.Tests.Failover;

/// <summary>
/// Three API processes, of which one is only read from, while the writer changes again and again. Every answer is held against the books of the
/// last writer. WALLET_CHAOS_SECONDS makes it long.
/// </summary>
[Trait("Category", "Chaos")]
[Collection(ChaosCollection.Name)]
public sealed class FailoverTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Wallets = 8;
    private const int Clients = 6;
    private const int Readers = 3;
    private const int MoneyProcesses = 2;
    private const string Name = "failover";
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(CampaignSettings.Number("WALLET_CHAOS_SECONDS") ?? 0);

    private readonly int _seed = CampaignSettings.ChooseSeed();
    private readonly ConcurrentQueue<Sent> _history = new();
    private readonly RandomTraffic _traffic = new(Wallets);
    private readonly Acknowledged _acknowledged = new(Wallets);
    private readonly List<string> _wallets = [];
    private ReplicatedPair _servers = null!;
    private ApiFleet _apis = null!;

    public async Task InitializeAsync()
    {
        _servers = await ReplicatedPair.StartAsync();
        var reached = (await AppDatabase.PrepareAsync(_servers.Writer.Create(Name))) with { Port = _servers.Endpoint.Port };
        _apis = await ApiFleet.StartAsync([.. Enumerable.Repeat(new ApiSurroundings(reached), MoneyProcesses + 1)]);
        for (var i = 0; i < Wallets; i++)
            _wallets.Add(await _apis.Processes[0].Client.CreateAsync());
    }

    public Task DisposeAsync()
    {
        _apis?.Dispose();
        _servers?.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Whichever_server_is_the_writer_no_answer_is_stale_and_no_payment_is_lost_or_made_twice()
    {
        output.WriteLine($"WALLET_TEST_SEED={_seed}");
        var reader = new StrongReader(_apis.Processes, _wallets, _acknowledged);
        var changes = ChangeWritersAsync();
        var callers = Enumerable.Range(1, Clients).Select(i => Task.Run(() => PayAsync(new(_seed + i), () => changes.IsCompleted)))
            .Concat(Enumerable.Range(1, Readers).Select(i => Task.Run(() => reader.RunAsync(() => changes.IsCompleted, new(_seed - i))))).ToList();
        output.WriteLine($"{await changes} changes of the writer");
        await Task.WhenAll(callers);

        var books = new Books(_servers.Writer.Reach(Name));
        var (references, balances) = (await books.ReferencesAsync(), await books.BalancesAsync());
        output.WriteLine($"{_history.Count} requests, {_history.Sum(s => s.Attempts.Count)} attempts, {reader.Reads} reads");
        reader.Stale.Should().BeEmpty($"seed {_seed}");
        _history.Where(s => s.Outcome == Outcome.Unknown).Should().BeEmpty($"each was sent until its outcome was known; seed {_seed}");
        Verdict.Of(_history, references).Should().BeEmpty($"seed {_seed}");
        var expected = Verdict.Balances(_history, references).ToDictionary(b => _wallets[b.Key], b => b.Value);
        balances.Where(b => _wallets.Contains(b.Key)).ToDictionary(b => b.Key, b => b.Value.Balance).Should().Equal(expected, $"seed {_seed}");
        (await books.AuditAsync()).Should().BeEmpty($"seed {_seed}");
        (reader.Reads, _history.Count(s => s.Outcome == Outcome.Executed)).Should().Match<(int Reads, int Executed)>(
            did => did.Reads > 0 && did.Executed > 0, $"seed {_seed}");
    }

    private async Task<int> ChangeWritersAsync()
    {
        var (clock, changes, random) = (Stopwatch.StartNew(), 0, new Random(_seed));
        do
        {
            foreach (var change in random.GetItems<Func<Task>>([_servers.SwapAsync, _servers.RefuseAsync], 2).Append(_servers.SwapAsync))
            {
                await SomethingHappensAsync();
                await change();
                changes++;
                ProgressFile.Tell($"{clock.Elapsed.TotalSeconds,4:0} s: {changes} changes of the writer, {_history.Count} requests");
            }
        }
        while (clock.Elapsed < Duration);
        await SomethingHappensAsync();
        await _servers.KillAsync();
        await SomethingHappensAsync();
        return changes + 1;
    }

    // On a busy machine it takes longer until payments are made again.
    private async Task SomethingHappensAsync()
    {
        await Task.Delay(Between);
        var before = _history.Count(s => s.Outcome == Outcome.Executed);
        await Eventually.BecomesTrueAsync(() => _history.Count(s => s.Outcome == Outcome.Executed) > before, "payments are made");
    }

    private async Task PayAsync(Random random, Func<bool> isOver)
    {
        var client = new ChaosClient([.. _apis.Processes.Take(MoneyProcesses)], _wallets, _traffic, new(), random) { GivesUp = TimeSpan.FromMinutes(10) };
        while (!isOver())
        {
            var sent = await client.SendAsync(_traffic.Next(random), again: true);
            _acknowledged.Note(sent);
            _history.Enqueue(sent);
        }
    }
}
