using Wallet.Operator.Aws;

namespace Wallet.Operator.Tests.Aws;

public sealed class OwnershipTagsTests
{
    [Theory]
    [InlineData("u1", Ownership.Owned)]
    [InlineData("U1", Ownership.Foreign)]
    [InlineData("", Ownership.Foreign)]
    [InlineData("released-u1", Ownership.Released)]
    [InlineData("released-u2", Ownership.Foreign)]
    [InlineData(null, Ownership.Untagged)]
    public void The_uid_tag_tells_the_owner(string? uid, Ownership expected)
    {
        var tags = new Dictionary<string, string> { ["Owner"] = "u1" };
        if (uid is not null)
            tags[OwnershipTags.UidKey] = uid;
        OwnershipTags.Check(tags, "u1").Should().Be(expected);
    }

    [Fact]
    public void A_diff_sets_what_differs_and_removes_only_tags_of_ours()
    {
        var desired = new Dictionary<string, string> { ["Owner"] = "b", ["Same"] = "s", ["aws:x"] = "never", ["wallet-operator.io/uid"] = "u" };
        var observed = new Dictionary<string, string> { ["Owner"] = "a", ["Same"] = "s", ["Billing"] = "theirs", ["wallet-operator.io/old"] = "" };
        var changes = OwnershipTags.Diff(desired, observed);
        changes.Set.Should().Equal(new Dictionary<string, string> { ["Owner"] = "b", ["wallet-operator.io/uid"] = "u" });
        changes.Remove.Should().Equal("wallet-operator.io/old");
    }

    [Fact]
    public void Keys_of_an_earlier_spec_are_removed_in_order_unless_they_are_wanted_again()
    {
        var observed = new Dictionary<string, string> { ["old-b"] = "", ["old-a"] = "", ["kept"] = "k", ["Billing"] = "theirs" };

        OwnershipTags.Diff(new Dictionary<string, string> { ["kept"] = "k" }, observed, ["old-a", "old-b", "kept", "never"])
            .Remove.Should().Equal("old-a", "old-b");
    }

    [Fact]
    public void Tags_survive_every_service_s_shape()
    {
        var tags = new Dictionary<string, string> { ["Owner"] = "team", ["Empty"] = "" };
        tags.ToRds().FromTags().Should().Equal(tags);
        tags.ToElastiCache().FromTags().Should().Equal(tags);
        tags.ToEc2().FromTags().Should().Equal(tags);
        tags.ToIam().FromTags().Should().Equal(tags);
        tags.ToKms().FromTags().Should().Equal(tags);
        tags.ToSecretsManager().FromTags().Should().Equal(tags);
    }
}
