using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Reconcile;

namespace Wallet.Operator.Tests.Reconcile;

public sealed class PlatformStepsTests
{
    [Fact]
    public void The_seven_components_are_built_in_four_stages_whatever_order_they_are_registered_in()
    {
        string[] names = ["app", "messaging", "security", "compute", "network", "cache", "database"];

        var steps = PlatformSteps.Of(names.Select(name => new ScriptedStep(name, [])));

        Names(steps).Should().Equal("network", "security", "messaging compute cache database", "app");
        steps.All.Select(step => step.Component).Should().Equal("network", "security", "messaging", "compute", "cache", "database", "app");
    }

    [Fact]
    public void Each_is_in_the_first_stage_after_all_that_it_needs()
        => Names(PlatformSteps.Of([new Part("d", "b", "c"), new Part("c"), new Part("b", "a"), new Part("a")]))
            .Should().Equal("c a", "b", "d");

    [Fact]
    public void Components_that_need_each_other_are_refused_by_name()
        => FluentActions.Invoking(() => PlatformSteps.Of([new Part("a"), new Part("b", "c"), new Part("c", "b")])).Should()
            .Throw<InvalidOperationException>().WithMessage("Nothing can be built first of: b, c.");

    [Fact]
    public void A_component_that_needs_one_that_there_is_not_is_refused()
        => FluentActions.Invoking(() => PlatformSteps.Of([new Part("a", "B"), new Part("b")])).Should()
            .Throw<InvalidOperationException>().WithMessage("Nothing can be built first of: a.");

    [Fact]
    public void None_are_no_stages() => PlatformSteps.Of([]).Stages.Should().BeEmpty();

    [Fact]
    public void All_of_them_forget_a_platform_that_is_gone()
    {
        Part[] parts = [new("a"), new("b", "a")];

        PlatformSteps.Of(parts).Forget("uid");

        parts.Should().OnlyContain(part => part.Forgotten == "uid");
    }

    private static IEnumerable<string> Names(PlatformSteps steps)
        => steps.Stages.Select(stage => string.Join(" ", stage.Select(step => step.Component)));

    /// <summary>A component with needs, and nothing else.</summary>
    private sealed class Part(string component, params string[] needs) : IPlatformStep
    {
        public string Component => component;

        public string ConditionType => component;

        public IReadOnlyList<string> Needs => needs;

        public string? Forgotten { get; private set; }

        public Task<StepOutcome> ReconcileAsync(PlatformPass pass, CancellationToken cancellationToken)
            => throw new NotSupportedException();

        public Task<StepOutcome> DeleteAsync(PlatformPass pass, CancellationToken cancellationToken) => throw new NotSupportedException();

        public void Forget(string uid) => Forgotten = uid;
    }
}
