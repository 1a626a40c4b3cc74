using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Reconcile;
using Wallet.Operator.Tests.Kube;

namespace Wallet.Operator.Tests.Reconcile;

public sealed class TeardownTests(ApiServer server) : IClassFixture<ApiServer>
{
    [Fact]
    public async Task Goes_backwards_and_lets_the_platform_go_at_the_end()
    {
        using var platform = await BuiltAsync();
        await platform.DeleteAsync();

        (await platform.PassAsync()).Should().BeNull();

        platform.Journal.Should().StartWith("delete app").And.EndWith(["delete security", "delete network"]).And.HaveCount(7);
        (await platform.FindAsync()).Should().BeNull();
    }

    [Fact]
    public async Task Touches_nothing_that_something_still_stands_on()
    {
        using var platform = await BuiltAsync();
        platform["cache"].OnDelete = _ => new StepOutcome.Waiting("Deleting", "replication group is deleting", TimeSpan.FromSeconds(15));
        await platform.DeleteAsync();

        var wake = await platform.PassAsync();

        wake.Should().Be(TimeSpan.FromSeconds(15));
        platform.Journal.Should().Contain(["delete app", "delete database", "delete messaging"]).And.NotContain(["delete security"]);
        var status = (await platform.ReadAsync()).Status!;
        status.Phase.Should().Be(PlatformPhase.Deleting);
        status.Components!.Select(component => $"{component.Name} {component.State}").Should().Equal(
            "network WaitingForTeardown",
            "security WaitingForTeardown",
            "database Gone",
            "cache Deleting",
            "messaging Gone",
            "compute Gone",
            "app Gone");
        status.Condition(ConditionTypes.Ready).Reason.Should().Be("Deleting");
    }

    [Fact]
    public async Task Production_is_taken_down_only_when_confirmed_by_name()
    {
        using var platform = await ScriptedPlatform.CreateAsync(server, Specs.Production);
        platform["network"].Begins = true;
        await platform.PassAsync();
        platform.Journal.Clear();
        await platform.DeleteAsync();

        await platform.PassAsync();
        var touched = platform.Journal.ToList();
        var stalled = (await platform.ReadAsync()).Status!.Condition(ConditionTypes.Stalled);
        await platform.PatchAsync($$$"""{"spec": {"deletion": {"confirm": "{{{platform.Key}}}" } } }""");
        await platform.PassAsync();

        touched.Should().BeEmpty();
        stalled.Should().BeEquivalentTo(new { Status = "True", Reason = "ConfirmMissing" });
        stalled.Message.Should().Contain($"\"{platform.Key}\"");
        (await platform.FindAsync()).Should().BeNull();
    }

    [Fact]
    public async Task A_block_is_named_and_everything_waits()
    {
        using var platform = await BuiltAsync();
        platform["database"].OnDelete = _ => new StepOutcome.Blocked("DeletionProtection", "turn it off", TimeSpan.FromMinutes(2));
        await platform.DeleteAsync();

        await platform.PassAsync();

        (await platform.ReadAsync()).Status!.Condition(ConditionTypes.Stalled)
            .Should().BeEquivalentTo(new { Status = "True", Reason = "DeletionProtection" });
        platform.Journal.Should().NotContain("delete network");
    }

    [Fact]
    public async Task Finds_its_way_after_a_restart_at_every_point()
    {
        using var platform = await BuiltAsync();
        await platform.DeleteAsync();
        foreach (var component in new[] { "app", "compute", "cache", "security", "network" })
        {
            platform[component].OnDelete = _ => throw new HttpRequestException("crash");
            await platform.PassAsync();
            platform.Restart();
            platform[component].OnDelete = _ => new StepOutcome.InSync();
        }

        await platform.PassAsync();

        (await platform.FindAsync()).Should().BeNull();
    }

    [Fact]
    public async Task Somebody_elses_finalizer_stays()
    {
        using var platform = await BuiltAsync();
        await platform.PatchAsync($$$"""{"metadata":{"finalizers":["other.io/x","{{{StoredPlatform.Finalizer}}}"]}}""");
        await platform.DeleteAsync();

        await platform.PassAsync();

        (await platform.ReadAsync()).Metadata.Finalizers.Should().Equal("other.io/x");
        platform.Journal.Clear();
        (await platform.PassAsync()).Should().BeNull();
        platform.Journal.Should().BeEmpty();
    }

    [Fact]
    public async Task A_platform_whose_spec_breaks_a_rule_can_still_be_taken_down()
    {
        using var platform = await BuiltAsync();
        await platform.PatchAsync("""{"spec":{"database":{"name":"other"}}}""");
        await platform.DeleteAsync();

        await platform.PassAsync();

        (await platform.FindAsync()).Should().BeNull();
    }

    [Fact]
    public async Task A_paused_deletion_is_reported_as_paused_until_it_goes_on()
    {
        using var platform = await BuiltAsync();
        platform["app"].OnDelete = pass => pass.ReadOnly
            ? new StepOutcome.Blocked("Paused", "spec.paused holds the deletion: set it to false to let it go on.", TimeSpan.FromMinutes(2))
            : new StepOutcome.Waiting("Deleting", "pods are terminating", TimeSpan.FromSeconds(15));
        await platform.PatchAsync("""{"spec":{"paused":true}}""");
        await platform.DeleteAsync();

        await platform.PassAsync();
        var paused = (await platform.ReadAsync()).Status!;
        await platform.PatchAsync("""{"spec":{"paused":false}}""");
        await platform.PassAsync();
        var going = (await platform.ReadAsync()).Status!;

        paused.Phase.Should().Be(PlatformPhase.Paused);
        paused.Condition(ConditionTypes.Ready).Should().BeEquivalentTo(
            new { Status = "False", Reason = "Paused", Message = "spec.paused holds the deletion: set it to false to let it go on." });
        going.Phase.Should().Be(PlatformPhase.Deleting);
        going.Condition(ConditionTypes.Ready).Reason.Should().Be("Deleting");
    }

    private async Task<ScriptedPlatform> BuiltAsync()
    {
        var platform = await ScriptedPlatform.CreateAsync(server);
        await platform.PassAsync();
        platform.Journal.Clear();
        return platform;
    }
}
