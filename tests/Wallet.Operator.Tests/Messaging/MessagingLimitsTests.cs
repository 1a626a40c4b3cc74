using Wallet.Operator.Messaging.Brokers;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Messaging;

/// <summary>What MSK does not do is said with the field to correct, and never asked for.</summary>
public sealed class MessagingLimitsTests : MessagingGround
{
    [Theory]
    [InlineData(20, 40, false)]
    [InlineData(20, 100, false)]
    [InlineData(20, 101, true)]
    [InlineData(100, 109, false)]
    [InlineData(100, 110, true)]
    [InlineData(16380, 16384, false)]
    [InlineData(16000, 16385, false)]
    public void Volumes_grow_beyond_a_hundred_and_by_ten(int from, int to, bool possible) => ClusterLimits.CanGrow(from, to).Should().Be(possible);

    [Fact]
    public async Task A_volume_that_MSK_would_not_grow_that_little_is_refused_with_what_to_set()
    {
        await BuildAsync(messaging => messaging with { StorageGiB = 20 });
        Ask(messaging => messaging with { StorageGiB = 40 });

        var outcome = await PassAsync();

        var blocked = outcome.Should().BeOfType<StepOutcome.Blocked>().Subject;
        blocked.Reason.Should().Be("StorageNotPossible");
        blocked.Message.Should().Contain("spec.messaging.storageGiB").And.Contain("set it to 20, or to 101 or more");
        outcome.Facts.Should().ContainSingle();
        AcceptedOf(outcome).BrokerStorageGiB.Should().Be(20, "status.accepted holds what AWS has");
        Account.Journal.Mutations.Should().BeEmpty();
        (await BuildAsync(messaging => messaging with { StorageGiB = 20 })).Should().BeOfType<StepOutcome.InSync>("the way back is open");
    }

    [Fact]
    public async Task What_cannot_grow_holds_up_nothing_else()
    {
        await BuildAsync(messaging => messaging with { StorageGiB = 20 });
        Ask(messaging => messaging with { StorageGiB = 40, LogsS3Bucket = "logs" });

        await PassAsync();

        Account.Mutations("kafka").Should().Equal("UpdateMonitoring");
    }

    [Theory]
    [InlineData("9", "VersionNotOffered", "AWS offers no Kafka \"9\"")]
    [InlineData("3.6.0", "DowngradeNotPossible", "set it to 3.8.x")]
    [InlineData("4", "UpgradeNotPossible", "between ZooKeeper and KRaft")]
    public async Task A_version_that_the_cluster_cannot_get_is_refused(string version, string reason, string words)
    {
        await BuildAsync(messaging => messaging with { KafkaVersion = "3.6.0" });
        await BuildAsync(messaging => messaging with { KafkaVersion = "3.8.x" });
        Ask(messaging => messaging with { KafkaVersion = version });

        var outcome = await PassAsync();

        outcome.Should().BeOfType<StepOutcome.Blocked>().Which.Should().Match<StepOutcome.Blocked>(blocked =>
            blocked.Reason == reason && blocked.Message.StartsWith("spec.messaging.kafkaVersion:") && blocked.Message.Contains(words));
        outcome.Facts.Should().ContainSingle();
        Account.Journal.Mutations.Should().BeEmpty();
    }

    [Fact]
    public async Task A_version_that_no_region_offers_keeps_the_cluster_from_being_created()
    {
        Ask(messaging => messaging with { KafkaVersion = "9" });
        await PassAsync();

        (await PassAsync()).Should().BeOfType<StepOutcome.Blocked>().Which.Reason.Should().Be("VersionNotOffered");

        Account.Mutations("kafka").Should().Equal("CreateConfiguration");
    }

    [Theory]
    [InlineData("SCRAM")]
    [InlineData("TLS")]
    public async Task Ways_to_sign_in_that_nothing_provides_for_are_refused_before_there_is_a_cluster(string way)
    {
        Ask(messaging => messaging with { ClientBroker = "TLS", Authentication = ["IAM", way] });
        await PassAsync();

        (await PassAsync()).Should().BeOfType<StepOutcome.Blocked>().Which.Message.Should().Contain($"spec.messaging.authentication: {way} cannot work");

        Account.Mutations("kafka").Should().Equal("CreateConfiguration");
    }

    [Fact]
    public async Task A_cluster_keeps_its_security_while_the_spec_asks_for_what_cannot_work()
    {
        await BuildAsync(messaging => messaging with { ClientBroker = "TLS", Authentication = ["IAM"] });
        Ask(messaging => messaging with { Authentication = ["SCRAM"] });

        var outcome = await PassAsync();

        outcome.Should().BeOfType<StepOutcome.Blocked>().Which.Reason.Should().Be("AuthenticationNotPossible");
        outcome.Fact<MessagingFacts>().Security.Should().Be("iam", "that is what serves");
        Account.Journal.Mutations.Should().BeEmpty();
    }

    [Fact]
    public async Task Brokers_that_cannot_be_spread_evenly_are_refused()
    {
        await BuildAsync();
        Ask(messaging => messaging with { Brokers = 3 });

        (await PassAsync()).Should().BeOfType<StepOutcome.Blocked>().Which.Message.Should().Contain("spec.messaging.brokers").And.Contain("multiple of 2");

        Account.Journal.Mutations.Should().BeEmpty();
    }
}
