using Wallet.LocalCloud.Aws;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Tests.Campaigns.Rollouts;
using Wallet.Operator.Tests.Convergence;
using Xunit.Abstractions;

namespace Wallet.Operator.Tests.Campaigns;

/// <summary>
/// An instance does not come back from its restart: the first, the second or the last one, in every status that AWS does not leave by itself. The
/// rollout stops and says so, and goes on when the instance is replaced.
/// </summary>
[Trait("Category", "Campaign")]
public sealed class StoppedRolloutCampaign(ITestOutputHelper output)
{
    private const int Few = 1;
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(40);
    private RolloutPair? _pair;

    [Fact]
    public async Task A_member_that_does_not_come_back_stops_the_rollout()
    {
        var seed = CampaignReport.ChooseSeed();
        output.WriteLine($"WALLET_TEST_SEED={seed}");
        await using var world = await World.StartAsync(options => options with { Hostility = RolloutCampaign.Old });
        var cases = new[] { "class of all", "static parameters" }
            .SelectMany(rollout => new[] { "failed", "incompatible-network", "incompatible-parameters" }
                .SelectMany(status => Enumerable.Range(1, 3).Select(turn => new Case(rollout, status, turn))))
            .ToList();
        var chosen = CampaignReport.Choose(cases, Few, seed);
        var failures = await CampaignReport.RunAsync("stopped rollouts", chosen, each => StopAsync(world, each));

        output.WriteLine($"{chosen.Count} of {cases.Count} stopped rollouts.");
        CampaignReport.Write(("rollout_stopped_runs", chosen.Count), ("rollout_stopped_failures", failures.Count));
        failures.Should().BeEmpty();
    }

    private async Task StopAsync(World world, Case each)
    {
        var pair = _pair ??= await RolloutPair.BuildAsync(world, 1);
        pair.Begin();
        var instances = pair.Watch.Instances;
        var order = instances.Where(member => !member.IsWriter).Concat(instances.Where(member => member.IsWriter)).Select(member => member.Name).ToList();
        var victim = order[each.Turn - 1];
        world.Cloud.FailNext("rds", "instance", victim, each.Status);
        await pair.EditAsync(Rollout.All.Single(rollout => rollout.Name == each.Rollout).Next(pair.Spec)!, both: false);
        await pair.UntilAsync(() => Task.FromResult(pair.Watch.Members.Any(member => member.Away == AwayCause.Failure)), () => pair.PassAsync());
        var left = pair.Watch.Left.Count;
        var until = world.Clock.GetUtcNow() + Long;
        await pair.UntilAsync(() => Task.FromResult(world.Clock.GetUtcNow() >= until), () => pair.PassAsync());

        pair.Watch.Left.Skip(left).Should().BeEmpty("a failed member leaves the rest untouched");
        pair.Watch.Left.Distinct().Should().BeEquivalentTo(order.Take(each.Turn), "those after it have not begun");
        await SaysSoAsync(pair, victim, each, isLast: each.Turn == order.Count);
        // What the condition advises.
        await world.Administrator.RDS.DeleteDBInstanceAsync(new() { DBInstanceIdentifier = victim, SkipFinalSnapshot = true });
        await pair.UntilAsync(pair.IsDoneAsync, () => pair.PassAsync());
        pair.Watch.Away.Should().Be(1, "never is more than one member of a store away");
        await pair.EndsAsAskedAsync();
    }

    private static async Task SaysSoAsync(RolloutPair pair, string victim, Case each, bool isLast)
    {
        var database = (await pair.Ours.StatusAsync()).Conditions!.Single(condition => condition.Type == ConditionTypes.DatabaseReady);
        database.Status.Should().Be("False");
        database.Message.Should().Contain(victim).And.Contain(each.Status);
        if (!isLast)
            database.Message.Should().Contain("no other instance is restarted");
    }

    private sealed record Case(string Rollout, string Status, int Turn)
    {
        public override string ToString() => $"{Rollout}: instance {Turn} ends {Status}";
    }
}
