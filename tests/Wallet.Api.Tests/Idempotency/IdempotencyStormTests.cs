using System.Collections.Concurrent;
using System.Diagnostics;
using Wallet.Api.Tests.Servers;
using Wallet.Api.Tests.Traffic;
using Xunit.Abstractions;

namespace Wallet.Api.Tests.Idempotency;

/// <summary>
/// Every request is sent to three API processes at once with one key, and beside it a mutant with the same key: one of them happens, once.
/// WALLET_STORM_COMMANDS says how many requests.
/// </summary>
public sealed class IdempotencyStormTests(ITestOutputHelper output)
{
    private const int Wallets = 20;
    private const int Clients = 12;
    private static readonly RequestKind[] Kinds = [.. Enum.GetValues<RequestKind>().Except([RequestKind.Read])];
    private static readonly int Commands = CampaignSettings.Number("WALLET_STORM_COMMANDS") ?? 2000;

    private readonly int _seed = CampaignSettings.ChooseSeed();
    private readonly ConcurrentQueue<StormCommand> _commands = new();
    private readonly RandomTraffic _traffic = new(Wallets);
    private int _begun;

    [Fact]
    public async Task Of_all_that_is_sent_with_one_key_one_thing_happens_once()
    {
        output.WriteLine($"WALLET_TEST_SEED={_seed}");
        var database = DatabaseServers.Shared.Create($"storm_{Environment.ProcessId}");
        var surroundings = new ApiSurroundings(await AppDatabase.PrepareAsync(database));
        using var fleet = await ApiFleet.StartAsync(surroundings, surroundings, surroundings);
        WalletClient[] apis = [.. fleet.Processes.Select(p => p.Client)];
        var wallets = await Task.WhenAll(Enumerable.Range(0, Wallets).Select(_ => apis[0].CreateAsync()));
        await SendAllAsync(apis, wallets);

        var (won, executed) = (_commands.Count(c => c.MutantWon), _commands.Count(c => c.Executed.Any()));
        output.WriteLine($"{_commands.Count} commands, {won} won by the mutant, {executed} executed");
        var faults = _commands.Select(c => c.Fault()).OfType<string>().ToList();
        string.Join('\n', faults.Take(5)).Should().BeEmpty($"seed {_seed}, {faults.Count} in all");
        won.Should().BeInRange(1, Commands - 1, $"seed {_seed}");
        var balances = await new Books(database).BalancesAsync();
        var expected = _commands.SelectMany(c => c.Executed).SelectMany(e => e.Legs)
            .GroupBy(l => wallets[l.Wallet]).ToDictionary(g => g.Key, g => g.Sum(l => l.Amount));
        balances.Where(b => wallets.Contains(b.Key)).ToDictionary(b => b.Key, b => b.Value.Balance).Should().Equal(expected, $"seed {_seed}");
        (await new Books(database).AuditAsync()).Should().BeEmpty($"seed {_seed}");
    }

    private async Task SendAllAsync(WalletClient[] apis, string[] wallets)
    {
        var clock = Stopwatch.StartNew();
        var clients = Task.WhenAll(Enumerable.Range(0, Clients).Select(c => Task.Run(() => RunAsync(apis, wallets, new(_seed + c)))));
        while (!clients.IsCompleted)
        {
            await Task.WhenAny(clients, Task.Delay(TimeSpan.FromSeconds(2)));
            ProgressFile.Tell($"{clock.Elapsed.TotalSeconds,4:0} s: {_commands.Count} of {Commands} commands");
        }
        await clients;
    }

    private async Task RunAsync(WalletClient[] apis, string[] wallets, Random random)
    {
        while (Interlocked.Increment(ref _begun) <= Commands)
        {
            var request = _traffic.Next(random, Kinds[random.Next(Kinds.Length)]);
            var command = await SendAsync(apis, wallets, request, Mutation.Of(request, random, Wallets), random.Next(apis.Length + 1));
            _commands.Enqueue(command);
            if (!command.MutantWon)
                _traffic.Learn(request, command.Answers[0]);
        }
    }

    // The mutant is sent before, between or after the copies, at once with them.
    private static async Task<StormCommand> SendAsync(WalletClient[] apis, string[] wallets, MoneyRequest request, MoneyRequest mutant, int place)
    {
        var key = Guid.CreateVersion7().ToString();
        var copies = new List<Task<Reply>>();
        Task<Reply>? other = null;
        for (var i = 0; i <= apis.Length; i++)
        {
            if (i == place)
                other = PostAsync(apis[i % apis.Length], mutant);
            if (i < apis.Length)
                copies.Add(PostAsync(apis[i], request));
        }
        return new(request, mutant, await Task.WhenAll(copies), await other!);

        // The processes have the limits of production: what a busy machine kept waiting for too long is sent again, as clients are told to.
        Task<Reply> PostAsync(WalletClient api, MoneyRequest sent) => Eventually.AnswersAsync(
            () => api.PostAsync(WireForm.Path(sent, wallets), WireForm.Body(sent, wallets), key), answer => !answer.AsksAgain, $"{sent} is taken");
    }
}
