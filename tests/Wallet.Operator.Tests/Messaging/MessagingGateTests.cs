using Amazon.CloudWatchLogs.Model;
using Amazon.Kafka.Model;
using Amazon.Runtime;
using Wallet.Operator.Messaging;
using Wallet.Operator.Messaging.Topics;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.Tests.Messaging;

public sealed class MessagingGateTests
{
    private static readonly PlannedChange What = new("resource", "verb", "detail");

    private static readonly AmazonWebServiceRequest[] Requests =
    [
        new CreateConfigurationRequest(),
        new UpdateConfigurationRequest(),
        new CreateClusterV2Request(),
        new UpdateClusterConfigurationRequest(),
        new UpdateBrokerCountRequest(),
        new Amazon.Kafka.Model.TagResourceRequest(),
    ];

    [Fact]
    public void Topics_change_whatever_MSK_is_doing()
    {
        var change = new MessagingChange.OfTopic(What, SomeBrokers.Addresses, new TopicRequest.Grow("entries", 3));

        MessagingGate.IsOpen(change, [], new MessagingObserved()).Should().BeTrue();
    }

    [Theory]
    [InlineData(null, null, "CreateConfiguration")]
    [InlineData("UPDATING", null, "CreateConfiguration")]
    [InlineData("ACTIVE", null, "CreateConfiguration UpdateConfiguration CreateClusterV2")]
    [InlineData("ACTIVE", StoreLifecycle.Creating, "CreateConfiguration UpdateConfiguration CreateClusterV2")]
    [InlineData("ACTIVE", StoreLifecycle.Changing, "CreateConfiguration UpdateConfiguration CreateClusterV2")]
    [InlineData("ACTIVE", StoreLifecycle.Failed, "CreateConfiguration UpdateConfiguration CreateClusterV2")]
    [InlineData(
        "ACTIVE",
        StoreLifecycle.Available,
        "CreateConfiguration UpdateConfiguration CreateClusterV2 UpdateClusterConfiguration UpdateBrokerCount TagResource")]
    [InlineData("UPDATING", StoreLifecycle.Available, "CreateConfiguration UpdateBrokerCount TagResource")]
    [InlineData(null, StoreLifecycle.Available, "CreateConfiguration UpdateBrokerCount TagResource")]
    public void A_resource_changes_only_while_it_is_at_rest(string? configuration, StoreLifecycle? cluster, string open)
    {
        var observed = new MessagingObserved
        {
            Configuration = configuration is null ? null : SomeBrokers.Configuration with { State = configuration },
            Cluster = cluster is { } lifecycle ? SomeBrokers.Cluster with { Lifecycle = lifecycle } : null,
        };

        Requests.Where(request => MessagingGate.IsOpen(Change(request), [], observed))
            .Select(request => request.GetType().Name.Replace("Request", "", StringComparison.Ordinal))
            .Should().Equal(open.Split(' '));
    }

    [Fact]
    public void A_cluster_waits_for_its_log_group_as_long_as_that_may_be_made()
    {
        var observed = new MessagingObserved { Configuration = SomeBrokers.Configuration };
        var (cluster, group) = (Change(new CreateClusterV2Request()), Change(new CreateLogGroupRequest()));

        MessagingGate.IsOpen(cluster, [group, cluster], observed).Should().BeFalse();
        MessagingGate.IsOpen(cluster, [cluster], observed).Should().BeTrue("a refused group is not among those that may be made now");
        MessagingGate.IsOpen(cluster, [Change(new PutRetentionPolicyRequest()), cluster], observed).Should().BeTrue();
    }

    [Theory]
    [InlineData(typeof(CreateLogGroupRequest))]
    [InlineData(typeof(PutRetentionPolicyRequest))]
    [InlineData(typeof(PutResourcePolicyRequest))]
    [InlineData(typeof(DeleteLogGroupRequest))]
    public void What_logs_need_changes_whatever_MSK_is_doing(Type request)
        => MessagingGate.IsOpen(Change((AmazonWebServiceRequest)Activator.CreateInstance(request)!), [], new MessagingObserved()).Should().BeTrue();

    private static MessagingChange.OfCluster Change(AmazonWebServiceRequest request) => new(new AwsChange(What, request));
}
