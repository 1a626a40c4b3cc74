using Wallet.Operator.Aws;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;
using Wallet.Operator.Tests.Surroundings;
using static Wallet.Operator.Tests.Rooms.RoomGround;
using static Wallet.Operator.Tests.Rooms.ScriptedRoom;

namespace Wallet.Operator.Tests.Rooms;

/// <summary>The pass that all rooms share, on a room that says what the test says.</summary>
public sealed class RoomTests : IDisposable
{
    private readonly RoomGround _ground = new();

    private ScriptedRoom Room => _ground.Room;

    public void Dispose() => _ground.Dispose();

    [Fact]
    public async Task Is_in_sync_when_nothing_differs()
    {
        Room.There = [Thing("a")];

        var outcome = await _ground.BuildAsync();

        outcome.Should().BeOfType<StepOutcome.InSync>();
        Served(outcome).Should().Equal("a");
        outcome.Remember.Should().Equal(Memory("a"));
        Room.Sent.Should().BeEmpty();
    }

    [Fact]
    public async Task Sends_what_differs_and_looks_again_soon()
    {
        Room.Planned = Plan("Thing a", "Thing b");

        var outcome = await _ground.BuildAsync();

        Room.Sent.Should().Equal("Modify Thing a", "Modify Thing b");
        outcome.Changes.Should().Equal(outcome.Planned).And.HaveCount(2);
        outcome.WakeAfter.Should().Be(Pace.Changed);
    }

    [Fact]
    public async Task At_rest_reads_once_and_before_a_change_again()
    {
        var rest = _ground.Pass() with { IsAtRest = true };
        await _ground.BuildAsync(rest);
        (Room.Reads, Room.ReadAtRest).Should().Be((1, true));

        Room.Planned = Plan("Thing a");
        await _ground.BuildAsync(rest);

        (Room.Reads, Room.ReadAtRest).Should().Be((3, false), "nothing is changed by what was read a while ago");
        Room.Sent.Should().Equal("Modify Thing a");
    }

    [Fact]
    public async Task Sends_at_most_one_change_for_each_resource_in_a_pass()
    {
        Room.Planned = RoomPlan<ScriptedChange>.Of(Change("Thing a"), Change("Thing a", "Tag"), Change("Thing b"));

        await _ground.BuildAsync();

        Room.Sent.Should().Equal("Modify Thing a", "Modify Thing b");
    }

    [Fact]
    public async Task Sends_only_what_the_gate_lets_through()
    {
        Room.Planned = Plan("Thing a", "Thing b");
        Room.OnGate = (open, planned) => planned.Count == 2 ? open.Skip(1) : open;

        var outcome = await _ground.BuildAsync();

        Room.Sent.Should().Equal("Modify Thing b");
        outcome.Planned.Should().HaveCount(2);
    }

    [Fact]
    public async Task Paused_it_sends_nothing_and_shows_its_plan()
    {
        Room.There = [Thing("a")];
        Room.Planned = Plan("Thing a");

        var outcome = await _ground.BuildAsync(_ground.Pass() with { ReadOnly = true, Begun = new HashSet<string>() });

        outcome.Should().BeOfType<StepOutcome.Waiting>().Which.Reason.Should().Be("Paused");
        outcome.Planned.Should().ContainSingle();
        outcome.Changes.Should().BeEmpty();
        Served(outcome).Should().Equal("a");
        Room.Sent.Should().BeEmpty();
        _ground.Begun.Should().BeEmpty();
    }

    [Fact]
    public async Task Says_all_that_it_found_in_the_order_ownership_impossible_refusals_standing()
    {
        Room.There = [Thing("f", Ownership.Foreign)];
        Room.Planned = Plan("Thing a").With(Finding.Stuck("Impossible", "Cannot be."));
        Room.Standings = [Finding.Stuck("Standing", "Stands.")];
        Room.OnSend = _ => throw new ScriptedFault(ScriptedFaults.Refused());

        var outcome = (StepOutcome.Blocked)await _ground.BuildAsync();

        outcome.Reason.Should().Be("ForeignResource");
        outcome.Message.Should().MatchRegex("^Thing f .* Cannot be. Modify of Thing a: InvalidParameterValue: no. Stands.$");
        outcome.WakeAfter.Should().Be(TimeSpan.FromSeconds(10), "the refusal is the first that moves");
    }

    [Fact]
    public async Task A_refused_change_waits_for_its_own_time_and_no_other_waits_with_it()
    {
        Room.OnSend = change => change.Resource == "Thing a" ? throw new ScriptedFault(ScriptedFaults.Refused()) : null;
        Room.Planned = Plan("Thing a", "Thing b");
        await _ground.BuildAsync();
        _ground.Clock.Advance(TimeSpan.FromSeconds(9));
        await _ground.BuildAsync();
        _ground.Clock.Advance(TimeSpan.FromSeconds(1));
        await _ground.BuildAsync();

        Room.Sent.Should().Equal("Modify Thing a", "Modify Thing b", "Modify Thing b", "Modify Thing a", "Modify Thing b");
    }

    [Fact]
    public async Task A_refusal_of_what_is_not_wanted_any_more_is_not_said()
    {
        Room.OnSend = _ => throw new ScriptedFault(ScriptedFaults.Refused());
        Room.Planned = Plan("Thing a");
        await _ground.BuildAsync();
        Room.Planned = RoomPlan<ScriptedChange>.Empty;

        (await _ground.BuildAsync()).Should().BeOfType<StepOutcome.InSync>();
    }

    [Fact]
    public async Task A_change_that_was_taken_and_failed_is_not_sent_in_the_same_pass_and_is_said()
    {
        Room.Planned = Plan("Thing a");
        Room.Late = [new(Change("Thing a").What, ScriptedFaults.Refused("UpdateFailed", "it failed."), "op-1", 1, Start)];

        var outcome = await _ground.BuildAsync();

        Room.Sent.Should().BeEmpty();
        outcome.Should().BeOfType<StepOutcome.Blocked>().Which.Message.Should().Be("Modify of Thing a: it failed.");
    }

    [Fact]
    public async Task What_is_foreign_is_neither_planned_from_nor_served_and_only_its_own_changes_are_held()
    {
        Room.There = [Thing("a"), Thing("f", Ownership.Foreign)];
        Room.Planned = Plan("Thing f", "Thing a");

        var outcome = await _ground.BuildAsync();

        Room.Sent.Should().Equal("Modify Thing a");
        Room.PlannedFrom.Should().Equal("a");
        Served(outcome).Should().Equal("a");
        outcome.Remember.Should().NotContain(Memory("f"));
        outcome.Should().BeOfType<StepOutcome.Blocked>().Which.Reason.Should().Be("ForeignResource");
    }

    [Fact]
    public async Task A_foreign_resource_holds_every_change_of_a_room_that_cannot_build_around_it()
    {
        Room.HoldsForForeign = true;
        Room.There = [Thing("a"), Thing("f", Ownership.Foreign)];
        Room.Planned = Plan("Thing a");
        await _ground.BuildAsync();
        Room.Sent.Should().BeEmpty();
        Room.There = [Thing("a")];

        await _ground.BuildAsync();

        Room.Sent.Should().Equal("Modify Thing a");
    }

    [Fact]
    public async Task What_has_lost_its_tag_goes_on_serving_and_is_not_changed()
    {
        Room.There = [Thing("a", Ownership.Untagged)];
        Room.Planned = Plan("Thing a");

        var outcome = await _ground.BuildAsync(_ground.Pass(Memory("a")));

        Room.Sent.Should().BeEmpty();
        Room.PlannedFrom.Should().BeEmpty();
        Served(outcome).Should().Equal("a");
        outcome.Remember.Should().Equal(Memory("a"));
        outcome.Should().BeOfType<StepOutcome.Blocked>().Which.Reason.Should().Be("UidTagMissing");
    }

    [Fact]
    public async Task What_is_not_clear_yet_is_planned_from_and_neither_changed_served_nor_remembered()
    {
        Room.There = [Thing("a", Ownership.Unreadable)];
        Room.Planned = Plan("Thing a");

        var outcome = await _ground.BuildAsync();

        Room.PlannedFrom.Should().Equal("a");
        Room.Sent.Should().BeEmpty();
        Served(outcome).Should().BeEmpty();
        outcome.Remember.Should().BeEmpty();
    }

    [Fact]
    public async Task Without_its_inputs_it_says_which_are_missing_and_still_does_what_needs_none()
    {
        Room.Inputs = ["security", "network", "cache"];
        Room.Wanted = null;
        Room.Planned = Plan("Thing a");
        Room.Standings = [Finding.Stuck("Standing", "Stands.")];

        var outcome = await _ground.BuildAsync(_ground.Pass() with { Facts = [new CacheFacts("c", 1, false)] });

        outcome.Should().BeOfType<StepOutcome.Waiting>().Which.Should().BeEquivalentTo(
            new { Reason = "WaitingForSecurity", Message = "Waiting for: security, network." });
        Room.Sent.Should().Equal("Modify Thing a");
    }

    [Fact]
    public async Task An_input_that_it_does_not_name_is_waited_for_all_the_same()
    {
        Room.Wanted = null;

        (await _ground.BuildAsync()).Should().BeOfType<StepOutcome.Waiting>().Which.Reason.Should().Be("WaitingForInputs");
    }

    [Fact]
    public async Task An_input_that_could_not_be_observed_leaves_it_unobserved_and_serving()
    {
        Room.Inputs = ["cache", "network"];
        Room.Wanted = null;
        Room.There = [Thing("a"), Thing("f", Ownership.Foreign)];
        Room.Planned = Plan("Thing a");
        var blind = new StepOutcome.Unobserved("AwsThrottled", "Rate exceeded", TimeSpan.FromSeconds(5), Start.UtcDateTime);

        var outcome = await _ground.BuildAsync(_ground.Pass() with
        {
            Unobserved = new Dictionary<string, StepOutcome.Unobserved>
            {
                ["network"] = blind,
                ["database"] = blind with { Reason = "Other" },
            },
        });

        outcome.Should().BeOfType<StepOutcome.Unobserved>().Which.Reason.Should().Be("AwsThrottled");
        Served(outcome).Should().Equal("a");
        outcome.Remember.Should().BeNull();
        Room.Sent.Should().BeEmpty();
    }

    [Fact]
    public async Task An_input_that_could_not_be_observed_but_reported_before_is_no_hindrance()
    {
        Room.Inputs = ["network"];
        var blind = new StepOutcome.Unobserved("AwsThrottled", "Rate exceeded", TimeSpan.FromSeconds(5), Start.UtcDateTime);
        var unobserved = new Dictionary<string, StepOutcome.Unobserved> { ["network"] = blind };

        var outcome = await _ground.BuildAsync(_ground.Pass() with { Facts = [SamplePlatform.Network()], Unobserved = unobserved });
        Room.Wanted = null;
        var waiting = await _ground.BuildAsync(_ground.Pass() with { Facts = [SamplePlatform.Network()], Unobserved = unobserved });

        outcome.Should().BeOfType<StepOutcome.InSync>();
        waiting.Should().BeOfType<StepOutcome.Waiting>();
    }

    [Fact]
    public async Task Blocked_it_still_reports_what_serves()
    {
        Room.There = [Thing("a")];
        Room.Standings = [Finding.Stuck("Lost", "It is lost.")];

        var outcome = await _ground.BuildAsync();

        outcome.Should().BeOfType<StepOutcome.Blocked>();
        Served(outcome).Should().Equal("a");
    }

    [Fact]
    public async Task Remembers_what_is_there_what_must_not_be_forgotten_and_its_notes()
    {
        Room.There = [Thing("a"), Thing("nameless") with { Id = "" }];
        Room.Planned = Plan("Thing n");
        Room.Stays = gone => gone.Id == "arn:gone";

        var outcome = await _ground.BuildAsync(_ground.Pass(Memory("a"), Memory("gone"), Memory("dropped"), Memory("gone", "cache")));

        outcome.Remember.Should().Equal(Memory("a"), Memory("gone"), new RememberedResource("compute", "Note", "Thing n"));
    }

    [Fact]
    public async Task Writes_down_what_later_specs_may_not_change_from_what_is_its_own()
    {
        Room.There = [Thing("a"), Thing("f", Ownership.Foreign)];

        var outcome = await _ground.BuildAsync();

        outcome.Accept!(new AcceptedStatus { Region = "r" }).Should().Be(new AcceptedStatus { Region = "r", Environment = "a" });
    }

    [Fact]
    public async Task A_platform_that_is_forgotten_is_tried_again_at_once()
    {
        Room.OnSend = _ => throw new ScriptedFault(ScriptedFaults.Refused());
        Room.Planned = Plan("Thing a");
        await _ground.BuildAsync();

        Room.Forget(SamplePlatform.Uid);
        await _ground.BuildAsync();

        Room.Sent.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_platform_that_is_forgotten_has_no_changes_that_did_not_last()
    {
        Room.Planned = Plan("Thing a");
        for (var passes = 0; passes < 4; passes++)
            await _ground.BuildAsync();

        Room.Forget(SamplePlatform.Uid);
        await _ground.BuildAsync();

        Room.Sent.Should().HaveCount(4);
    }

    [Fact]
    public async Task A_change_that_does_not_last_is_made_three_times_then_reported_and_holds_up_no_other()
    {
        Room.Planned = Plan("Thing a");
        var outcomes = new List<StepOutcome>();
        for (var passes = 0; passes < 4; passes++)
        {
            outcomes.Add(await _ground.BuildAsync());
            _ground.Clock.Advance(TimeSpan.FromMinutes(3));
        }

        Room.Planned = Plan("Thing a", "Thing b");
        await _ground.BuildAsync();

        outcomes.Take(3).Should().AllBeOfType<StepOutcome.Waiting>();
        outcomes[3].Should().BeOfType<StepOutcome.Blocked>().Which.Reason.Should().Be("ChangeHasNoEffect");
        outcomes[3].WakeAfter.Should().Be(TimeSpan.FromMinutes(117));
        Room.Sent.Should().Equal("Modify Thing a", "Modify Thing a", "Modify Thing a", "Modify Thing b");
    }

    [Fact]
    public async Task A_change_that_did_not_last_is_not_reported_while_its_resource_is_busy()
    {
        Room.Planned = Plan("Thing a");
        for (var passes = 0; passes < 3; passes++)
            await _ground.BuildAsync();
        _ground.Clock.Advance(TimeSpan.FromMinutes(3));
        Room.OnGate = (_, _) => [];

        (await _ground.BuildAsync()).Should().BeOfType<StepOutcome.Waiting>();
    }

    [Theory]
    [InlineData(false, 4)]
    [InlineData(true, 3)]
    public async Task A_change_whose_effect_was_seen_counts_from_the_start(bool isBusyBetween, int expected)
    {
        for (var passes = 0; passes < 4; passes++)
        {
            (Room.Planned, Room.Standings) = (Plan("Thing a"), []);
            await _ground.BuildAsync();
            (Room.Planned, Room.Standings) = (Plan(), isBusyBetween ? [Finding.Moving("Modifying", "Thing a is modifying.")] : []);
            await _ground.BuildAsync();
        }

        Room.Sent.Should().HaveCount(expected);
    }

    [Fact]
    public async Task What_was_refused_is_reported_as_refused_and_not_as_without_effect()
    {
        Room.Planned = Plan("Thing a");
        for (var passes = 0; passes < 3; passes++)
            await _ground.BuildAsync();
        _ground.Ledger.Refuse(_ground.Pass(), Room.Planned.Changes[0].What, ScriptedFaults.Refused());
        _ground.Clock.Advance(TimeSpan.FromMinutes(3));

        (await _ground.BuildAsync()).Should().BeOfType<StepOutcome.Blocked>().Which.Message.Should().NotContain("did not last");
    }

    private static IReadOnlyList<string> Served(StepOutcome outcome)
        => [.. outcome.Fact<ComputeFacts>().Placements.Select(placement => placement.FargateProfile!)];
}
