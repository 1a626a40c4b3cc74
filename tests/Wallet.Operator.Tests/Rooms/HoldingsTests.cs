using Wallet.Operator.Aws;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;
using Wallet.Operator.Tests.Surroundings;
using static Wallet.Operator.Tests.Rooms.RoomGround;

namespace Wallet.Operator.Tests.Rooms;

/// <summary>Whose a resource is: what its tags say, and what the status remembers where they say nothing.</summary>
public sealed class HoldingsTests
{
    [Theory]
    [InlineData(Ownership.Owned, false, "owned")]
    [InlineData(Ownership.Owned, true, "owned")]
    [InlineData(Ownership.Untagged, false, "foreign")]
    [InlineData(Ownership.Untagged, true, "unproven")]
    [InlineData(Ownership.Foreign, false, "foreign")]
    [InlineData(Ownership.Foreign, true, "unproven")]
    [InlineData(Ownership.Released, false, "foreign")]
    [InlineData(Ownership.Released, true, "foreign")]
    [InlineData(Ownership.Unreadable, false, "unclear")]
    [InlineData(Ownership.Unreadable, true, "owned")]
    public void Tags_and_memory_together_say_whose_it_is(Ownership ownership, bool isRemembered, string expected)
    {
        var thing = Thing("a", ownership);
        var holdings = Of(isRemembered ? [Memory("a")] : [], thing);

        Sorts(holdings).Should().Equal($"{expected} a");
        holdings.Allows(new PlannedChange("Thing a", "Modify", "")).Should().Be(expected == "owned");
    }

    [Theory]
    [InlineData(Ownership.Released, "owned")]
    [InlineData(Ownership.Owned, "owned")]
    [InlineData(Ownership.Foreign, "foreign")]
    [InlineData(Ownership.Untagged, "foreign")]
    public void While_another_platforms_resources_are_taken_over_what_it_released_is_ours(Ownership ownership, string expected)
    {
        var holdings = new Holdings([Thing("a", ownership)], SamplePlatform.Pass() with { Reclaims = true }, "compute");

        Sorts(holdings).Should().Equal($"{expected} a");
        holdings.Allows(new PlannedChange("Thing a", "Modify", "")).Should().Be(expected == "owned");
    }

    [Theory]
    [InlineData("b", "compute", "Thing")]
    [InlineData("a", "cache", "Thing")]
    [InlineData("a", "compute", "Other")]
    public void Only_this_very_resource_of_this_component_is_remembered(string name, string component, string kind)
        => Sorts(Of([Memory(name, component, kind)], Thing("a", Ownership.Untagged))).Should().Equal("foreign a");

    [Fact]
    public void What_the_status_lists_and_is_not_there_was_lost()
    {
        Of([Memory("a")]).HasLost("Thing").Should().BeTrue();
        Of([Memory("a"), Memory("b")], Thing("a")).HasLost("Thing").Should().BeTrue();
        Of([Memory("a")], Thing("a"), Thing("b")).HasLost("Thing").Should().BeFalse("one more is not lost");
        Of([Memory("a")]).HasLost("Other").Should().BeFalse("the platform never had one");
        Of([Memory("a", "cache")]).HasLost("Thing").Should().BeFalse("it was another component's");
        Of([]).HasLost("Thing").Should().BeTrue("the status is of a release that listed nothing");
    }

    [Fact]
    public void A_resource_that_is_not_there_yet_may_be_made()
        => Of([], Thing("a", Ownership.Foreign)).Allows(new PlannedChange("Thing b", "Create", "")).Should().BeTrue();

    [Fact]
    public void One_foreign_resource_among_those_of_a_name_is_enough_to_hold_a_change()
        => Of([], Thing("a"), Thing("a", Ownership.Foreign) with { Id = "arn:2" }).Allows(new PlannedChange("Thing a", "Modify", ""))
            .Should().BeFalse();

    [Fact]
    public void A_resource_with_tags_is_judged_by_them()
    {
        var tags = new Dictionary<string, string> { [OwnershipTags.UidKey] = "mine" };

        Holding.Tagged("Thing", "a", "arn:a", tags, "mine").Should().Be(Thing("a"));
        Holding.Tagged("Thing", "a", "arn:a", tags, "other").Ownership.Should().Be(Ownership.Foreign);
    }

    [Fact]
    public void While_building_what_has_lost_its_tag_and_what_is_foreign_is_named_with_what_to_do()
    {
        var pass = SamplePlatform.Pass() with { Remembered = [Memory("a"), Memory("b")] };
        var holdings = new Holdings(
            [
                Thing("a", Ownership.Untagged), Thing("b", Ownership.Foreign), Thing("c", Ownership.Released),
                Thing("d", Ownership.Unreadable),
            ],
            pass, "compute");

        OwnershipFindings.Of(pass, holdings).Should().Equal(
            new Finding(
                "UidTagMissing",
                $"Thing a (arn:a), Thing b (arn:b): the tag wallet-operator.io/uid={SamplePlatform.Uid} is gone. The platform made it "
                    + "and it goes on serving, but nothing of it is changed until the tag is back: set it again.",
                true),
            new Finding(
                "ForeignResource",
                $"Thing c (arn:c) has the platform's name, but not its tag wallet-operator.io/uid={SamplePlatform.Uid}, so it is not "
                    + "touched. Rename or remove it if it is not needed; if it belongs to this platform, set the tag.",
                true));
    }

    [Fact]
    public void While_deleting_what_may_be_ours_is_named_and_what_is_foreign_is_left_alone()
    {
        var pass = SamplePlatform.Pass() with { Remembered = [Memory("a")] };
        var holdings = new Holdings(
            [
                Thing("a", Ownership.Untagged), Thing("b", Ownership.Foreign), Thing("c", Ownership.Unreadable),
                Thing("d", Ownership.Unreadable),
            ],
            pass, "compute");

        OwnershipFindings.OfDeletion(pass, holdings).Should().Equal(
            new Finding(
                "UidTagMissing",
                $"Thing a (arn:a): the tag wallet-operator.io/uid={SamplePlatform.Uid} is gone, so it is not deleted. Set the tag to "
                    + $"have it deleted, or set it to released-{SamplePlatform.Uid} to keep it.",
                true),
            new Finding(
                "Deleting",
                "Thing c: its tags cannot be read in its present state. Thing d: its tags cannot be read in its present state.", false));
    }

    [Fact]
    public void What_is_provably_ours_is_no_finding()
    {
        var pass = SamplePlatform.Pass();
        var holdings = new Holdings([Thing("a")], pass, "compute");

        OwnershipFindings.Of(pass, holdings).Should().BeEmpty();
        OwnershipFindings.OfDeletion(pass, holdings).Should().BeEmpty();
    }

    private static Holdings Of(IReadOnlyList<RememberedResource> remembered, params Holding[] all)
        => new(all, SamplePlatform.Pass() with { Remembered = remembered }, "compute");

    private static IEnumerable<string> Sorts(Holdings holdings) =>
    [
        .. holdings.Owned.Select(each => $"owned {each.Name}"),
        .. holdings.Unproven.Select(each => $"unproven {each.Name}"),
        .. holdings.Foreign.Select(each => $"foreign {each.Name}"),
        .. holdings.Unclear.Select(each => $"unclear {each.Name}"),
    ];
}
