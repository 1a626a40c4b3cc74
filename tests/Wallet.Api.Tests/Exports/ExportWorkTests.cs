using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Wallet.Api.Exports.Targets;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Exports;

/// <summary>The job as it runs, in two pods.</summary>
public sealed class ExportWorkTests
{
    private const int Exports = 3;

    [Fact]
    public async Task One_of_two_pods_writes_the_files()
    {
        var targets = new List<RememberingTarget>();
        await using var cluster = await ApiCluster.StartAsync(hosts: 2, setup: new()
        {
            AsApplication = true,
            HasReplica = true,
            Exports = new() { Directory = "/nowhere", Limits = new(Rows: 4) },
            Services = services =>
            {
                services.AddSingleton<TimeProvider>(new SwiftClock());
                targets.Add(new());
                services.AddSingleton<IExportTarget>(targets[^1]);
            },
        });
        var ledger = new PastLedger(cluster.Database);
        var start = DateTimeOffset.UtcNow.AddDays(-3);
        var alice = await ledger.OpenAsync(start, "alice", 100_00);
        var bruno = await ledger.OpenAsync(start, "bruno");
        for (var i = 0; i < 10; i++)
            await ledger.AtAsync(start.AddMinutes(i), PastLedger.Transfer(alice, bruno, 100));
        for (var i = 0; i < Exports; i++)
            await cluster.Clients[i % 2].PostAsync("exports", new { kind = "LEDGER", to = start.AddDays(1) });
        await Eventually.BecomesTrueAsync(
            async () => (await cluster.Client.GetAsync("exports"))["items"].EnumerateArray().All(i => i.GetProperty("state").GetString() == "DONE"),
            "all exports are done");
        var jobs = (await cluster.Client.GetAsync("exports"))["items"].EnumerateArray().ToList();
        jobs.Should().HaveCount(Exports).And.OnlyContain(j => j.GetProperty("rows").GetInt64() == 22 && j.GetProperty("parts").GetInt32() == 6);
        targets.Should().HaveCount(2);
        // A step that the database broke off after its file was put is done again, with the same bytes.
        var files = targets.Where(t => !t.Files.IsEmpty).Should().ContainSingle().Which.Files;
        files.Should().HaveCount(Exports * 7);
        files.Values.Should().OnlyContain(versions => versions.Distinct().Count() == 1);
    }

    private sealed class RememberingTarget : IExportTarget
    {
        public ConcurrentDictionary<string, ConcurrentQueue<string>> Files { get; } = new();

        public Task<PutAnswer> PutAsync(ExportFile file, CancellationToken cancel)
        {
            Files.GetOrAdd($"{file.Folder}/{file.Name}", _ => new()).Enqueue(Convert.ToHexString(file.Sha256));
            return Task.FromResult(PutAnswer.Written);
        }
    }
}
