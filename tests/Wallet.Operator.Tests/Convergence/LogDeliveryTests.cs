using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Status;

namespace Wallet.Operator.Tests.Convergence;

/// <summary>Logs of brokers, network and database of a whole platform, from its first pass to its last.</summary>
public sealed class LogDeliveryTests
{
    [Fact]
    public async Task Logs_are_delivered_taken_back_and_gone_with_the_platform()
    {
        await using var world = await World.StartAsync();
        var key = await world.CreateAsync("logs", new
        {
            environment = "staging",
            region = World.Region,
            network = new { flowLogs = true },
            observability = new { logRetentionDays = 14 },
            app = new { image = "wallet-api:1", env = new { WALLET_AUTH_MODE = "disabled" } },
        });
        var journey = new Journey(world, key);
        var ready = await journey.UntilReadyAsync();
        var names = new PlatformNames(key.Name, ready!.Metadata.Uid);
        var brokers = $"/aws/vendedlogs/{names.For("kafka")}";

        ready.Status!.Conditions.Should().Contain(condition => condition.Type == ConditionTypes.FlowLogsReady && condition.Status == "True");
        (await DeliveriesAsync(world)).Should().HaveCount(6).And.OnlyContain(status => status == "SUCCESS");
        world.Cloud.Account.Logs.Receives(brokers).Should().BeTrue();
        var database = $"/aws/rds/cluster/{names.For("aurora")}";
        (await GroupsAsync(world)).Should().Equal(
            $"{brokers} 14", $"/aws/vendedlogs/{names.For("flow-logs")} 14", $"{database}/slowquery 14", $"{database}/general 14", $"{database}/error 14",
            $"{database}/audit 14");
        await ConvergenceTests.StaysQuietAsync(world, journey, TimeSpan.FromHours(1));

        await world.ChangeAsync(key, new
        {
            network = new { flowLogs = false },
            messaging = new { logs = new { cloudWatch = false } },
            database = new { logExports = Array.Empty<string>() },
        });
        await journey.SettleAsync();

        (await DeliveriesAsync(world)).Should().BeEmpty();
        (await GroupsAsync(world)).Should().HaveCount(6, "what was delivered stays until its time is up");

        await world.DeleteAsync(key);
        await journey.UntilGoneAsync();
        (await GroupsAsync(world)).Should().BeEmpty();
        world.Clock.Advance(TimeSpan.FromDays(8));
        world.ResourcesOf(names.Uid).Should().BeEmpty();
        world.Cloud.Aws.Models.Violations.Should().BeEmpty("every request keeps to the model of its service");
    }

    private static async Task<IEnumerable<string>> DeliveriesAsync(World world)
        => ((await world.Administrator.EC2.DescribeFlowLogsAsync(new Amazon.EC2.Model.DescribeFlowLogsRequest())).FlowLogs ?? [])
            .Select(log => log.DeliverLogsStatus);

    private static async Task<IEnumerable<string>> GroupsAsync(World world)
        => ((await world.Administrator.Logs.DescribeLogGroupsAsync(new())).LogGroups ?? [])
            .OrderByDescending(group => group.LogGroupName, StringComparer.Ordinal).Select(group => $"{group.LogGroupName} {group.RetentionInDays}");
}
