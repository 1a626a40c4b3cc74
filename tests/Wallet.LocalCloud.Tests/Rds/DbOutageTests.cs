namespace Wallet.LocalCloud.Tests.Rds;

/// <summary>Which instances clients do not reach, and for how long, while something is changed: a status covers more than the outage.</summary>
public sealed class DbOutageTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Instances_whose_class_is_changed_at_once_are_away_at_once()
    {
        await using var cloud = await RdsCloud.StartAsync();
        await cloud.CreateAsync(3);
        foreach (var id in new[] { "wallet-1", "wallet-2", "wallet-3" })
            await ChangeClassAsync(cloud, id);

        var seen = Watch(cloud, TimeSpan.FromMinutes(10));

        Seconds(seen, "1*:Change 2:Change 3:Change").Should().Be(260);
        seen.Keys.Should().BeEquivalentTo(["1* 2 3", "1*:Change 2:Change 3:Change"], "there is no reader to fail over to");
    }

    [Fact]
    public async Task A_writer_whose_class_is_changed_is_followed_by_a_reader()
    {
        await using var cloud = await RdsCloud.StartAsync();
        await cloud.CreateAsync(3);
        await ChangeClassAsync(cloud, "wallet-1");

        var seen = Watch(cloud, TimeSpan.FromMinutes(10));

        Seconds(seen, "1*:Change 2:Failover 3").Should().Be(40);
        Seconds(seen, "1:Change 2* 3").Should().Be(220);
        (await cloud.WriterAsync()).Should().Be("wallet-2");
    }

    [Fact]
    public async Task A_failover_restarts_the_writer_and_its_heir_and_no_other()
    {
        await using var cloud = await RdsCloud.StartAsync();
        await cloud.CreateAsync(3);
        await cloud.CallAsync("failover_db_cluster", new() { ["DBClusterIdentifier"] = "wallet", ["TargetDBInstanceIdentifier"] = "wallet-3" });

        var seen = Watch(cloud, TimeSpan.FromMinutes(5));

        Seconds(seen, "1*:Failover 2 3:Failover").Should().Be(40);
        (await cloud.EventsAsync("wallet-1")).Should().Contain("A new writer was promoted. Restarting database as a reader.");
        cloud.Members.Should().Be("1 2 3*");
    }

    [Fact]
    public async Task An_upgrade_restarts_all_at_once()
    {
        await using var cloud = await RdsCloud.StartAsync();
        await cloud.CreateAsync(2, new() { ["EngineVersion"] = "8.0.mysql_aurora.3.08.0" });
        await cloud.CallAsync("modify_db_cluster", new()
        {
            ["DBClusterIdentifier"] = "wallet",
            ["EngineVersion"] = "8.0.mysql_aurora.3.08.1",
            ["ApplyImmediately"] = true,
        });

        Seconds(Watch(cloud, TimeSpan.FromMinutes(15)), "1*:WholeStore 2:WholeStore").Should().Be(60);
    }

    [Fact]
    public async Task A_reboot_takes_the_instance_alone_and_fails_nothing_over()
    {
        await using var cloud = await RdsCloud.StartAsync();
        await cloud.CreateAsync();
        await cloud.CallAsync("reboot_db_instance", new() { ["DBInstanceIdentifier"] = "wallet-1" });

        var seen = Watch(cloud, TimeSpan.FromMinutes(5));

        Seconds(seen, "1*:Change 2").Should().Be(90);
        seen.Should().HaveCount(2);
    }

    [Theory]
    [InlineData("failed")]
    [InlineData("incompatible-network")]
    [InlineData("incompatible-parameters")]
    public async Task An_instance_can_stay_away_after_a_restart(string status)
    {
        await using var cloud = await RdsCloud.StartAsync();
        await cloud.CreateAsync();
        cloud.Service.FailNext("instance", "wallet-2", status);
        await ChangeClassAsync(cloud, "wallet-2");
        cloud.Clock.Advance(TimeSpan.FromHours(1));

        cloud.Members.Should().Be("1* 2:Failure");
        (await cloud.InstanceAsync("wallet-2"))["DBInstanceStatus"]!.ToString().Should().Be(status);
    }

    [Fact]
    public async Task A_writer_that_stays_away_after_its_reboot_is_followed_by_a_reader()
    {
        await using var cloud = await RdsCloud.StartAsync();
        await cloud.CreateAsync();
        cloud.Service.FailNext("instance", "wallet-1", "incompatible-parameters");
        await cloud.CallAsync("reboot_db_instance", new() { ["DBInstanceIdentifier"] = "wallet-1" });
        cloud.Clock.Advance(TimeSpan.FromMinutes(5));

        cloud.Members.Should().Be("1:Failure 2*");
    }

    private static Task ChangeClassAsync(RdsCloud cloud, string id) => cloud.CallAsync("modify_db_instance", new()
    {
        ["DBInstanceIdentifier"] = id,
        ["DBInstanceClass"] = "db.r6g.xlarge",
        ["ApplyImmediately"] = true,
    });

    // How many ticks each picture lasts.
    private static Dictionary<string, int> Watch(RdsCloud cloud, TimeSpan time)
    {
        var seen = new Dictionary<string, int>();
        for (var passed = TimeSpan.Zero; passed < time; passed += Tick)
        {
            seen[cloud.Members] = seen.GetValueOrDefault(cloud.Members) + 1;
            cloud.Clock.Advance(Tick);
        }

        return seen;
    }

    private static int Seconds(Dictionary<string, int> seen, string picture) => seen.GetValueOrDefault(picture) * (int)Tick.TotalSeconds;
}
