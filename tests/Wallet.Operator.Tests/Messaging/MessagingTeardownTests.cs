using Wallet.Operator.Messaging;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Messaging;

public sealed class MessagingTeardownTests
{
    private const string DeleteCluster = $"Delete KafkaCluster {SomeBrokers.Name} (Destroy)";
    private const string DeleteConfiguration = $"Delete KafkaConfiguration {SomeBrokers.Name} (Destroy)";
    private const string Release = $"Release KafkaCluster {SomeBrokers.Name} wallet-operator.io/uid";

    [Theory]
    [InlineData(DeletionPolicy.Delete, StoreLifecycle.Available, DeleteCluster)]
    [InlineData(DeletionPolicy.Snapshot, StoreLifecycle.Available, DeleteCluster)]
    [InlineData(DeletionPolicy.Delete, StoreLifecycle.Failed, DeleteCluster)]
    [InlineData(DeletionPolicy.Delete, StoreLifecycle.Creating, null)]
    [InlineData(DeletionPolicy.Delete, StoreLifecycle.Changing, null)]
    [InlineData(DeletionPolicy.Delete, StoreLifecycle.Deleting, null)]
    [InlineData(DeletionPolicy.Delete, StoreLifecycle.Unknown, null)]
    [InlineData(DeletionPolicy.Retain, StoreLifecycle.Available, Release)]
    [InlineData(DeletionPolicy.Retain, StoreLifecycle.Changing, Release)]
    [InlineData(DeletionPolicy.Retain, StoreLifecycle.Deleting, null)]
    public void The_cluster_goes_first_or_is_released(DeletionPolicy policy, StoreLifecycle lifecycle, string? change)
    {
        var observed = new MessagingObserved
        {
            Cluster = SomeBrokers.Cluster with { Lifecycle = lifecycle },
            Configuration = SomeBrokers.Configuration,
        };

        MessagingTeardown.Of(SomeBrokers.Leaving(policy), observed).Texts().Should().Equal(change is null ? [] : [change]);
    }

    [Theory]
    [InlineData(DeletionPolicy.Delete, "ACTIVE", DeleteConfiguration)]
    [InlineData(DeletionPolicy.Snapshot, "DELETE_FAILED", DeleteConfiguration)]
    [InlineData(DeletionPolicy.Delete, "DELETING", null)]
    [InlineData(DeletionPolicy.Delete, null, null)]
    [InlineData(DeletionPolicy.Retain, "ACTIVE", null)]
    public void The_configuration_goes_after_the_cluster(DeletionPolicy policy, string? state, string? change)
        => MessagingTeardown.Of(SomeBrokers.Leaving(policy), Configured(state)).Texts().Should().Equal(change is null ? [] : [change]);

    [Fact]
    public void Requests_name_what_goes_and_what_is_given_up()
    {
        var cluster = new MessagingObserved { Cluster = SomeBrokers.Cluster };

        Requests(DeletionPolicy.Delete, cluster).Should().Equal("DeleteClusterRequest {ClusterArn: arn:cluster}");
        Requests(DeletionPolicy.Delete, Configured("ACTIVE")).Should().Equal("DeleteConfigurationRequest {Arn: arn:configuration}");
        Requests(DeletionPolicy.Retain, cluster).Should().Equal(
            $"TagResourceRequest {{ResourceArn: arn:cluster, Tags: {{wallet-operator.io/uid: released-{SamplePlatform.Uid}}}}}");
    }

    [Theory]
    [InlineData(DeletionPolicy.Delete)]
    [InlineData(DeletionPolicy.Retain)]
    public void A_cluster_that_is_there_is_left_over(DeletionPolicy policy)
        => Leftovers(policy, new MessagingObserved
        {
            Cluster = SomeBrokers.Cluster with { State = "DELETING" },
            Configuration = SomeBrokers.Configuration,
        }).Should().Equal(Finding.Moving("Deleting", $"MSK cluster {SomeBrokers.Name} is still there (DELETING)."));

    [Fact]
    public void A_configuration_is_left_over_unless_a_retained_cluster_needs_it()
    {
        Leftovers(DeletionPolicy.Snapshot, Configured("DELETING")).Should().Equal(
            Finding.Moving("Deleting", $"MSK configuration {SomeBrokers.Name} is still there (DELETING)."));
        Leftovers(DeletionPolicy.Retain, Configured("ACTIVE")).Should().BeEmpty();
        Leftovers(DeletionPolicy.Delete, Configured(null)).Should().BeEmpty();
    }

    private static MessagingObserved Configured(string? state)
        => new() { Configuration = state is null ? null : SomeBrokers.Configuration with { State = state } };

    private static IEnumerable<Finding> Leftovers(DeletionPolicy policy, MessagingObserved observed)
        => MessagingTeardown.Leftovers(SomeBrokers.Leaving(policy), observed);

    private static IEnumerable<string> Requests(DeletionPolicy policy, MessagingObserved observed)
        => MessagingTeardown.Of(SomeBrokers.Leaving(policy), observed).Select(change => ChangeTexts.Text(change.Request));
}
