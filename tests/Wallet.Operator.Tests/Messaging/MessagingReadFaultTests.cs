using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Wallet.LocalCloud.Aws.Faults;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Reconcile;
using Wallet.Operator.Telemetry;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Messaging;

/// <summary>Every read of the room, disturbed: what serves stays reported, and nothing is changed.</summary>
public sealed class MessagingReadFaultTests : MessagingGround
{
    public static TheoryData<string, string> Reads
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var operation in new[]
                     {
                         "ListConfigurations", "DescribeConfigurationRevision", "ListClustersV2", "ListClusterOperationsV2", "GetBootstrapBrokers",
                         "ListNodes", "ListKafkaVersions",
                     })
            {
                foreach (var disturbance in Disturbances.Keys)
                    data.Add(operation, disturbance);
            }

            return data;
        }
    }

    private static Dictionary<string, Disturbance> Disturbances => new()
    {
        ["throttled"] = new Disturbance.Throttle(),
        ["503"] = new Disturbance.Unavailable(),
        ["reset"] = new Disturbance.Drop(),
        ["denied"] = new Disturbance.Deny(),
    };

    [Theory, MemberData(nameof(Reads))]
    public async Task A_read_that_fails_takes_no_facts_away(string operation, string disturbance)
    {
        var built = await BuildAsync(messaging => messaging with { Brokers = 6, KafkaVersion = "3.9.x" });
        Pass = Pass with { Endpoints = new EndpointsStatus { KafkaBootstrap = built.Fact<MessagingFacts>().BootstrapServers } };
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var metrics = ActivatorUtilities.CreateInstance<OperatorMetrics>(services);
        var runner = new StepRunner(TestRooms.Tools(Account.Clock).Faults, metrics, Account.Clock, new Random(1), NullLogger<StepRunner>.Instance);
        Task<StepReport> RunAsync() => runner.RunAsync(Step, Pass, step => step.ReconcileAsync(Pass, CancellationToken.None), CancellationToken.None);
        await RunAsync();
        Ask(messaging => messaging with { KafkaVersion = operation == "ListKafkaVersions" ? "4" : "3.9.x" });
        Account.Clock.Advance(TimeSpan.FromHours(25));
        Account.Journal.Clear();
        Account.Faults.Add(new FaultRule("kafka", operation, Disturbances[disturbance]) { Times = FaultRule.Always });

        var report = await RunAsync();

        report.Outcome.Should().BeOfType<StepOutcome.Unobserved>();
        report.Outcome.Facts.Should().Equal(built.Facts);
        Account.Journal.Mutations.Should().BeEmpty();
        Account.Faults.Clear();
        (await RunAsync()).Outcome.Facts.Should().Equal(built.Facts);
    }
}
