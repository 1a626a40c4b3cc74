using Amazon.Runtime;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;
using Wallet.Operator.Rooms.Parameters;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Rooms.Parameters;

/// <summary>Parameters are set and reset in calls that AWS takes, and nothing is asked of it that it would refuse.</summary>
public sealed class ParameterGroupDiffTests
{
    private static readonly ParameterGroupObserved There = Observed(("port", new("1", IsSet: true)), ("computed", new(null, IsSet: false)));

    private static readonly TagRequests Tags = new(
        (id, set) => new Request($"tag {id} {string.Join(" ", set.Select(tag => $"{tag.Key}={tag.Value}"))}"),
        (id, keys) => new Request($"untag {id} {string.Join(" ", keys)}"));

    [Fact]
    public void A_group_that_is_missing_is_created_without_values()
        => Between(Desired(("port", "1")), null).Should().Equal("Create Group g family -> create g");

    [Fact]
    public void What_was_applied_needs_no_change() => Between(Desired(("port", "1")), There).Should().BeEmpty();

    [Fact]
    public void A_parameter_that_differs_is_set_and_shown_with_its_old_value()
        => Between(Desired(("computed", "5"), ("port", "2")), There).Should().Equal(
            "Modify Group g computed (default) -> 5, port 1 -> 2 -> set g computed=5 port=2");

    [Fact]
    public void A_set_parameter_that_is_not_wanted_goes_back_to_its_default()
    {
        var observed = Observed(("b", new("2", IsSet: true)), ("a", new(null, IsSet: true)), ("c", new("3", IsSet: false)));

        var change = Changes(Desired(), observed).Should().ContainSingle().Which;

        Line(change).Should().Be("Reset Group g a, b -> reset g a b");
        change.What.Fields.Should().Equal(new FieldChange("a", "(none)", "(default)"), new FieldChange("b", "2", "(default)"));
    }

    [Fact]
    public void What_the_family_does_not_have_is_left_out_and_named_in_order()
    {
        var desired = Desired(("z-no", "1"), ("port", "2"), ("a-no", "1"));

        Between(desired, There).Should().Equal("Modify Group g port 1 -> 2 -> set g port=2");
        ParameterGroupDiff.Unknown(desired, There).Should().Equal("a-no", "z-no");
    }

    [Fact]
    public void Of_a_group_that_is_missing_nothing_is_unknown()
        => ParameterGroupDiff.Unknown(Desired(("no-such", "1")), null).Should().BeEmpty();

    [Theory]
    [InlineData(20, 20)]
    [InlineData(21, 20, 1)]
    [InlineData(45, 20, 20, 5)]
    public void A_call_has_at_most_twenty_parameters(int count, params int[] batches)
    {
        var names = Enumerable.Range(0, count).Select(number => $"p{number:00}").ToList();
        var observed = Observed([.. names.Select(name => (name, new ParameterObserved("0", IsSet: true)))]);

        Batches(Desired([.. names.Select(name => (name, "1"))]), observed).Should().Equal(batches);
        Batches(Desired(), observed).Should().Equal(batches);
    }

    [Fact]
    public void Values_come_before_defaults_and_tags_after_both()
    {
        var observed = Observed(("port", new("1", IsSet: true)), ("old", new("1", IsSet: true))) with { Tags = Tag("Owner", "b") };

        Between(Desired(("port", "2")), observed).Should().Equal(
            "Modify Group g port 1 -> 2 -> set g port=2", "Reset Group g old -> reset g old", "Tag Group g Owner -> tag arn:g Owner=a");
    }

    [Fact]
    public void A_tag_of_a_former_spec_is_removed()
        => Between(Desired(("port", "1")), There with { Tags = new Dictionary<string, string> { ["Owner"] = "a", ["Old"] = "x" } })
            .Should().Equal("Untag Group g Old -> untag arn:g Old");

    [Fact]
    public void A_deletion_takes_something_away()
    {
        var change = ParameterGroupDiff.Delete(new Requests(), "g");

        Line(change).Should().Be("Delete Group g -> delete g");
        change.What.Effect.Should().Be(ChangeEffect.Destroy);
    }

    private static IEnumerable<string> Between(ParameterGroupDesired desired, ParameterGroupObserved? observed)
        => Changes(desired, observed).Select(Line);

    private static IEnumerable<int> Batches(ParameterGroupDesired desired, ParameterGroupObserved observed)
        => Changes(desired, observed).Select(change => change.What.Fields.Count);

    private static IEnumerable<AwsChange> Changes(ParameterGroupDesired desired, ParameterGroupObserved? observed)
        => ParameterGroupDiff.Between(SamplePlatform.Pass() with { FormerTagKeys = ["Old"] }, new Requests(), Tags, desired, observed);

    private static string Line(AwsChange change) => $"{change.What} -> {change.Request}";

    private static ParameterGroupDesired Desired(params (string Name, string Value)[] values)
        => new("g", "family", values.ToDictionary(each => each.Name, each => each.Value), Tag("Owner", "a"));

    private static ParameterGroupObserved Observed(params (string Name, ParameterObserved Parameter)[] values)
        => new("g", "arn:g", "family", values.ToDictionary(each => each.Name, each => each.Parameter), Tag("Owner", "a"));

    private static Dictionary<string, string> Tag(string key, string value) => new() { [key] = value };

    /// <summary>Requests of no service, that say what they are for.</summary>
    private sealed class Requests : IParameterGroupRequests
    {
        public string Kind => "Group";

        public AmazonWebServiceRequest Create(ParameterGroupDesired group) => new Request($"create {group.Name}");

        public AmazonWebServiceRequest Set(ParameterGroupObserved group, IReadOnlyList<KeyValuePair<string, string>> values)
            => new Request($"set {group.Name} {string.Join(" ", values.Select(each => $"{each.Key}={each.Value}"))}");

        public AmazonWebServiceRequest Reset(ParameterGroupObserved group, IReadOnlyList<string> names)
            => new Request($"reset {group.Name} {string.Join(" ", names)}");

        public AmazonWebServiceRequest Delete(string name) => new Request($"delete {name}");
    }

    private sealed class Request(string text) : AmazonWebServiceRequest
    {
        public override string ToString() => text;
    }
}
