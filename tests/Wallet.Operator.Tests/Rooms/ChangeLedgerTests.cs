using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;
using static Wallet.Operator.Tests.Rooms.ScriptedFaults;

namespace Wallet.Operator.Tests.Rooms;

/// <summary>Every refused change has a back-off of its own: ten seconds, then doubled up to a minute.</summary>
public sealed class ChangeLedgerTests : IDisposable
{
    private static readonly PlannedChange Change = new("Thing a", "Modify", "size 1 -> 2");
    private readonly RoomGround _ground = new();
    private readonly PlatformPass _pass;

    public ChangeLedgerTests() => _pass = _ground.Pass();

    private ChangeLedger Ledger => _ground.Ledger;

    public void Dispose() => _ground.Dispose();

    [Fact]
    public void A_change_that_was_never_refused_is_due()
    {
        Ledger.IsDue(_pass, Change).Should().BeTrue();
        Ledger.Find(_pass, Change).Should().BeNull();
    }

    [Fact]
    public void Each_refusal_in_a_row_doubles_the_wait_up_to_the_ceiling()
    {
        int[] seconds = [10, 20, 40, 60, 60];
        for (var refusals = 1; refusals <= seconds.Length; refusals++)
        {
            Refuse();
            Ledger.Find(_pass, Change)!.Count.Should().Be(refusals);
            Pass(seconds[refusals - 1] - 0.001);
            Ledger.IsDue(_pass, Change).Should().BeFalse($"refusal {refusals}");
            Pass(0.001);
            Ledger.IsDue(_pass, Change).Should().BeTrue($"refusal {refusals}");
        }
    }

    [Theory]
    [InlineData("Thing b", "Modify", "size 1 -> 2")]
    [InlineData("Thing a", "Tag", "size 1 -> 2")]
    [InlineData("Thing a", "Modify", "size 1 -> 3")]
    public void Another_change_is_not_held_back(string resource, string verb, string detail)
    {
        Refuse();

        Ledger.IsDue(_pass, new PlannedChange(resource, verb, detail)).Should().BeTrue();
    }

    [Fact]
    public void Another_platform_is_not_held_back()
    {
        Refuse();

        Ledger.IsDue(_pass with { Uid = "another" }, Change).Should().BeTrue();
    }

    [Fact]
    public void Another_change_s_refusal_does_not_lengthen_the_wait()
    {
        Refuse();
        Ledger.Refuse(_pass, Change with { Detail = "size 1 -> 3" }, Refused());

        Ledger.Find(_pass, Change)!.Wait.Should().Be(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void Another_spec_is_tried_at_once_and_counts_from_the_start()
    {
        Refuse();
        Refuse();
        var edited = _pass with { Generation = 2 };
        Ledger.IsDue(edited, Change).Should().BeTrue();
        Pass(3);

        Ledger.Refuse(edited, Change, Refused());

        Ledger.IsDue(edited, Change).Should().BeFalse();
        Ledger.Find(edited, Change).Should().BeEquivalentTo(new { Count = 1, Generation = 2, Wait = TimeSpan.FromSeconds(10) });
        Ledger.Find(edited, Change)!.Since.Should().Be(_ground.Clock.GetTimestamp());
    }

    [Fact]
    public void Another_reason_counts_from_the_start()
    {
        Refuse();
        Refuse();

        Ledger.Refuse(_pass, Change, Refused("QuotaExceeded"));

        Ledger.Find(_pass, Change).Should().BeEquivalentTo(new { Count = 1, Wait = TimeSpan.FromSeconds(10) });
        Ledger.Find(_pass, Change)!.Fault.Reason.Should().Be("QuotaExceeded");
    }

    [Theory]
    [InlineData(610, 2)]
    [InlineData(610.001, 1)]
    public void A_refusal_of_a_change_that_was_not_wanted_for_ten_minutes_begins_again(double seconds, int count)
    {
        Refuse();
        Pass(seconds);

        Refuse();

        Ledger.Find(_pass, Change)!.Count.Should().Be(count);
    }

    [Fact]
    public void The_newest_words_of_the_same_refusal_are_kept()
    {
        Ledger.Refuse(_pass, Change, Refused(message: "first"));

        Ledger.Refuse(_pass, Change, Refused(message: "second"));

        Ledger.Find(_pass, Change)!.Fault.Message.Should().Be("second");
    }

    [Fact]
    public void A_change_that_succeeded_is_free_again()
    {
        Refuse();

        Ledger.Accepted(_pass, Change);

        Ledger.IsDue(_pass, Change).Should().BeTrue();
        Ledger.Find(_pass, Change).Should().BeNull();
    }

    [Fact]
    public void A_platform_that_is_forgotten_starts_from_nothing_and_others_do_not()
    {
        var other = _pass with { Uid = "another" };
        Refuse();
        Ledger.Refuse(other, Change, Refused());
        Ledger.FailLater(_pass, Failure("m"));
        Ledger.FailLater(other, Failure("m"));

        Ledger.Forget(_pass.Uid);

        Ledger.Find(_pass, Change).Should().BeNull();
        Ledger.Find(other, Change).Should().NotBeNull();
        Ledger.FailLater(_pass, Failure("m")).Should().BeTrue("its failures are forgotten too");
        Ledger.FailLater(other, Failure("m")).Should().BeFalse();
    }

    [Fact]
    public void A_refusal_says_what_was_refused_why_and_when_it_is_tried_again()
    {
        Refuse();
        Pass(4);

        var finding = Ledger.FindingOf(Ledger.Find(_pass, Change)!);

        finding.Should().Be(
            new Finding("AwsRefused", "Modify of Thing a: InvalidParameterValue: no.", true) { After = TimeSpan.FromSeconds(6) });
    }

    [Fact]
    public void A_refusal_that_is_due_leaves_the_pace_to_what_holds_it_back()
    {
        Refuse();
        Pass(10);

        Ledger.FindingOf(Ledger.Find(_pass, Change)!).After.Should().BeNull();
    }

    [Fact]
    public void A_remedy_is_said_after_the_refusal()
    {
        Ledger.Refuse(_pass, Change, Refused() with { Remedy = "Correct spec.size." });

        Ledger.FindingOf(Ledger.Find(_pass, Change)!).Message.Should().Be(
            "Modify of Thing a: InvalidParameterValue: no. Correct spec.size.");
        Ledger.Refuse(_pass, Change, Refused(message: "too small") with { Remedy = "Correct spec.size." });
        Ledger.FindingOf(Ledger.Find(_pass, Change)!).Message.Should().EndWith(": too small. Correct spec.size.");
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(299.999, true)]
    [InlineData(300, false)]
    public void A_short_lived_fault_counts_as_passing_for_five_minutes_from_the_first(double seconds, bool expected)
    {
        var fault = Refused("AwsThrottled", needsPerson: false) with { Passing = true };
        Ledger.Refuse(_pass, Change, fault);
        Pass(seconds / 2);
        Ledger.Refuse(_pass, Change, fault);
        Pass(seconds / 2);

        Ledger.FindingOf(Ledger.Find(_pass, Change)!).IsPassing.Should().Be(expected);
    }

    [Fact]
    public void A_fault_that_is_not_short_lived_never_counts_as_passing()
    {
        Refuse();

        Ledger.FindingOf(Ledger.Find(_pass, Change)!).IsPassing.Should().BeFalse();
    }

    [Fact]
    public void What_should_pass_by_itself_and_does_not_needs_a_person()
    {
        var fault = Refused("Propagating", "role is not known yet.", needsPerson: false) with { PassesWithin = TimeSpan.FromMinutes(2) };
        Ledger.Refuse(_pass, Change, fault);
        Pass(119.999);
        Ledger.FindingOf(Ledger.Find(_pass, Change)!).Should().BeEquivalentTo(new { Reason = "Propagating", NeedsPerson = false });
        Ledger.Refuse(_pass, Change, fault);
        Pass(0.001);

        Ledger.FindingOf(Ledger.Find(_pass, Change)!).Should().BeEquivalentTo(new
        {
            Reason = "ReferenceNotFound",
            NeedsPerson = true,
            Message = "Modify of Thing a: role is not known yet. Correct what the spec names, or the operator's rights; it is tried again.",
        });
    }

    [Fact]
    public void A_room_s_own_remedy_is_said_rather_than_the_general_one()
    {
        Ledger.Refuse(_pass, Change, Refused() with { PassesWithin = TimeSpan.Zero, Remedy = "Correct spec.role." });

        Ledger.FindingOf(Ledger.Find(_pass, Change)!).Message.Should().EndWith("no. Correct spec.role.");
    }

    [Fact]
    public void A_change_that_failed_after_it_was_taken_waits_from_when_it_failed()
    {
        Pass(30);

        Ledger.FailLater(_pass, Failure("op-1", count: 3)).Should().BeTrue();

        Ledger.Find(_pass, Change).Should().BeEquivalentTo(new { Count = 3, Generation = 1, Wait = TimeSpan.FromSeconds(10) });
        Pass(9.999);
        Ledger.IsDue(_pass, Change).Should().BeFalse();
        Pass(0.001);
        Ledger.IsDue(_pass, Change).Should().BeTrue();
    }

    [Fact]
    public void The_same_failure_counts_once_however_often_it_is_seen()
    {
        Ledger.FailLater(_pass, Failure("op-1")).Should().BeTrue();
        Ledger.Accepted(_pass, Change);

        Ledger.FailLater(_pass, Failure("op-1")).Should().BeFalse();
        Ledger.Find(_pass, Change).Should().BeNull();
        Ledger.FailLater(_pass, Failure("op-2")).Should().BeTrue("it is another failure");
    }

    [Theory]
    [InlineData(9.999, true)]
    [InlineData(10, false)]
    public void An_old_failure_does_not_hold_a_change_back(double age, bool expected)
    {
        Pass(age);

        Ledger.FailLater(_pass, Failure("op-1")).Should().Be(expected);

        (Ledger.Find(_pass, Change) is not null).Should().Be(expected);
    }

    private static LateFailure Failure(string mark, int count = 1) => new(Change, Refused("UpdateFailed"), mark, count, RoomGround.Start);

    private void Refuse() => Ledger.Refuse(_pass, Change, Refused());

    private void Pass(double seconds) => _ground.Clock.Advance(TimeSpan.FromSeconds(seconds));
}
