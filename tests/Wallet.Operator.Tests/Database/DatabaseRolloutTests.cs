using Wallet.LocalCloud.Aws;
using Wallet.LocalCloud.Aws.Rds;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Tests.Database;

/// <summary>
/// Restarts of three instances in an account whose list of instances is up to 40 seconds old: what has just been asked for does not show in it, and
/// what is asked for again meanwhile is refused.
/// </summary>
public sealed class DatabaseRolloutTests : DatabaseRoom
{
    internal override Hostility Hostility => new() { InstanceListAge = TimeSpan.FromSeconds(40) };

    internal override RdsTimings Timings => new() { ModifyLag = TimeSpan.FromSeconds(5) };

    [Theory, InlineData("class"), InlineData("static parameters")]
    public async Task An_old_list_takes_no_second_instance_away(string change)
    {
        await BuildThreeAsync();
        WithDatabase(database => Changed(database, change));

        (await MostAwayAsync(outcome => outcome is StepOutcome.InSync)).Should().Be(1);
    }

    [Theory, InlineData("class"), InlineData("static parameters")]
    public async Task A_process_that_is_killed_after_each_pass_takes_no_second_instance_away(string change)
    {
        await BuildThreeAsync();
        WithDatabase(database => Changed(database, change));

        (await MostAwayAsync(outcome => outcome is StepOutcome.InSync, kills: true)).Should().Be(1);
    }

    [Theory]
    [InlineData("class", "failed")]
    [InlineData("class", "incompatible-network")]
    [InlineData("static parameters", "incompatible-parameters")]
    public async Task A_reader_that_does_not_come_back_stops_the_rollout_until_it_is_replaced(string change, string status)
    {
        await BuildThreeAsync();
        Account.Rds.FailNext("instance", $"{Cluster}-2", status);
        WithDatabase(database => Changed(database, change));

        var hours = Account.Clock.GetUtcNow() + TimeSpan.FromHours(3);
        StepOutcome? last = null;
        (await MostAwayAsync(outcome => (last = outcome) is not null && Account.Clock.GetUtcNow() >= hours)).Should().Be(1);

        var blocked = last.Should().BeOfType<StepOutcome.Blocked>().Subject;
        blocked.Message.Should().Contain($"{Cluster}-2 is {status}").And.Contain("no other instance is restarted");
        blocked.Facts.Should().ContainSingle();
        Account.Members.Where(member => member.Away is not null).Should().ContainSingle().Which.Name.Should().Be($"{Cluster}-2");
        await Account.Clients.RDS.DeleteDBInstanceAsync(new() { DBInstanceIdentifier = $"{Cluster}-2", SkipFinalSnapshot = true });
        (await MostAwayAsync(outcome => outcome is StepOutcome.InSync)).Should().Be(1);
        Account.Members.Should().HaveCount(3).And.OnlyContain(member => member.Away == null && !member.IsBehind);
    }

    private Task<StepOutcome> BuildThreeAsync()
    {
        WithDatabase(database => database with { Readers = 2 });
        return BuildAsync();
    }

    private static DatabaseSettings Changed(DatabaseSettings settings, string change) => change == "class"
        ? settings with { WriterClass = "db.r6g.xlarge", ReaderClass = "db.r6g.xlarge" }
        : settings with { Parameters = new Dictionary<string, string> { ["performance_schema"] = "1" } };

    // Second by second; a failover counts as one, although AWS restarts both of its instances.
    private async Task<int> MostAwayAsync(Func<StepOutcome, bool> isWanted, bool kills = false)
    {
        var most = 0;
        StepOutcome outcome;
        do
        {
            outcome = await PassAsync();
            if (kills)
                Restart();
            var until = Account.Clock.GetUtcNow() + (outcome.WakeAfter ?? TimeSpan.FromMinutes(5));
            for (; Account.Clock.GetUtcNow() < until; Account.Clock.Advance(TimeSpan.FromSeconds(1)))
            {
                var away = Account.Members.Where(member => member.Away is not null).ToList();
                most = Math.Max(most, away.Count(member => member.Away != AwayCause.Failover) + (away.Exists(member => member.Away == AwayCause.Failover) ? 1 : 0));
            }
        }
        while (!isWanted(outcome));
        return most;
    }
}
