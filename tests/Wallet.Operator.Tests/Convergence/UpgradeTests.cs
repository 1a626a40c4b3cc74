using Amazon.CloudWatchLogs.Model;
using k8s;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Tests.Campaigns;

namespace Wallet.Operator.Tests.Convergence;

/// <summary>Another release of the operator takes over. What it would change is, for us, what an administrator changed while none was there.</summary>
public sealed class UpgradeTests : IAsyncLifetime
{
    private LivePlatform _platform = null!;

    private World World => _platform.World;

    public async Task InitializeAsync()
    {
        var world = await World.StartAsync();
        world.Options = world.Options with { Release = "1" };
        world.Restart();
        _platform = await LivePlatform.CreateAsync(world, "demo", ConvergenceTests.Staging);
        await _platform.UntilReadyAsync();
    }

    public async Task DisposeAsync() => await _platform.DisposeAsync();

    [Fact]
    public async Task What_it_would_change_is_listed_and_waits()
    {
        await ChangeRetentionAsync();
        Release("2");
        await _platform.ForAsync(TimeSpan.FromMinutes(14));

        World.Cloud.Aws.Journal.Mutations.Should().BeEmpty();
        var held = await _platform.StatusAsync();
        held.Phase.Should().Be("Ready");
        held.Release.Should().Be("1");
        held.Upgrade!.Release.Should().Be("2");
        held.Plan.Should().ContainSingle().Which.Resource.Should().StartWith("LogGroup");
        var reconciling = held.Conditions!.Single(each => each.Type == ConditionTypes.Reconciling);
        (reconciling.Status, reconciling.Reason).Should().Be(("False", "UpgradeHeld"));
        reconciling.Message.Should().StartWith("Release 2 of the operator would change 1 resource, as status.plan lists, and does so after 20");

        await _platform.ForAsync(TimeSpan.FromMinutes(30));
        World.Cloud.Aws.Journal.Mutations.Should().ContainSingle().Which.Operation.Should().Be("PutRetentionPolicy");
        var after = await _platform.StatusAsync();
        (after.Phase, after.Release, after.Upgrade, after.Plan).Should().Be(("Ready", "2", null, null));
    }

    [Fact]
    public async Task What_it_adds_waits_too_and_so_does_what_it_changes_then()
    {
        await NeverHadLogGroupsAsync();
        Release("2");
        await _platform.ForAsync(TimeSpan.FromMinutes(14));

        World.Cloud.Aws.Journal.Mutations.Should().BeEmpty();
        var held = await _platform.StatusAsync();
        held.Phase.Should().Be("Ready");
        held.Plan.Should().Contain(step => step.Verb == "Create" && step.Resource.StartsWith("LogGroup"));

        await _platform.ForAsync(TimeSpan.FromMinutes(30));
        await _platform.UntilReadyAsync();
        World.Cloud.Aws.Journal.Mutations.Should().Contain(call => call.Operation == "CreateLogGroup");
        (await _platform.StatusAsync()).Release.Should().Be("2");
    }

    [Fact]
    public async Task Where_nothing_is_to_be_changed_nothing_waits()
    {
        Release("2");
        await _platform.ForAsync(TimeSpan.FromMinutes(1));

        var after = await _platform.StatusAsync();
        (after.Phase, after.Release, after.Upgrade, after.Plan).Should().Be(("Ready", "2", null, null));
        World.Cloud.Aws.Journal.Mutations.Should().BeEmpty();
    }

    [Fact]
    public async Task An_edit_of_the_spec_is_carried_out_at_once_and_ends_the_wait()
    {
        await ChangeRetentionAsync();
        Release("2");
        await _platform.ForAsync(TimeSpan.FromMinutes(1));
        await World.ChangeAsync(_platform.Key, new { app = new { image = "wallet-api:2" } });
        await _platform.UntilReadyAsync();

        (await _platform.RunsAsync("wallet-api:2")).Should().BeTrue();
        World.Cloud.Aws.Journal.Mutations.Select(call => call.Operation).Should().Contain("PutRetentionPolicy");
        (await _platform.StatusAsync()).Release.Should().Be("2");
    }

    [Fact]
    public async Task What_was_lost_meanwhile_is_repaired_at_once()
    {
        await World.Cloud.Client.CoreV1.DeleteNamespacedServiceAsync("demo-wallet-api", _platform.Key.Namespace);
        Release("2");
        await _platform.ForAsync(TimeSpan.FromMinutes(1));
        await _platform.UntilReadyAsync();

        (await World.Cloud.Client.CoreV1.ListNamespacedServiceAsync(_platform.Key.Namespace)).Items.Should().Contain(each => each.Metadata.Name == "demo-wallet-api");
        (await _platform.StatusAsync()).Release.Should().Be("2");
    }

    [Fact]
    public async Task A_cache_that_was_lost_meanwhile_is_told_at_once()
    {
        var group = (await World.Administrator.ElastiCache.DescribeReplicationGroupsAsync(new())).ReplicationGroups!.Single();
        await World.Administrator.ElastiCache.DeleteReplicationGroupAsync(new() { ReplicationGroupId = group.ReplicationGroupId });
        World.Clock.Advance(TimeSpan.FromHours(1));
        Release("2");
        await _platform.ForAsync(TimeSpan.FromMinutes(5));

        (await _platform.StatusAsync()).Conditions!.Single(each => each.Type == ConditionTypes.Ready).Status.Should().Be("False");
    }

    [Fact]
    public async Task A_release_that_is_taken_back_in_time_has_changed_nothing()
    {
        await ChangeRetentionAsync();
        Release("2");
        await _platform.ForAsync(TimeSpan.FromMinutes(10));
        await ChangeRetentionAsync(back: true);
        World.Cloud.Aws.Journal.Clear();
        Release("1");
        await _platform.ForAsync(TimeSpan.FromMinutes(40));

        World.Cloud.Aws.Journal.Mutations.Should().BeEmpty();
        var after = await _platform.StatusAsync();
        (after.Phase, after.Release, after.Upgrade, after.Plan).Should().Be(("Ready", "1", null, null));
    }

    // The release before knew of none: there are none, and the status lists none.
    private async Task NeverHadLogGroupsAsync()
    {
        var logs = World.Administrator.Logs;
        foreach (var group in (await logs.DescribeLogGroupsAsync(new(), default)).LogGroups!)
            await logs.DeleteLogGroupAsync(new() { LogGroupName = group.LogGroupName! }, default);
        var resources = (await _platform.StatusAsync()).Resources!.Where(each => each.Kind != "LogGroup")
            .Select(each => new { component = each.Component, kind = each.Kind, id = each.Id });
        await World.SayAsync(_platform.Key, new { resources });
    }

    private void Release(string release)
    {
        World.Cloud.Aws.Journal.Clear();
        World.Options = World.Options with { Release = release };
        World.Restart();
    }

    private async Task ChangeRetentionAsync(bool back = false)
    {
        var logs = World.Administrator.Logs;
        // The same one on the way back: lists come in any order.
        var group = (await logs.DescribeLogGroupsAsync(new(), default)).LogGroups!.MaxBy(each => each.LogGroupName, StringComparer.Ordinal)!;
        await logs.PutRetentionPolicyAsync(new PutRetentionPolicyRequest { LogGroupName = group.LogGroupName!, RetentionInDays = back ? 7 : 90 }, default);
    }
}
