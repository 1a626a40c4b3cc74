using Microsoft.Extensions.Logging.Abstractions;
using Wallet.LocalCloud.Aws.Faults;
using Wallet.Operator.Network;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Reconcile;
using Wallet.Operator.Rooms;
using Wallet.Operator.Rooms.Faults;
using Wallet.Operator.Tests.Surroundings;
using Xunit.Abstractions;
using OperatorFaults = Wallet.Operator.Rooms.Faults.AwsFaults;

namespace Wallet.Operator.Tests.Security;

/// <summary>Each read of network and security fails in turn, in each way, on a platform that is ready: what serves stays known.</summary>
public sealed class FailedReadsTests(ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly TimeSpan LongerThanAnyMemory = TimeSpan.FromMinutes(11);

    private static readonly Disturbance[] Disturbances =
    [
        new Disturbance.Throttle(), new Disturbance.Unavailable(), new Disturbance.Drop(), new Disturbance.LoseReply(), new Disturbance.Deny(),
    ];

    private LocalAccount _account = null!;
    private RoomTools _tools = null!;
    private StepRunner _runner = null!;

    public async Task InitializeAsync()
    {
        _account = await LocalAccount.StartAsync();
        _tools = TestRooms.Tools(_account.Clock);
        _runner = new StepRunner(
            new FaultClassifiers([new OperatorFaults(), new KubeFaults()]), _tools.Metrics, _account.Clock, new Random(1), NullLogger<StepRunner>.Instance);
    }

    public async Task DisposeAsync() => await _account.DisposeAsync();

    [Fact]
    public async Task No_failed_read_takes_the_facts_of_the_network_away()
        => await EachReadFailsAsync(new NetworkStep(_account.Regions, _tools), SamplePlatform.Pass());

    [Fact]
    public async Task No_failed_read_takes_the_facts_of_security_away()
        => await EachReadFailsAsync(new Operator.Security.SecurityStep(_account.Regions, _tools), SamplePlatform.Pass(facts: SamplePlatform.Network()));

    private async Task EachReadFailsAsync(IPlatformStep step, PlatformPass pass)
    {
        await step.BuildAsync(_account, pass);
        _account.Clock.Advance(LongerThanAnyMemory);
        _account.Journal.Clear();
        var before = await PassAsync(step, pass);
        before.Should().BeOfType<StepOutcome.InSync>();
        var reads = _account.Journal.Calls.Select(call => (call.Service, call.Operation)).Distinct().ToList();
        output.WriteLine($"{_account.Journal.Calls.Count} calls with nothing remembered: {string.Join(", ", reads)}");
        reads.Should().HaveCountGreaterThan(5);
        foreach (var (service, operation) in reads)
        {
            foreach (var disturbance in Disturbances)
            {
                _account.Clock.Advance(LongerThanAnyMemory);
                _account.Faults.Add(new FaultRule(service, operation, disturbance) { Times = 10 });

                var outcome = await PassAsync(step, pass);

                outcome.Should().BeOfType<StepOutcome.Unobserved>($"{service}:{operation} met {disturbance}")
                    .Which.NeedsPerson.Should().Be(disturbance is Disturbance.Deny);
                outcome.Facts.Should().BeEquivalentTo(before.Facts, options => options.RespectingRuntimeTypes());
                _account.Faults.Clear();
            }
        }
    }

    private async Task<StepOutcome> PassAsync(IPlatformStep step, PlatformPass pass)
        => (await _runner.RunAsync(step, pass, each => each.ReconcileAsync(pass, CancellationToken.None), CancellationToken.None)).Outcome;
}
