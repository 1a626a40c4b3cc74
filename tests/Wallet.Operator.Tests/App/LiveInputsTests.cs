using k8s;
using Wallet.Operator.App;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.App;

/// <summary>What the app needs is in its own live objects: a room that reports nothing holds up no edit of the app.</summary>
public sealed class LiveInputsTests(AppGround ground) : IClassFixture<AppGround>
{
    public static TheoryData<string> Components => new("network", "security", "database", "cache", "messaging", "compute");

    [Theory, MemberData(nameof(Components))]
    public async Task A_room_that_reports_nothing_holds_up_no_variable_and_changes_no_other(string component)
    {
        var space = await ground.BuildAsync();
        var before = await ground.EnvironmentAsync(space);
        var facts = SamplePlatform.Everything().Where(each => each.Component != component).ToArray();

        await ground.ReconcileAsync(space, facts, ("HOTFIX", component));

        var after = await ground.EnvironmentAsync(space);
        after.Should().Contain("HOTFIX", component);
        after.Where(variable => variable.Key != "HOTFIX").Should().BeEquivalentTo(before);
    }

    [Fact]
    public async Task Without_any_report_nothing_is_rolled()
    {
        var space = await ground.BuildAsync();
        var before = await ground.TemplateAsync(space);

        var outcome = await ground.ReconcileAsync(space, []);

        outcome.Changes.Should().BeEmpty();
        (await ground.TemplateAsync(space)).Should().Be(before);
    }

    [Fact]
    public async Task Pods_of_several_zones_stay_where_they_are_while_no_placement_is_reported()
    {
        var space = await ground.BuildAsync(new PodPlacement("profile-a", "eu-west-1a"), new PodPlacement("profile-b", "eu-west-1b"));

        var outcome = await ground.ReconcileAsync(space, []);

        outcome.Changes.Should().BeEmpty();
        outcome.Planned.Should().BeEmpty();
    }

    [Fact]
    public async Task The_annotations_of_a_Secret_say_nothing_of_its_values()
    {
        var space = await ground.BuildAsync();
        var (before, applied) = (await ground.EnvironmentAsync(space), await ground.AppliedHashAsync(space));

        await ground.ReconcileAsync(space, [.. SamplePlatform.Everything().Select(AppGround.WithPassword("another"))]);

        (await ground.EnvironmentAsync(space)).Should().NotEqual(before);
        (await ground.AppliedHashAsync(space)).Should().Be(applied);
    }

    [Fact]
    public async Task Reads_nothing_while_an_input_is_missing_and_nothing_has_begun()
    {
        using var silent = new k8s.Kubernetes(new KubernetesClientConfiguration { Host = "http://127.0.0.1:1" });
        var step = new AppStep(silent, TestRooms.Tools(TimeProvider.System));
        var waiting = SamplePlatform.Pass(facts: SamplePlatform.Network()) with { Begun = new HashSet<string>() };

        (await step.ReconcileAsync(waiting, CancellationToken.None)).Should().BeOfType<StepOutcome.Waiting>()
            .Which.Reason.Should().Be("WaitingForSecurity");

        var begun = waiting with { Begun = new HashSet<string> { AppStep.ComponentName } };
        await FluentActions.Awaiting(() => step.ReconcileAsync(begun, CancellationToken.None)).Should().ThrowAsync<HttpRequestException>();
    }
}
