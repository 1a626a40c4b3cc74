using Wallet.Operator.Messaging;
using Wallet.Operator.Messaging.Topics;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Messaging.Topics;

public sealed class TopicDiffTests
{
    private static readonly Dictionary<string, string> None = [];

    [Fact]
    public void A_topic_that_is_missing_is_created()
    {
        var wanted = new TopicSettings("entries", 3, 2, Map(("retention.ms", "1000")));

        var plan = TopicDiff.Between(Pass([wanted]), SomeBrokers.Addresses, new Dictionary<string, TopicObserved>());

        plan.Changes.Should().Equal(new MessagingChange.OfTopic(
            new PlannedChange("Topic entries", "Create", "3 partitions"), SomeBrokers.Addresses, new TopicRequest.Create(wanted)));
        plan.Impossible.Should().BeEmpty();
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    [InlineData(4, false)]
    public void Partitions_are_added_and_never_taken_away(int partitions, bool grow)
    {
        var plan = Between(new TopicSettings("entries", 3, 2, None), new TopicObserved(partitions, 2, None));

        plan.Changes.Texts().Should().Equal(grow ? ["Modify Topic entries Partitions 2 -> 3"] : []);
        plan.Changes.Cast<MessagingChange.OfTopic>().Select(change => change.Request).Should().Equal(
            grow ? [new TopicRequest.Grow("entries", 3)] : []);
    }

    [Theory]
    [InlineData(null, "1000", "retention.ms (default) -> 1000", "Reset: [], Set: {retention.ms: 1000}")]
    [InlineData("5", "1000", "retention.ms 5 -> 1000", "Reset: [], Set: {retention.ms: 1000}")]
    [InlineData("1000", "1000", null, null)]
    [InlineData("1000.0", "1000", null, null)]
    [InlineData("5", null, "retention.ms 5 -> (default)", "Reset: [retention.ms], Set: {}")]
    [InlineData(null, null, null, null)]
    public void Keys_of_this_spec_are_set_and_keys_of_an_earlier_one_reset(string? there, string? wanted, string? detail, string? request)
    {
        var pass = Pass([new TopicSettings("entries", 3, 2, Config(wanted))], "entries:retention.ms");

        var plan = TopicDiff.Between(pass, SomeBrokers.Addresses, Topics(("entries", new TopicObserved(3, 2, Config(there)))));

        plan.Changes.Texts().Should().Equal(detail is null ? [] : [$"Modify Topic entries {detail}"]);
        plan.Changes.Cast<MessagingChange.OfTopic>().Select(change => ChangeTexts.Text(change.Request)).Should().Equal(
            request is null ? [] : [$"Configure {{Name: entries, {request}, Topic: entries}}"]);
    }

    [Fact]
    public void Keys_that_no_spec_has_named_stay()
    {
        var pass = Pass([new TopicSettings("entries", 3, 2, None)], "others:segment.ms");

        TopicDiff.Between(pass, SomeBrokers.Addresses, Topics(("entries", new TopicObserved(3, 2, Map(("segment.ms", "7"))))))
            .Changes.Should().BeEmpty();
    }

    [Fact]
    public void A_configuration_that_was_not_asked_for_is_left_alone()
        => Between(new TopicSettings("entries", 3, 2, Map(("retention.ms", "1000"))), new TopicObserved(3, 2)).Changes.Should().BeEmpty();

    [Fact]
    public void A_topic_grows_and_is_configured_in_one_plan_and_each_topic_by_itself()
    {
        var b = new TopicSettings("b", 3, 2, Map(("k", "1"), ("l", "2")));
        var pass = Pass([new TopicSettings("a", 1, 2, None), b, new TopicSettings("c", 1, 1, None)]);
        var observed = Topics(("b", new TopicObserved(2, 2, None)), ("c", new TopicObserved(1, 1, None)));

        var plan = TopicDiff.Between(pass, SomeBrokers.Addresses, observed);

        plan.Changes.Texts().Should().Equal(
            "Create Topic a 1 partitions", "Modify Topic b Partitions 2 -> 3", "Modify Topic b k (default) -> 1, l (default) -> 2");
        plan.Changes.Should().AllSatisfy(change => ((MessagingChange.OfTopic)change).Brokers.Should().Be(SomeBrokers.Addresses));
        plan.Impossible.Should().BeEmpty();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Another_number_of_copies_is_refused_with_what_to_do(int copies)
        => Between(new TopicSettings("entries", 3, 2, None), new TopicObserved(3, copies, None)).Impossible.Should().Equal(Finding.Stuck(
            "ReplicationFactorNotPossible",
            $"spec.messaging.topics[entries].replicationFactor: the topic has {copies} copies, not 2. Kafka changes that only by "
            + $"moving partitions: reassign them (kafka-reassign-partitions.sh), or set it to {copies}."));

    private static RoomPlan<MessagingChange> Between(TopicSettings wanted, TopicObserved there)
        => TopicDiff.Between(Pass([wanted]), SomeBrokers.Addresses, Topics((wanted.Name, there)));

    private static PlatformPass Pass(IReadOnlyList<TopicSettings> topics, params string[] notedKeys)
        => SomeBrokers.Pass(messaging => messaging with { Topics = topics }) with
        {
            Remembered = [.. notedKeys.Select(key => new RememberedResource("messaging", "KafkaTopicKey", key))],
        };

    private static Dictionary<string, TopicObserved> Topics(params (string Name, TopicObserved Topic)[] topics)
        => topics.ToDictionary(each => each.Name, each => each.Topic);

    private static Dictionary<string, string> Config(string? retention) => retention is null ? None : Map(("retention.ms", retention));

    private static Dictionary<string, string> Map(params (string Key, string Value)[] entries)
        => entries.ToDictionary(entry => entry.Key, entry => entry.Value);
}
