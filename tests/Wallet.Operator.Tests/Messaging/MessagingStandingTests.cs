using Amazon.Kafka.Model;
using Amazon.Runtime;
using Wallet.Operator.Aws;
using Wallet.Operator.Messaging;
using Wallet.Operator.Messaging.Configurations;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Messaging;

/// <summary>What is said of the brokers is what MSK says; what is not at rest is left alone.</summary>
public sealed class MessagingStandingTests : MessagingGround
{
    [Fact]
    public async Task A_change_that_is_still_to_be_made_is_named_with_the_real_state()
    {
        await BuildAsync();
        Ask(messaging => messaging with { LogsS3Bucket = "logs" });

        var outcome = await PassAsync();
        outcome.Should().BeOfType<StepOutcome.Waiting>().Which.Message.Should()
            .Be($"MSK cluster {Name} is ACTIVE. Still to do: Modify KafkaCluster {Name} LogsS3Bucket (none) -> logs.");

        (await PassAsync()).Should().BeOfType<StepOutcome.Waiting>().Which.Message.Should().Contain("is UPDATING. Still to do: ");
    }

    [Fact]
    public async Task A_failed_cluster_is_left_to_a_person_and_clients_keep_its_addresses()
    {
        var built = await BuildAsync();
        Account.Kafka.SetState("cluster", Name, "FAILED");
        Account.Clock.Advance(TimeSpan.FromMinutes(1));

        var outcome = await PassAsync();

        var blocked = outcome.Should().BeOfType<StepOutcome.Blocked>().Subject;
        blocked.Reason.Should().Be("MessagingFailed");
        blocked.Message.Should().Contain("is FAILED").And.NotContain("elete it");
        outcome.Fact<MessagingFacts>().Should().Be(built.Fact<MessagingFacts>());
        Account.Journal.Mutations.Should().BeEmpty();
    }

    [Fact]
    public async Task A_cluster_that_somebody_deletes_is_an_alarm()
    {
        await BuildAsync();
        await Account.Clients.Kafka.DeleteClusterAsync(new() { ClusterArn = (await ClusterAsync()).ClusterArn });
        Account.Clock.Advance(TimeSpan.FromMinutes(1));

        (await PassAsync()).Should().BeOfType<StepOutcome.Blocked>().Which.Reason.Should().Be("MessagingDeleting");
    }

    [Fact]
    public async Task A_lost_cluster_is_created_again_when_a_person_accepts_that_it_is_empty()
    {
        await BuildAsync();
        var arn = (await ClusterAsync()).ClusterArn!;
        await Account.Clients.Kafka.DeleteClusterAsync(new() { ClusterArn = arn });
        Account.Clock.Advance(TimeSpan.FromHours(1));
        var lost = await PassAsync();
        lost.Should().BeOfType<StepOutcome.Blocked>().Which.Message.Should().Contain($"{MessagingNames.AcceptEmpty}={arn}");
        AcceptedOf(lost).Should().NotBeNull();

        Pass = Pass with { Annotations = new Dictionary<string, string> { [MessagingNames.AcceptEmpty] = arn } };
        await Step.BuildAsync(Account, Pass);

        (await ClusterAsync()).ClusterArn.Should().NotBe(arn);
    }

    [Fact]
    public async Task A_cluster_whose_tag_is_gone_serves_on_and_is_neither_lost_nor_changed()
    {
        await BuildAsync();
        await Account.Clients.Kafka.UntagResourceAsync(new() { ResourceArn = (await ClusterAsync()).ClusterArn, TagKeys = [OwnershipTags.UidKey] });
        Account.Clock.Advance(TimeSpan.FromMinutes(1));
        Account.Journal.Clear();
        Ask(messaging => messaging with { LogsS3Bucket = "logs" });

        var outcome = await PassAsync();

        outcome.Should().BeOfType<StepOutcome.Blocked>().Which.Message.Should().Contain("is gone. The platform made it").And.NotContain("recreated");
        outcome.Facts.Should().ContainSingle();
        outcome.Accept!(new() { Brokers = 2 }).Brokers.Should().Be(2, "it is there all the same");
        Account.Journal.Mutations.Should().BeEmpty();
    }

    /// <summary>MSK's configurations have no tags, and their description is fixed: one of somebody else's stays one.</summary>
    [Fact]
    public async Task A_foreign_configuration_of_our_name_is_neither_created_again_nor_used()
    {
        await Account.Clients.Kafka.CreateConfigurationAsync(
            new() { Name = Name, Description = "theirs", ServerProperties = new MemoryStream("log.retention.hours=1"u8.ToArray()) });
        Account.Clock.Advance(TimeSpan.FromMinutes(1));
        Account.Journal.Clear();
        Ask(messaging => messaging with { LogsToCloudWatch = false });

        var outcome = await PassAsync();

        outcome.Should().BeOfType<StepOutcome.Blocked>().Which.Reason.Should().Be("ForeignResource");
        outcome.Planned.Should().BeEmpty();
        Account.Journal.Mutations.Should().BeEmpty();
    }

    [Fact]
    public async Task Status_accepts_what_AWS_has_and_not_what_MSK_has_scaled_by_itself()
    {
        var built = await BuildAsync(messaging => messaging with { BrokerType = "kafka.m5.large", StorageGiB = 100 });
        AcceptedOf(built).Should().BeEquivalentTo(new
        {
            Brokers = 2,
            BrokerStorageGiB = 100,
            TopicPartitions = Pass.Settings.Messaging.Topics.ToDictionary(topic => topic.Name, topic => topic.Partitions),
        });
        var cluster = await ClusterAsync();
        await Account.Clients.Kafka.UpdateBrokerStorageAsync(new()
        {
            ClusterArn = cluster.ClusterArn,
            CurrentVersion = cluster.CurrentVersion,
            TargetBrokerEBSVolumeInfo = [new() { KafkaBrokerNodeId = "All", VolumeSizeGB = 500 }],
        });
        Account.Clock.Advance(TimeSpan.FromHours(1));

        AcceptedOf(await PassAsync()).BrokerStorageGiB.Should().Be(100);
    }

    public static TheoryData<string, string> Configurations => new()
    {
        { "DELETING", nameof(UpdateConfigurationRequest) },
        { "DELETE_FAILED", nameof(UpdateConfigurationRequest) },
        { "DELETING", nameof(CreateClusterV2Request) },
        { "DELETING", nameof(UpdateClusterConfigurationRequest) },
    };

    [Theory, MemberData(nameof(Configurations))]
    public void A_configuration_that_is_not_active_is_neither_revised_nor_used(string state, string request)
    {
        var change = Change(request switch
        {
            nameof(UpdateConfigurationRequest) => new UpdateConfigurationRequest(),
            nameof(CreateClusterV2Request) => new CreateClusterV2Request(),
            _ => new UpdateClusterConfigurationRequest(),
        });

        MessagingGate.IsOpen(change, [], Observed(state)).Should().BeFalse();
        MessagingGate.IsOpen(change, [], Observed("ACTIVE")).Should().BeTrue();
    }

    [Fact]
    public void A_cluster_is_not_changed_while_it_is_busy()
    {
        var busy = Observed("ACTIVE") with { Cluster = Observed("ACTIVE").Cluster! with { Lifecycle = StoreLifecycle.Changing } };
        MessagingGate.IsOpen(Change(new UpdateBrokerCountRequest()), [], busy).Should().BeFalse();
        MessagingGate.IsOpen(Change(new UpdateConfigurationRequest()), [], busy).Should().BeTrue("a revision is no change of the cluster");
    }

    [Theory]
    [InlineData("ACTIVE", 1)]
    [InlineData("DELETE_FAILED", 1)]
    [InlineData("DELETING", 0)]
    public void A_configuration_is_deleted_once(string state, int requests)
    {
        var observed = Observed(state) with { Cluster = null };

        MessagingTeardown.Of(SamplePlatform.Pass(), observed).Should().HaveCount(requests);
        MessagingTeardown.Leftovers(SamplePlatform.Pass(), observed).Should().ContainSingle().Which.Message.Should().Contain($"({state})");
    }

    [Fact]
    public void A_configuration_is_not_deleted_before_its_cluster()
        => MessagingTeardown.Of(SamplePlatform.Pass(), Observed("ACTIVE")).Should().ContainSingle().Which.Request.Should().BeOfType<DeleteClusterRequest>();

    private static MessagingChange.OfCluster Change(AmazonWebServiceRequest request) => new(new AwsChange(new PlannedChange("x", "Modify", ""), request));

    private static MessagingObserved Observed(string configuration) => new()
    {
        Configuration = new ConfigurationObserved(Name, "arn:1", "", configuration, 1, ""),
        Cluster = Wallet.Operator.Messaging.Brokers.ClusterObserved.From(new Cluster { ClusterName = Name, ClusterArn = "arn:2", State = "ACTIVE" }),
    };
}
