using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Tests.Kube;

namespace Wallet.Operator.Tests.Reconcile;

/// <summary>What would block a component in the end is found before anything is created for a platform that has nothing yet.</summary>
public sealed class PreflightTests(ApiServer server) : IClassFixture<ApiServer>
{
    private static readonly StepOutcome.Blocked Taken = new("ForeignResource", "Secret demo is in the way.", TimeSpan.FromMinutes(2));

    [Fact]
    public async Task A_platform_that_has_nothing_yet_is_held_up_and_goes_on_when_the_way_is_free()
    {
        using var platform = await ScriptedPlatform.CreateAsync(server);
        platform["app"].OnPreflight = _ => Taken;

        var wake = await platform.PassAsync();
        await platform.PassAsync();

        platform.Journal.Should().BeEmpty("nothing is built");
        wake.Should().Be(TimeSpan.FromMinutes(1), "an unsettled platform is looked at once a minute at least");
        var status = (await platform.ReadAsync()).Status!;
        status.Phase.Should().Be(PlatformPhase.Blocked);
        status.Begun.Should().BeEmpty();
        status.Condition(ConditionTypes.Stalled).Should().BeEquivalentTo(
            new { Status = "True", Reason = "ForeignResource", Message = "app: Secret demo is in the way" });
        status.Condition("DatabaseReady").Should().BeEquivalentTo(
            new { Status = "False", Reason = "WaitingForApp", Message = "Nothing is created until this is settled: app." });
        (await platform.EventsAsync()).Should().ContainSingle().Which.Should().StartWith("Warning ForeignResource");

        platform["app"].OnPreflight = _ => new StepOutcome.InSync();
        await platform.PassAsync();

        (await platform.ReadAsync()).Status!.Phase.Should().Be(PlatformPhase.Ready);
    }

    [Fact]
    public async Task What_cannot_be_looked_at_is_not_built_on_either()
    {
        using var platform = await ScriptedPlatform.CreateAsync(server);
        platform["app"].OnPreflight = _ => throw new HttpRequestException("connection refused");

        await platform.PassAsync();

        platform.Journal.Should().BeEmpty();
        (await platform.ReadAsync()).Status!.Condition("AppReady").Reason.Should().Be("KubernetesUnavailable");
    }

    [Fact]
    public async Task Held_up_before_anything_was_built_it_can_be_deleted_without_a_look()
    {
        using var platform = await ScriptedPlatform.CreateAsync(server);
        platform["app"].OnPreflight = _ => Taken;
        await platform.PassAsync();
        var begun = new List<bool>();
        platform["network"].OnDelete = pass =>
        {
            begun.Add(pass.HasBegun("network"));
            return new StepOutcome.InSync();
        };
        await platform.DeleteAsync();

        await platform.PassAsync();

        begun.Should().Equal(false);
        (await platform.FindAsync()).Should().BeNull();
    }

    [Fact]
    public async Task A_platform_of_which_something_is_built_goes_on()
    {
        using var platform = await ScriptedPlatform.CreateAsync(server);
        platform["network"].Begins = true;
        await platform.PassAsync();
        platform.Journal.Clear();
        platform["app"].OnPreflight = _ => Taken;

        await platform.PassAsync();

        platform.Journal.Should().HaveCount(7);
    }

    [Fact]
    public async Task A_paused_platform_shows_its_plan_all_the_same()
    {
        using var platform = await ScriptedPlatform.CreateAsync(server);
        await platform.PatchAsync("""{"spec":{"paused":true}}""");
        platform["app"].OnPreflight = _ => Taken;

        await platform.PassAsync();

        platform.Journal.Should().HaveCount(7);
    }
}
