using Wallet.Operator.Kube;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Reconcile;

namespace Wallet.Operator.Tests.Reconcile;

public sealed class PassEventsTests
{
    [Theory]
    [InlineData(ConditionTypes.Ready, "True", "Ready", false)]
    [InlineData(ConditionTypes.Stalled, "True", "Why", true)]
    [InlineData(ConditionTypes.SpecValid, "False", "SpecInvalid", true)]
    public void A_condition_that_turns_is_an_event(string type, string status, string reason, bool isWarning)
    {
        ObjectEvent[] expected = [new(isWarning, reason, "", "says why")];

        Events([], [Condition(type, status)]).Should().Equal(expected);
        Events(null, [Condition(type, status)]).Should().Equal(expected);
        Events([Condition(type, "Unknown")], [Condition(type, status)]).Should().Equal(expected);
        Events([Condition("Other", status)], [Condition(type, status)]).Should().Equal(expected);
    }

    [Theory]
    [InlineData(ConditionTypes.Ready, "False")]
    [InlineData(ConditionTypes.Ready, "Unknown")]
    [InlineData(ConditionTypes.Stalled, "False")]
    [InlineData(ConditionTypes.SpecValid, "True")]
    [InlineData("DatabaseReady", "True")]
    public void Other_turns_are_read_in_the_status(string type, string status)
        => Events([], [Condition(type, status)]).Should().BeEmpty();

    [Theory]
    [InlineData(ConditionTypes.Ready, "True")]
    [InlineData(ConditionTypes.SpecValid, "False")]
    public void What_stays_as_it_is_is_no_event_whatever_it_says(string type, string status)
        => Events([Condition(type, status, "Before")], [Condition(type, status)]).Should().BeEmpty();

    [Fact]
    public void What_stalls_for_another_reason_is_an_event_and_for_the_same_is_none()
    {
        Events([Condition(ConditionTypes.Stalled, "True", "Before")], [Condition(ConditionTypes.Stalled, "True")])
            .Should().Equal(new ObjectEvent(true, "Why", "", "says why"));
        Events([Condition(ConditionTypes.Stalled, "True")], [Condition(ConditionTypes.Stalled, "True")]).Should().BeEmpty();
    }

    [Fact]
    public void A_status_without_conditions_has_no_turns() => Events([Condition(ConditionTypes.Ready, "True")], null).Should().BeEmpty();

    [Fact]
    public void What_a_pass_changed_comes_first()
    {
        var report = Passes.Of(new StepReport("cache", "CacheReady", new StepOutcome.InSync
        {
            Changes = [new("CacheCluster c", "Create", "two nodes"), new("CacheCluster c", "Delete", "")],
        }));

        PassEvents.EventsOf(report, new() { Conditions = [Condition(ConditionTypes.Ready, "True")] }).Should().Equal(
            new ObjectEvent(false, "Create", "CacheCluster c", "CacheCluster c two nodes"),
            new ObjectEvent(false, "Delete", "CacheCluster c", "CacheCluster c"),
            new ObjectEvent(false, "Ready", "", "says why"));
    }

    private static IEnumerable<ObjectEvent> Events(IReadOnlyList<PlatformCondition>? before, IReadOnlyList<PlatformCondition>? after)
        => PassEvents.EventsOf(Passes.Of() with { Before = new() { Conditions = before } }, new() { Conditions = after });

    private static PlatformCondition Condition(string type, string status, string reason = "Why")
        => new(type, status, reason, "says why", Passes.Noon, 1);
}
