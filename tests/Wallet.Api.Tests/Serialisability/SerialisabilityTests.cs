using System.Diagnostics;
using Wallet.Api.Tests.Servers;
using Xunit.Abstractions;

namespace Wallet.Api.Tests.Serialisability;

/// <summary>
/// Three API processes on one database under requests of every kind; what every client saw is held against the promise that all of it happened
/// one after the other. It ends after a number of operations, or after WALLET_SERIALISABILITY_SECONDS.
/// </summary>
public sealed class SerialisabilityTests(ITestOutputHelper output)
{
    private const int Clients = 16;
    private const int Wallets = 5;
    private const int Enough = 1500;
    private static readonly int? Seconds = CampaignSettings.Number("WALLET_SERIALISABILITY_SECONDS");

    [Fact]
    public async Task What_all_clients_saw_happened_in_one_order()
    {
        var seed = CampaignSettings.ChooseSeed();
        output.WriteLine($"WALLET_TEST_SEED={seed}");
        var database = DatabaseServers.Shared.Create($"serial_{Environment.ProcessId}");
        var surroundings = new ApiSurroundings(await AppDatabase.PrepareAsync(database));
        using var fleet = await ApiFleet.StartAsync(surroundings, surroundings, surroundings);
        var history = await RecordAsync([.. fleet.Processes.Select(p => p.Client)], seed);
        var refused = history.Operations.Count(o => !o.Answer.IsExecuted);
        output.WriteLine($"{history.Operations.Count} operations, {refused} of them refused");
        var faults = Checker.Check(history);
        string.Join('\n', faults.Take(20)).Should().BeEmpty($"seed {seed}, {faults.Count} in all");
        refused.Should().BeGreaterThan(0);
        (await new Books(database).AuditAsync()).Should().BeEmpty($"seed {seed}");
    }

    private static async Task<History> RecordAsync(IReadOnlyList<WalletClient> apis, int seed)
    {
        var wallets = await Task.WhenAll(Enumerable.Range(0, Wallets).Select(_ => apis[0].CreateAsync()));
        var recorder = new Recorder(apis, wallets, new(Wallets));
        var clock = Stopwatch.StartNew();
        var clients = Task.WhenAll(Enumerable.Range(0, Clients).Select(c => Task.Run(() => recorder.RunAsync(c, new(seed + c), IsOver))));
        while (!clients.IsCompleted)
        {
            await Task.WhenAny(clients, Task.Delay(TimeSpan.FromSeconds(2)));
            ProgressFile.Tell($"{clock.Elapsed.TotalSeconds,4:0} s: {recorder.Count} operations");
        }
        await clients;
        return await recorder.FinishAsync();

        bool IsOver() => Seconds is { } limit ? clock.Elapsed.TotalSeconds > limit : recorder.Count >= Enough;
    }
}
