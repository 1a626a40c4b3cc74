using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;
using static Wallet.Operator.Tests.Rooms.ScriptedRoom;

namespace Wallet.Operator.Tests.Rooms;

public sealed class OutcomesTests
{
    private static readonly Finding Creating = Finding.Moving("Creating", "It is creating.");
    private static readonly Finding Modifying = Finding.Moving("Modifying", "It is modifying.");
    private static readonly Finding Foreign = Finding.Stuck("ForeignResource", "It is not ours.");

    [Fact]
    public void Nothing_found_and_nothing_planned_is_in_sync()
        => Outcomes.Of<ScriptedChange>([], [], Sent.Nothing, isPaused: false).Should().BeOfType<StepOutcome.InSync>();

    [Fact]
    public void What_needs_a_person_decides_the_reason_wherever_it_stands_and_all_is_said()
        => Of(Creating, Foreign, Modifying).Should().BeEquivalentTo(new StepOutcome.Blocked(
            "ForeignResource", "It is not ours. It is creating. It is modifying.", Pace.Settling));

    [Fact]
    public void Findings_of_one_sort_keep_their_order()
        => Of(Modifying, Creating).Should().BeEquivalentTo(
            new StepOutcome.Waiting("Modifying", "It is modifying. It is creating.", Pace.Settling) { Others = ["Creating"] });

    [Fact]
    public void What_passes_by_itself_comes_after_what_lasts()
        => Of(Creating with { IsPassing = true }, Modifying, Foreign).Should().BeEquivalentTo(
            new { Reason = "ForeignResource", Message = "It is not ours. It is modifying. It is creating." });

    [Fact]
    public void The_same_sentence_is_said_once()
        => Of(Creating, Modifying with { Message = Creating.Message }).Should().BeOfType<StepOutcome.Waiting>()
            .Which.Message.Should().Be("It is creating.");

    [Fact]
    public void What_is_stuck_alone_is_looked_at_slowly() => Of(Foreign).WakeAfter.Should().Be(Pace.Blocked);

    [Fact]
    public void The_earliest_wish_decides_when_to_look_again()
    {
        Of(Foreign with { After = TimeSpan.FromSeconds(7) }, Creating).WakeAfter.Should().Be(TimeSpan.FromSeconds(7));
        Of(Modifying with { After = TimeSpan.FromSeconds(30) }, Creating).WakeAfter.Should().Be(Pace.Settling);
        Of(Modifying with { After = TimeSpan.FromSeconds(30) }).WakeAfter.Should().Be(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void After_a_change_it_is_looked_at_soon()
        => Outcomes.Of([Creating], [Change("Thing a")], new Sent([Change("Thing a").What], []), isPaused: false)
            .Should().BeOfType<StepOutcome.Waiting>().Which.After.Should().Be(Pace.Changed);

    [Theory]
    [InlineData(true, true, true)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    [InlineData(false, false, false)]
    public void Is_passing_only_when_all_that_is_found_passes(bool first, bool second, bool expected)
        => Of(Creating with { IsPassing = first }, Modifying with { IsPassing = second }).Should().BeOfType<StepOutcome.Waiting>()
            .Which.IsPassing.Should().Be(expected);

    [Fact]
    public void A_planned_change_that_nothing_speaks_of_is_said_so_that_it_does_not_look_in_sync()
    {
        var outcome = Outcomes.Of([], [Change("Thing a"), Change("Thing b"), Change("Thing a", "Tag")], Sent.Nothing, isPaused: false);

        outcome.Should().BeOfType<StepOutcome.Waiting>().Which.Should().BeEquivalentTo(
            new { Reason = "Changing", Message = "Changing Thing a, Thing b.", IsPassing = false });
        outcome.Planned.Select(change => change.ToString()).Should().Equal("Modify Thing a", "Modify Thing b", "Tag Thing a");
        outcome.Changes.Should().BeEmpty();
    }

    [Fact]
    public void A_planned_change_that_something_speaks_of_is_not_said_again()
        => Outcomes.Of([Creating], [Change("Thing a")], Sent.Nothing, isPaused: false).Should().BeOfType<StepOutcome.Waiting>()
            .Which.Message.Should().Be("It is creating.");

    [Fact]
    public void What_was_sent_is_reported()
        => Outcomes.Of([], [Change("Thing a")], new Sent([Change("Thing a").What], []), isPaused: false)
            .Changes.Should().Equal(Change("Thing a").What);

    [Fact]
    public void A_paused_platform_says_what_the_pause_holds_back_after_all_else()
        => Outcomes.Of([Creating], [Change("Thing a"), Change("Thing b")], Sent.Nothing, isPaused: true)
            .Should().BeOfType<StepOutcome.Waiting>().Which.Should().BeEquivalentTo(new
            {
                Reason = "Creating",
                Message = "It is creating. spec.paused holds changes of Thing a, Thing b; status.plan lists them.",
            });

    [Fact]
    public void A_paused_platform_with_nothing_else_to_say_waits_for_the_pause_to_end()
        => Outcomes.Of([], [Change("Thing a")], Sent.Nothing, isPaused: true)
            .Should().BeOfType<StepOutcome.Waiting>().Which.Reason.Should().Be("Paused");

    [Fact]
    public void A_paused_platform_without_changes_is_in_sync()
        => Outcomes.Of<ScriptedChange>([], [], Sent.Nothing, isPaused: true).Should().BeOfType<StepOutcome.InSync>();

    [Fact]
    public void A_plan_carries_what_cannot_be_had_beside_its_changes()
    {
        var plan = Plan("Thing a").With(null).With(Foreign).With(Creating);

        plan.Changes.Select(change => change.What.Resource).Should().Equal("Thing a");
        plan.Impossible.Should().Equal(Foreign, Creating);
    }

    private static StepOutcome Of(params Finding[] findings) => Outcomes.Of<ScriptedChange>(findings, [], Sent.Nothing, isPaused: false);
}
