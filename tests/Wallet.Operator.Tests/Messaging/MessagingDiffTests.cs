using Wallet.Operator.Messaging;
using Wallet.Operator.Messaging.Topics;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Messaging;

public sealed class MessagingDiffTests
{
    private const string CreateConfiguration = $"Create KafkaConfiguration {SomeBrokers.Name}";
    private const string UpdateConfiguration = $"Modify KafkaConfiguration {SomeBrokers.Name} Revision 4 -> 5";
    private const string CreateCluster = $"Create KafkaCluster {SomeBrokers.Name} 2 x kafka.t3.small, Kafka 3.6.0";

    private static readonly PlatformPass Pass = SomeBrokers.Pass();

    private static readonly MessagingObserved Ready = new()
    {
        Configuration = SomeBrokers.Configuration,
        OfferedVersions = ["3.5.1", "3.6.0"],
    };

    private static readonly MessagingObserved Built = Ready with { Cluster = SomeBrokers.Cluster, IsNameTaken = true };

    private static readonly Finding Lost = Finding.Stuck(
        "DataStoreMissing",
        "MSK cluster arn:lost is gone. It is not recreated on its own, because it would be empty. Create a cluster named "
        + $"{SomeBrokers.Name} with the tag wallet-operator.io/uid={SamplePlatform.Uid}, or accept an empty one: kubectl annotate wp "
        + "-n wallets demo wallet-operator.io/accept-empty-messaging=arn:lost");

    private static readonly Finding Uneven = Finding.Stuck(
        "BrokersNotPossible", "spec.messaging.brokers: 3 brokers cannot be spread evenly over 2 subnets: set it to a multiple of 2.");

    [Fact]
    public void What_is_as_it_should_be_needs_no_change() => Between(Pass, Built).Should().BeEquivalentTo(RoomPlan<MessagingChange>.Empty);

    [Fact]
    public void The_configuration_is_made_first_even_while_the_cluster_cannot_be_described()
    {
        var plan = MessagingDiff.Between(Pass, null, new MessagingObserved());

        plan.Changes.Texts().Should().Equal(CreateConfiguration);
        plan.Impossible.Should().BeEmpty();
    }

    [Fact]
    public void A_configuration_under_another_owner_is_not_touched()
        => Between(Pass, new MessagingObserved { IsConfigurationTaken = true, OfferedVersions = ["3.6.0"] }).Changes.Should().BeEmpty();

    [Fact]
    public void The_cluster_is_created_with_the_newest_version_of_the_spec()
    {
        var plan = Between(Messaging(settings => settings with { KafkaVersion = "3" }), Ready);

        plan.Changes.Texts().Should().Equal(CreateCluster);
        plan.Impossible.Should().BeEmpty();
    }

    [Theory]
    [InlineData("CREATING")]
    [InlineData("DELETING")]
    public void The_cluster_waits_until_its_configuration_is_active(string state)
        => Between(Pass, Ready with { Configuration = SomeBrokers.Configuration with { State = state } }).Changes.Should().BeEmpty();

    [Fact]
    public void The_cluster_waits_until_there_is_a_configuration()
        => Between(Pass, Ready with { Configuration = null }).Changes.Texts().Should().Equal(CreateConfiguration);

    [Fact]
    public void No_second_cluster_is_created_under_a_name_that_is_taken()
    {
        var plan = Between(Messaging(settings => settings with { Brokers = 3 }), Ready with { IsNameTaken = true });

        plan.Should().BeEquivalentTo(RoomPlan<MessagingChange>.Empty, "that of another owner has no limits of ours");
    }

    [Fact]
    public void Nothing_is_created_that_MSK_would_refuse()
    {
        var plan = Between(Messaging(settings => settings with { Brokers = 3, KafkaVersion = "5" }), Ready);

        plan.Changes.Should().BeEmpty();
        plan.Impossible.Should().Equal(
            Finding.Stuck("VersionNotOffered", "spec.messaging.kafkaVersion: AWS offers no Kafka \"5\" in eu-west-1: correct it."), Uneven);
    }

    [Fact]
    public void A_cluster_is_changed_as_far_as_MSK_can_and_the_rest_reported()
    {
        var plan = Between(Messaging(settings => settings with { Brokers = 3, BrokerType = "kafka.m5.large", KafkaVersion = "3.5.1" }), Built);

        plan.Changes.Texts().Should().Equal($"Modify KafkaCluster {SomeBrokers.Name} BrokerType kafka.t3.small -> kafka.m5.large (Rolling)");
        plan.Impossible.Should().Equal(
            Finding.Stuck(
                "DowngradeNotPossible",
                "spec.messaging.kafkaVersion: the cluster runs Kafka 3.6.0, and MSK has no way back to 3.5.1: set it to 3.6.0."),
            Uneven);
    }

    [Fact]
    public void The_cluster_takes_up_a_revision_only_when_it_is_what_the_spec_says()
    {
        var properties = Messaging(settings => settings with { ServerProperties = new Dictionary<string, string> { ["num.partitions"] = "6" } });
        var old = Built with { Cluster = SomeBrokers.Cluster with { ConfigurationRevision = 3 } };

        Between(properties, old).Changes.Texts().Should().Equal(UpdateConfiguration);
        Between(Pass, old).Changes.Texts().Should().Equal($"Modify KafkaCluster {SomeBrokers.Name} ConfigurationRevision 3 -> 4 (Rolling)");
    }

    [Fact]
    public void While_other_rooms_have_not_reported_a_cluster_stays_as_it_is()
        => MessagingDiff.Between(Messaging(settings => settings with { Brokers = 3 }), null, Built with { OfferedVersions = [] })
            .Should().BeEquivalentTo(RoomPlan<MessagingChange>.Empty);

    [Fact]
    public void A_lost_cluster_is_not_created_again()
        => Between(Losing("KafkaCluster"), Ready).Should().BeEquivalentTo(new RoomPlan<MessagingChange>([], [Lost]));

    [Fact]
    public void A_loss_is_reported_before_what_is_impossible()
    {
        var plan = Between(Losing("KafkaCluster", settings => settings with { Brokers = 3 }), Ready);

        plan.Impossible.Should().Equal(Lost, Uneven);
    }

    [Theory]
    [InlineData("KafkaCluster", "arn:lost", false)]
    [InlineData("KafkaTopicKey", "arn:other", false)]
    [InlineData("KafkaCluster", "arn:other", true)]
    public void Only_a_person_accepts_an_empty_cluster_in_place_of_the_lost_one(string kind, string accepted, bool isLost)
    {
        var pass = Losing(kind) with
        {
            Annotations = new Dictionary<string, string> { ["wallet-operator.io/accept-empty-messaging"] = accepted },
        };

        var plan = Between(pass, Ready);

        plan.Changes.Texts().Should().Equal(isLost ? [] : [CreateCluster]);
        plan.Impossible.Should().Equal(isLost ? [Lost] : []);
    }

    [Fact]
    public void A_cluster_whose_name_is_taken_is_not_lost()
        => Between(Losing("KafkaCluster"), Built).Should().BeEquivalentTo(RoomPlan<MessagingChange>.Empty);

    [Fact]
    public void Topics_follow_when_the_brokers_can_be_asked()
    {
        var pass = Messaging(settings => settings with
        {
            BrokerType = "kafka.m5.large",
            Topics = [Topic("a"), Topic("b")],
        });
        var topics = new Dictionary<string, TopicObserved> { ["b"] = new(3, 1) };
        string[] ofCluster = [$"Modify KafkaCluster {SomeBrokers.Name} BrokerType kafka.t3.small -> kafka.m5.large (Rolling)"];

        var plan = Between(pass, Built with { Brokers = SomeBrokers.Addresses, Topics = topics });

        plan.Changes.Texts().Should().Equal([.. ofCluster, "Create Topic a 3 partitions"]);
        plan.Impossible.Select(finding => finding.Reason).Should().Equal("ReplicationFactorNotPossible");
        Between(pass, Built with { Brokers = SomeBrokers.Addresses }).Changes.Texts().Should().Equal(ofCluster);
        Between(pass, Built with { Topics = topics }).Changes.Texts().Should().Equal(ofCluster);
    }

    private static RoomPlan<MessagingChange> Between(PlatformPass pass, MessagingObserved observed)
        => MessagingDiff.Between(pass, SomeBrokers.Desired(pass), observed);

    private static TopicSettings Topic(string name) => new(name, 3, 2, new Dictionary<string, string>());

    private static PlatformPass Messaging(Func<MessagingSettings, MessagingSettings> change) => SomeBrokers.Pass(change);

    private static PlatformPass Losing(string kind, Func<MessagingSettings, MessagingSettings>? change = null)
        => SomeBrokers.Pass(change) with { Remembered = [new RememberedResource("messaging", kind, "arn:lost")] };
}
