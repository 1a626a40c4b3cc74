using Microsoft.Extensions.Logging.Abstractions;
using Wallet.LocalCloud.Aws.Faults;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Reconcile;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Database;

/// <summary>Every read of the room fails in every way while it is ready: what is known of the database stays known.</summary>
public sealed class DatabaseReadFaultTests : DatabaseRoom
{
    public static TheoryData<string, string> ReadsAndFaults
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var read in (string[])
            [
                "DescribeDBClusters", "DescribeDBInstances", "DescribeDBClusterParameterGroups", "DescribeDBClusterParameters", "ListTagsForResource",
            ])
            {
                foreach (var fault in (string[])["throttled", "503", "denied", "reset", "html 404"])
                    data.Add(read, fault);
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(ReadsAndFaults))]
    public async Task A_failed_read_takes_no_facts_away(string read, string fault)
    {
        var tools = TestRooms.Tools(Account.Clock);
        var runner = new StepRunner(tools.Faults, tools.Metrics, Account.Clock, new Random(1), NullLogger<StepRunner>.Instance);
        await BuildAsync();
        var facts = (await ReportAsync(runner)).Outcome.Facts;
        facts.Should().ContainSingle().Which.Should().BeOfType<DatabaseFacts>();
        Account.Clock.Advance(TimeSpan.FromHours(1));
        Account.Journal.Clear();
        Account.Faults.Add(new FaultRule("rds", read, DisturbanceOf(fault)) { Times = FaultRule.Always });

        var outcome = (await ReportAsync(runner)).Outcome;

        outcome.Should().BeOfType<StepOutcome.Unobserved>();
        outcome.Facts.Should().Equal(facts);
        Mutations.Should().BeEmpty("what was not seen is not missing");
    }

    private Task<StepReport> ReportAsync(StepRunner runner)
        => runner.RunAsync(Step, Pass, step => step.ReconcileAsync(Pass, CancellationToken.None), CancellationToken.None);

    private static Disturbance DisturbanceOf(string fault) => fault switch
    {
        "throttled" => new Disturbance.Throttle(),
        "503" => new Disturbance.Unavailable(),
        "denied" => new Disturbance.Deny(),
        "html 404" => new Disturbance.Fail("", "<html>Not Found</html>", 404),
        _ => new Disturbance.Drop(),
    };
}
