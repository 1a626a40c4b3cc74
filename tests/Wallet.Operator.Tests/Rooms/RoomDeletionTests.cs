using Wallet.Operator.Aws;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;
using static Wallet.Operator.Tests.Rooms.RoomGround;
using static Wallet.Operator.Tests.Rooms.ScriptedRoom;

namespace Wallet.Operator.Tests.Rooms;

public sealed class RoomDeletionTests : IDisposable
{
    private readonly RoomGround _ground = new();

    private ScriptedRoom Room => _ground.Room;

    public void Dispose() => _ground.Dispose();

    [Fact]
    public async Task What_was_never_begun_is_gone_without_a_look()
    {
        (await _ground.DeleteAsync(_ground.Pass() with { Begun = new HashSet<string>() })).Should().BeOfType<StepOutcome.InSync>();

        Room.Reads.Should().Be(0);
    }

    [Fact]
    public async Task What_an_older_release_may_have_begun_is_looked_at()
    {
        await _ground.DeleteAsync(_ground.Pass() with { Begun = null });

        Room.Reads.Should().Be(1);
    }

    [Fact]
    public async Task Removes_step_by_step_one_change_for_each_resource()
    {
        Room.There = [Thing("a")];
        Room.Planned = RoomPlan<ScriptedChange>.Of(Change("Thing a", "Modify"), Change("Thing a", "Delete"), Change("Thing b", "Delete"));

        var outcome = await _ground.DeleteAsync();

        Room.Sent.Should().Equal("Modify Thing a", "Delete Thing b");
        outcome.Should().BeOfType<StepOutcome.Waiting>();
        outcome.Changes.Should().HaveCount(2);
        outcome.WakeAfter.Should().Be(Pace.Changed);
    }

    [Fact]
    public async Task Only_what_is_provably_ours_is_taken_down()
    {
        Room.There =
        [
            Thing("a"), Thing("f", Ownership.Foreign), Thing("r", Ownership.Released), Thing("t", Ownership.Untagged),
            Thing("u", Ownership.Unreadable),
        ];

        var outcome = await _ground.DeleteAsync(_ground.Pass(Memory("t")));

        Room.PlannedFrom.Should().Equal("a");
        Room.LeftFrom.Should().Equal("a");
        outcome.Should().BeOfType<StepOutcome.Blocked>().Which.Should().BeEquivalentTo(new { Reason = "UidTagMissing" });
        ((StepOutcome.Blocked)outcome).Message.Should().Contain("Thing t").And.Contain("Thing u")
            .And.NotContain("Thing f").And.NotContain("Thing r");
    }

    [Fact]
    public async Task Waits_for_what_is_left_and_is_done_when_nothing_is()
    {
        Room.Left = [Finding.Moving("Deleting", "Thing a is deleting.")];
        (await _ground.DeleteAsync()).Should().BeEquivalentTo(new StepOutcome.Waiting("Deleting", "Thing a is deleting.", Pace.Settling));
        Room.Left = [];

        (await _ground.DeleteAsync()).Should().BeOfType<StepOutcome.InSync>();
    }

    [Fact]
    public async Task A_refused_removal_waits_for_its_own_time_and_is_said()
    {
        Room.Planned = RoomPlan<ScriptedChange>.Of(Change("Thing a", "Delete")).With(Finding.Stuck("Protected", "It is protected."));
        Room.OnSend = _ => throw new ScriptedFault(ScriptedFaults.Refused());

        var outcome = await _ground.DeleteAsync();
        await _ground.DeleteAsync();
        _ground.Clock.Advance(TimeSpan.FromSeconds(10));
        await _ground.DeleteAsync();

        outcome.Should().BeEquivalentTo(
            new { Reason = "Protected", Message = "It is protected. Delete of Thing a: InvalidParameterValue: no." });
        Room.Sent.Should().HaveCount(2);
    }

    [Fact]
    public async Task Paused_it_holds_the_deletion_and_says_how_to_let_it_go_on()
    {
        Room.Planned = RoomPlan<ScriptedChange>.Of(Change("Thing a", "Delete"));

        var outcome = await _ground.DeleteAsync(_ground.Pass() with { ReadOnly = true });

        Room.Sent.Should().BeEmpty();
        outcome.Should().BeOfType<StepOutcome.Blocked>().Which.Should().BeEquivalentTo(new { Reason = "Paused" });
        ((StepOutcome.Blocked)outcome).Message.Should().StartWith("spec.paused holds the deletion: set it to false to let it go on.");
    }

    [Fact]
    public async Task Paused_with_nothing_to_remove_it_is_done()
        => (await _ground.DeleteAsync(_ground.Pass() with { ReadOnly = true })).Should().BeOfType<StepOutcome.InSync>();
}
