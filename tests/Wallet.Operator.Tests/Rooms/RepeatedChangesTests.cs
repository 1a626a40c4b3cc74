using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Rooms;

/// <summary>What is made three times in a row and does not last waits one to two hours, then twice as long, up to six.</summary>
public sealed class RepeatedChangesTests : IDisposable
{
    private const string Component = "compute";
    private static readonly PlannedChange Change = new("Thing a", "Modify", "size 1 -> 2");
    private readonly RoomGround _ground = new();
    private readonly PlatformPass _pass;

    public RepeatedChangesTests() => _pass = _ground.Pass();

    private RepeatedChanges Repeats => _ground.Repeats;

    private bool IsDue => Repeats.IsDue(_pass, Component, Change);

    public void Dispose() => _ground.Dispose();

    [Fact]
    public void Twice_may_happen()
    {
        Make(2);

        IsDue.Should().BeTrue();
    }

    [Fact]
    public void From_the_third_time_on_it_waits_ever_longer()
    {
        Make(2);
        int[] minutes = [120, 240, 360, 360];
        foreach (var wait in minutes)
        {
            Make(1);
            Pass(wait - 0.001);
            IsDue.Should().BeFalse($"{wait} minutes");
            Pass(0.001);
            IsDue.Should().BeTrue($"{wait} minutes");
        }
    }

    [Fact]
    public void Never_is_it_made_four_times_in_an_hour()
    {
        var repeats = new RepeatedChanges(_ground.Clock, new FixedRandom(0));
        for (var times = 0; times < 3; times++)
            repeats.Note(_pass, Component, Change);

        Pass(59.999);
        repeats.IsDue(_pass, Component, Change).Should().BeFalse();
        Pass(0.001);
        repeats.IsDue(_pass, Component, Change).Should().BeTrue();
    }

    [Fact]
    public void More_than_an_hour_apart_it_counts_from_the_start()
    {
        Make(2);
        Pass(60.001);
        Make(2);
        IsDue.Should().BeTrue();

        Pass(60);
        Make(1);

        IsDue.Should().BeFalse("an hour apart is in a row");
    }

    [Theory]
    [InlineData("Thing b", "Modify", "size 1 -> 2")]
    [InlineData("Thing a", "Tag", "size 1 -> 2")]
    [InlineData("Thing a", "Modify", "size 1 -> 3")]
    public void Another_change_is_not_held_back(string resource, string verb, string detail)
    {
        Make(3);

        Repeats.IsDue(_pass, Component, new PlannedChange(resource, verb, detail)).Should().BeTrue();
    }

    [Fact]
    public void Neither_another_platform_nor_another_component_is_held_back()
    {
        Make(3);

        Repeats.IsDue(_pass with { Uid = "another" }, Component, Change).Should().BeTrue();
        Repeats.IsDue(_pass, "cache", Change).Should().BeTrue();
    }

    [Fact]
    public void Another_spec_is_tried_at_once_and_counts_from_the_start()
    {
        Make(3);
        var edited = _pass with { Generation = 2 };
        Repeats.IsDue(edited, Component, Change).Should().BeTrue();

        Repeats.Note(edited, Component, Change);

        Repeats.IsDue(edited, Component, Change).Should().BeTrue();
    }

    [Fact]
    public void What_is_wanted_no_more_had_its_effect_and_what_is_wanted_still_had_none()
    {
        var other = Change with { Resource = "Thing b" };
        Make(2);
        Repeats.Note(_pass, Component, other);
        Repeats.Note(_pass, Component, other);

        Repeats.Settle(_pass, Component, [other with { Effect = ChangeEffect.Rolling }]);
        Make(1);
        Repeats.Note(_pass, Component, other);

        IsDue.Should().BeTrue();
        Repeats.IsDue(_pass, Component, other).Should().BeFalse();
    }

    [Fact]
    public void The_rest_of_one_component_says_nothing_of_another_nor_of_another_platform()
    {
        Make(2);

        Repeats.Settle(_pass, "cache", []);
        Repeats.Settle(_pass with { Uid = "another" }, Component, []);
        Make(1);

        IsDue.Should().BeFalse();
    }

    [Fact]
    public void It_is_reported_with_what_was_made_how_often_and_since_when()
    {
        Make(1);
        Pass(10);
        Make(2);
        Pass(5);

        Repeats.FindingOf(_pass, Component, Change).Should().Be(new Finding(
            "ChangeHasNoEffect",
            "Modify of Thing a (size 1 -> 2) was made 3 times since 2026-11-22 12:00 UTC and did not last: the events of the resource say why. "
            + "Correct the spec, or remove what undoes the change; it is tried again ever more slowly, and at once with another spec.",
            NeedsPerson: true)
        { After = TimeSpan.FromMinutes(115) });
    }

    [Fact]
    public void For_two_minutes_its_effect_may_only_not_show_yet()
    {
        Make(3);
        Pass(1.999);
        Repeats.FindingOf(_pass, Component, Change).Should().BeNull();

        Pass(0.001);

        Repeats.FindingOf(_pass, Component, Change).Should().NotBeNull();
    }

    [Fact]
    public void A_platform_that_is_forgotten_starts_from_nothing_and_others_do_not()
    {
        var other = _pass with { Uid = "another" };
        Make(3);
        for (var times = 0; times < 3; times++)
            Repeats.Note(other, Component, Change);

        Repeats.Forget(_pass.Uid);

        IsDue.Should().BeTrue();
        Repeats.IsDue(other, Component, Change).Should().BeFalse();
    }

    private void Make(int times)
    {
        for (; times > 0; times--)
            Repeats.Note(_pass, Component, Change);
    }

    private void Pass(double minutes) => _ground.Clock.Advance(TimeSpan.FromMinutes(minutes));
}
