using Wallet.LocalCloud.Aws.Faults;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Tests.Convergence;
using Xunit.Abstractions;

namespace Wallet.Operator.Tests.Campaigns;

/// <summary>
/// Every read and every change of every room, each with every sort of fault, on a platform that is ready: it stays ready while the fault
/// may pass, an image change made meanwhile is rolled out, no pod is replaced for the fault, and no text says what is not so.
/// </summary>
[Trait("Category", "Campaign")]
public sealed class FaultCampaign(ITestOutputHelper output)
{
    private const int Few = 4;
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(45);

    // Longer than the operator remembers what it has read: every read is made again.
    private static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(45);

    // Short, for each pass waits for it, and only where that is the matter: on a loaded machine any other call may take as long.
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(2);

    private const string TimeOut = "time-out";

    private static readonly string[] Reads = ["Describe", "Get", "List"];

    private static readonly (string Name, Func<Disturbance> Of)[] Kinds =
    [
        ("throttled", () => new Disturbance.Throttle()),
        ("503", () => new Disturbance.Unavailable()),
        (TimeOut, () => new Disturbance.Delay(stop => Task.Delay(Timeout.InfiniteTimeSpan, stop))),
        ("AccessDenied", () => new Disturbance.Deny()),
        ("connection reset", () => new Disturbance.Drop()),
    ];

    private int _images;

    [Fact]
    public async Task No_fault_of_a_read_takes_away_what_serves()
    {
        var seed = CampaignReport.ChooseSeed();
        output.WriteLine($"WALLET_TEST_SEED={seed}");
        await using var platform = await LivePlatform.ReadyAsync(ConvergenceTests.Staging);
        var reads = await ReadOperationsAsync(platform);
        var cases = reads.SelectMany(read => Kinds.Select(kind => new Case(read.Service, read.Operation, kind.Name, kind.Of))).ToList();
        var chosen = CampaignReport.Choose(cases, Few, seed);
        var failures = await CampaignReport.RunAsync("faults of reads", chosen, each => CalmedAsync(platform, each, WithFaultAsync));

        output.WriteLine($"{chosen.Count} of {cases.Count} faults of reads.");
        CampaignReport.Write(("fault_read_runs", chosen.Count), ("fault_read_failures", failures.Count));
        failures.Should().BeEmpty();
    }

    [Fact]
    public async Task No_fault_of_a_change_holds_up_another()
    {
        var seed = CampaignReport.ChooseSeed();
        output.WriteLine($"WALLET_TEST_SEED={seed}");
        await using var platform = await LivePlatform.ReadyAsync(ConvergenceTests.Staging);
        var cases = Edits.All.SelectMany(edit => Kinds.Select(kind => new Case(edit.Service, edit.Operation, kind.Name, kind.Of) { Edit = edit })).ToList();
        var chosen = CampaignReport.Choose(cases, Few, seed);
        var failures = await CampaignReport.RunAsync("faults of changes", chosen, async each =>
        {
            await CalmedAsync(platform, each, WithRefusedChangeAsync);
            await platform.UntilReadyAsync();
            await platform.World.ChangeAsync(platform.Key, each.Edit!.Back);
        });

        output.WriteLine($"{chosen.Count} of {cases.Count} faults of changes.");
        var models = platform.World.Cloud.Aws.Models;
        CampaignReport.Write(
            ("fault_change_runs", chosen.Count), ("fault_change_failures", failures.Count),
            ("request_models_checked", models.Checked), ("request_model_violations", models.Violations.Count));
        failures.Should().BeEmpty();
    }

    // Each case begins on a platform that is ready and without a fault, whatever the one before it left: the case's own is the first of its row.
    private static async Task CalmedAsync(LivePlatform platform, Case each, Func<LivePlatform, Case, Task> run)
    {
        await platform.RestartAsync(each.Fault == TimeOut ? Short : Long);
        try
        {
            await run(platform, each);
        }
        finally
        {
            platform.Calm();
        }
    }

    private static async Task<IReadOnlyList<(string Service, string Operation)>> ReadOperationsAsync(LivePlatform platform)
    {
        platform.World.Cloud.Aws.Journal.Clear();
        platform.World.Restart();
        platform.World.Clock.Advance(Forgotten);
        await platform.PassAsync();
        return [.. platform.World.Cloud.Aws.Journal.Calls
            .Where(call => Reads.Any(verb => call.Operation.StartsWith(verb, StringComparison.Ordinal)))
            .Select(call => (call.Service, call.Operation))
            .Distinct()
            .OrderBy(call => $"{call.Service}:{call.Operation}", StringComparer.Ordinal)];
    }

    private async Task WithFaultAsync(LivePlatform platform, Case fault)
    {
        var templates = await platform.PodTemplatesAsync();
        platform.World.Clock.Advance(Forgotten);
        platform.Disturb(fault.Service, fault.Operation, fault.Of());
        await platform.ForAsync(TimeSpan.FromMinutes(4.5), Look, status => Ready(status).Should().Be("True", "the fault may pass"));

        (await platform.PodTemplatesAsync()).Should().Equal(templates, "no pod is replaced for a fault");
        await RollsOutAsync(platform);
        SaysNothingUntrue(await platform.StatusAsync());
    }

    private async Task WithRefusedChangeAsync(LivePlatform platform, Case fault)
    {
        var edit = fault.Edit!;
        platform.Disturb(fault.Service, fault.Operation, fault.Of());
        await platform.World.ChangeAsync(platform.Key, edit.Spec);
        for (var pass = 0; pass < 5; pass++)
            await platform.PassAsync(Step);
        platform.World.Cloud.Aws.Faults.Active.Should().Contain(rule => rule.Seen > 0, "the change was tried");
        await RollsOutAsync(platform);
        var status = await platform.StatusAsync();
        status.Conditions!.Where(each => each.Type.EndsWith("Ready", StringComparison.Ordinal) && each.Type is not ("Ready" or "AppReady"))
            .Where(each => each.Status != "True")
            .Should().OnlyContain(each => edit.Conditions.Contains(each.Type), "one refused change says nothing of other components");
        SaysNothingUntrue(status);
    }

    private async Task RollsOutAsync(LivePlatform platform)
    {
        var image = $"wallet-api:fix-{++_images}";
        await platform.World.ChangeAsync(platform.Key, new { app = new { image } });
        await platform.UntilAsync(_ => platform.RunsAsync(image), $"running {image}");
    }

    // What exists is not waited for, created or missing, whatever cannot be read or changed at the moment.
    private static void SaysNothingUntrue(WalletPlatformStatus status)
        => status.Conditions!.Where(each => each.Status != "True" && each.Type is not ("Reconciling" or "Stalled"))
            .Should().NotContain(each => each.Reason.StartsWith("WaitingFor", StringComparison.Ordinal) && each.Reason != "WaitingForLoadBalancer"
                || each.Reason == "Creating" || each.Reason == "DataStoreMissing" || each.Reason == "ForeignResource");

    private static string Ready(WalletPlatformStatus status) => status.Conditions!.Single(each => each.Type == "Ready").Status;

    private sealed record Case(string Service, string Operation, string Fault, Func<Disturbance> Of)
    {
        public Edit? Edit { get; init; }

        public override string ToString() => $"{Service}:{Operation} {Fault}";
    }
}
