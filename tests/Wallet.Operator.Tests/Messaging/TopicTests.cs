using Wallet.Operator.Messaging;
using Wallet.Operator.Messaging.Topics;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Reconcile;
using Wallet.Operator.Tests.Reconcile;
using Wallet.Operator.Tests.Surroundings;
using static Wallet.Operator.Tests.Reconcile.Passes;

namespace Wallet.Operator.Tests.Messaging;

/// <summary>Topics and their configuration.</summary>
public sealed class TopicTests : MessagingGround
{
    private const string Entries = "wallet.entries.v1";

    [Fact]
    public async Task Keys_are_set_changed_and_reset_and_those_of_others_stay()
    {
        await BuildAsync(Config(("retention.ms", "1000"), ("cleanup.policy", "delete")));
        Topics.Topics[Entries].Config!["retention.ms"].Should().Be("1000");
        Topics.Topics[Entries] = Topics.Topics[Entries] with
        {
            Config = Topics.Topics[Entries].Config!.Append(KeyValuePair.Create("segment.ms", "7")).ToDictionary(),
        };

        await BuildAsync(Config(("retention.ms", "2000")));

        Topics.Topics[Entries].Config.Should().Equal(new Dictionary<string, string> { ["retention.ms"] = "2000", ["segment.ms"] = "7" });
        Account.Clock.Advance(TimeSpan.FromMinutes(11));
        await BuildAsync(Config());
        Topics.Topics[Entries].Config.Should().Equal(new Dictionary<string, string> { ["segment.ms"] = "7" });
    }

    [Fact]
    public async Task A_key_that_left_the_spec_is_reset_by_another_process_too()
    {
        await BuildAsync(Config(("retention.ms", "1000")));
        Restart();

        await BuildAsync(Config());

        Topics.Topics[Entries].Config.Should().BeEmpty();
        Account.Clock.Advance(TimeSpan.FromMinutes(11));
        (await PassAsync()).Remember.Should().NotContain(each => each.Kind == MessagingNames.TopicKey, "what was reset is forgotten");
    }

    [Fact]
    public async Task Drift_of_a_key_of_the_spec_is_repaired()
    {
        await BuildAsync(Config(("retention.ms", "1000")));
        Topics.Topics[Entries] = Topics.Topics[Entries] with { Config = new Dictionary<string, string> { ["retention.ms"] = "5" } };
        Account.Clock.Advance(TimeSpan.FromMinutes(11));

        await Step.BuildAsync(Account, Pass);

        Topics.Topics[Entries].Config!["retention.ms"].Should().Be("1000");
    }

    [Theory]
    [InlineData("0.50", "0.5", true)]
    [InlineData("1.10", "1.1", true)]
    [InlineData("1.1", "1.10.0", false)]
    [InlineData("compact, delete", "compact,delete", true)]
    [InlineData("True", "true", true)]
    [InlineData("604800000", "604800000", true)]
    [InlineData("-1", "1", false)]
    [InlineData("1e400", "1e401", false)]
    public void Brokers_write_values_in_a_form_of_their_own(string one, string other, bool same) => TopicKeys.AreSame(one, other).Should().Be(same);

    [Fact]
    public async Task Brokers_are_not_asked_for_configurations_that_no_spec_has_named()
    {
        await BuildAsync();

        (await PassAsync()).Should().BeOfType<StepOutcome.InSync>();
        TopicKeys.Watched(Pass).Should().BeEmpty();
    }

    [Fact]
    public async Task Another_number_of_copies_is_refused_with_what_to_do()
    {
        await BuildAsync();
        Topics.Topics[Entries] = Topics.Topics[Entries] with { ReplicationFactor = 1 };
        Account.Clock.Advance(TimeSpan.FromMinutes(11));

        var outcome = await PassAsync();

        outcome.Should().BeOfType<StepOutcome.Blocked>().Which.Message.Should()
            .Contain($"spec.messaging.topics[{Entries}].replicationFactor: the topic has 1 copies, not 2").And.Contain("reassign");
        outcome.Facts.Should().ContainSingle();
    }

    [Theory]
    [InlineData(BrokerTrouble.Refused, "BrokersRefused")]
    [InlineData(BrokerTrouble.Denied, "BrokersAccessDenied")]
    public async Task A_topic_that_the_brokers_refuse_is_reported_and_the_others_are_created(object trouble, string reason)
    {
        Topics.Refusals[Entries] = new BrokersException((BrokerTrouble)trouble, "Unknown topic config name: retention", new InvalidOperationException());

        var outcome = await UntilAsync(each => each is StepOutcome.Blocked);

        outcome.Should().BeOfType<StepOutcome.Blocked>().Which.Should().Match<StepOutcome.Blocked>(blocked =>
            blocked.Reason == reason && blocked.Message.Contains("Unknown topic config name") && blocked.Message.Contains(Entries));
        Topics.Topics.Should().HaveCount(2);
    }

    [Fact]
    public async Task Silence_says_nothing_of_a_ready_platform_before_it_has_lasted()
    {
        var built = await BuildAsync();
        Topics.Trouble = new BrokersException(BrokerTrouble.Unreachable, "connection refused", new InvalidOperationException());
        Account.Clock.Advance(TimeSpan.FromMinutes(11));

        var first = await PassAsync();
        Account.Clock.Advance(TimeSpan.FromMinutes(6));
        var later = await PassAsync();

        first.Should().BeOfType<StepOutcome.Waiting>().Which.IsPassing.Should().BeTrue();
        later.Should().BeOfType<StepOutcome.Waiting>().Which.Should().Match<StepOutcome.Waiting>(waiting => !waiting.IsPassing && waiting.Reason == "BrokersUnreachable");
        later.Facts.Should().Equal(built.Facts);
        AcceptedOf(built).TopicPartitions.Should().HaveCount(3);
        later.Accept!(AcceptedOf(built)).TopicPartitions.Should().HaveCount(3, "what was known of the topics stays");
    }

    [Fact]
    public async Task Silence_that_lasts_says_which_way_from_the_operator_to_the_brokers_to_check()
    {
        await BuildAsync();
        Topics.Trouble = new BrokersException(
            BrokerTrouble.Unreachable, "no answer within 2 s, asked again at the next pass", new TimeoutException());
        var status = new WalletPlatformStatus();
        var stalledAfter = new List<TimeSpan>();
        for (var age = TimeSpan.Zero; age <= TimeSpan.FromMinutes(40); age += TimeSpan.FromMinutes(1))
        {
            Account.Clock.Advance(TimeSpan.FromMinutes(1));
            var step = new StepReport(Step.Component, Step.ConditionType, await PassAsync());
            status = StatusReport.From(new PassReport { Generation = 1, Before = status, Now = Noon + age, Steps = [step] });
            if (status.Condition(ConditionTypes.Stalled).Status == "True")
                stalledAfter.Add(age);
        }

        // Topics are read every ten minutes, silence passes for five, and the brokers may be out of reach for fifteen.
        stalledAfter[0].Should().BeCloseTo(TimeSpan.FromMinutes(25), TimeSpan.FromMinutes(6));
        var since = status.Components!.Single().Since;
        status.Condition(Step.ConditionType).Message.Should().Be(
            "The brokers do not answer: no answer within 2 s, asked again at the next pass. BrokersUnreachable since "
            + $"{since:yyyy-MM-ddTHH:mm:ssZ}, which should take no more than 15 minutes: check whether the operator's pods may reach the "
            + "brokers: their security group admits the cluster's. Work on it goes on.");
        status.Condition(ConditionTypes.Stalled).Message.Should().StartWith("messaging: BrokersUnreachable since ");
    }

    private static Func<MessagingSettings, MessagingSettings> Config(params (string Key, string Value)[] entries) => messaging => messaging with
    {
        Topics = [.. messaging.Topics.Select(topic => topic.Name == Entries
            ? topic with { Config = entries.ToDictionary(entry => entry.Key, entry => entry.Value) }
            : topic)],
    };
}
