using Amazon.Runtime;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Rooms;

public sealed class TagRequestsTests
{
    private static readonly TagRequests Requests = new(
        (id, tags) => new Request($"set {id} {string.Join(" ", tags.Select(tag => $"{tag.Key}={tag.Value}"))}"),
        (id, keys) => new Request($"remove {id} {string.Join(" ", keys)}"));

    private static readonly Dictionary<string, string> Desired = new() { ["Owner"] = "b", ["Team"] = "t" };

    [Fact]
    public void Nothing_is_asked_for_when_the_tags_are_as_they_should_be() => Between(new(Desired) { ["Theirs"] = "x" }).Should().BeEmpty();

    [Fact]
    public void What_differs_is_set_in_one_request_and_shown_with_its_old_value()
    {
        var change = Between(new() { ["Owner"] = "a" }).Should().ContainSingle().Which;

        change.Request.Should().Be(new Request("set arn:1 Owner=b Team=t"));
        change.What.ToString().Should().Be("Tag Thing a Owner, Team");
        change.What.Fields.Should().Equal(new FieldChange("tag Owner", "a", "b"), new FieldChange("tag Team", "(none)", "t"));
    }

    [Fact]
    public void Keys_of_an_earlier_spec_are_removed_in_one_request_and_others_stay()
    {
        var change = Between(new(Desired) { ["Old"] = "1", ["Older"] = "2", ["Theirs"] = "x" }).Should().ContainSingle().Which;

        change.Request.Should().Be(new Request("remove arn:1 Old Older"));
        change.What.ToString().Should().Be("Untag Thing a Old, Older");
        change.What.Fields.Should().Equal(new FieldChange("tag Old", "1", "(none)"), new FieldChange("tag Older", "2", "(none)"));
    }

    [Fact]
    public void Setting_goes_before_removing()
        => Between(new() { ["Old"] = "1" }).Select(change => change.What.Verb).Should().Equal("Tag", "Untag");

    [Fact]
    public void A_resource_that_is_given_up_keeps_a_mark_of_whose_it_was()
    {
        var change = Requests.Release("Thing a", "arn:1", "uid");

        change.Request.Should().Be(new Request("set arn:1 wallet-operator.io/uid=released-uid"));
        change.What.Should().BeEquivalentTo(new PlannedChange("Thing a", "Release", "wallet-operator.io/uid"));
    }

    private static List<AwsChange> Between(Dictionary<string, string> observed)
        => [.. Requests.Between(SamplePlatform.Pass() with { FormerTagKeys = ["Old", "Older"] }, "Thing a", "arn:1", Desired, observed)];

    /// <summary>A request of no service, that says what it is for.</summary>
    private sealed class Request(string text) : AmazonWebServiceRequest
    {
        private readonly string _text = text;

        public override bool Equals(object? obj) => obj is Request other && other._text == _text;

        public override int GetHashCode() => _text.GetHashCode(StringComparison.Ordinal);

        public override string ToString() => _text;
    }
}
