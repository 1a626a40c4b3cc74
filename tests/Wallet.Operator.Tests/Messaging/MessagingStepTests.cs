using System.Text;
using Amazon.Kafka.Model;
using Wallet.LocalCloud.Aws.Faults;
using Wallet.Operator.Aws;
using Wallet.Operator.Messaging;
using Wallet.Operator.Messaging.Topics;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Messaging;

public sealed class MessagingStepTests : IAsyncLifetime
{
    private const string Name = "wp-demo-1a2b3c4d-kafka";
    private readonly FakeTopics _topics = new();
    private LocalAccount _account = null!;
    private MessagingStep _step = null!;
    private PlatformPass _pass = null!;

    public async Task InitializeAsync()
    {
        _account = await LocalAccount.StartAsync();
        _step = new MessagingStep(_account.Regions, _topics, TestRooms.Tools(_account.Clock));
        _pass = await _account.PrepareAsync();
    }

    public async Task DisposeAsync() => await _account.DisposeAsync();

    [Fact]
    public async Task Creates_configuration_cluster_and_topics_and_reports_the_brokers()
    {
        var facts = (await _step.BuildAsync(_account, _pass)).Fact<MessagingFacts>();

        var cluster = await ClusterAsync();
        cluster.Provisioned!.NumberOfBrokerNodes.Should().Be(2);
        cluster.Provisioned.CurrentBrokerSoftwareInfo!.KafkaVersion.Should().Be("3.9.x.kraft");
        cluster.Provisioned.EncryptionInfo!.EncryptionAtRest!.DataVolumeKMSKeyId.Should().Be(_pass.Find<SecurityFacts>()!.KeyArns["messaging"]);
        cluster.Tags![OwnershipTags.UidKey].Should().Be(_pass.Uid);
        (await PropertiesAsync()).Should().Be("auto.create.topics.enable=false\ndefault.replication.factor=2\nmin.insync.replicas=1");
        facts.Security.Should().Be("tls");
        facts.BootstrapServers.Split(',').Should().HaveCount(2).And.BeInAscendingOrder();
        _topics.Topics.Keys.Should().BeEquivalentTo("wallet.entries.v1", "wallet.lifecycle.v1", "wallet.transactions.v1");
    }

    [Fact]
    public async Task A_steady_pass_mutates_nothing_and_reports_the_same()
    {
        var first = await _step.BuildAsync(_account, _pass);
        _account.Journal.Clear();
        _topics.Mutations.Clear();
        _account.Clock.Advance(TimeSpan.FromHours(1));

        var second = await PassAsync();

        second.Should().BeOfType<StepOutcome.InSync>();
        second.Fact<MessagingFacts>().Should().Be(first.Fact<MessagingFacts>());
        _account.Journal.Mutations.Should().BeEmpty();
        _topics.Mutations.Should().BeEmpty();
    }

    [Fact]
    public async Task Other_properties_become_a_revision_that_the_cluster_takes_up()
    {
        await _step.BuildAsync(_account, _pass);
        _account.Journal.Clear();
        _pass = WithMessaging(messaging => messaging with { ServerProperties = new Dictionary<string, string> { ["log.retention.hours"] = "24" } });

        await _step.BuildAsync(_account, _pass);

        _account.Mutations("kafka").Should().Equal("UpdateConfiguration", "UpdateClusterConfiguration");
        (await PropertiesAsync()).Should().Be("log.retention.hours=24");
    }

    [Fact]
    public async Task A_lost_answer_of_UpdateConfiguration_adds_no_second_revision()
    {
        await _step.BuildAsync(_account, _pass);
        _account.Faults.Next("kafka", "UpdateConfiguration", new Disturbance.LoseReply());
        _pass = WithMessaging(messaging => messaging with { ServerProperties = new Dictionary<string, string> { ["log.retention.hours"] = "24" } });
        (await PassAsync()).Should().BeOfType<StepOutcome.Waiting>().Which.Message.Should().Contain("The answer was lost");

        await _step.BuildAsync(_account, _pass);

        (await ConfigurationAsync()).LatestRevision!.Revision.Should().Be(2);
    }

    [Fact]
    public async Task Brokers_storage_and_type_change_one_operation_at_a_time()
    {
        _pass = WithMessaging(messaging => messaging with { BrokerType = "kafka.m5.large", StorageGiB = 100 });
        await _step.BuildAsync(_account, _pass);
        _account.Journal.Clear();
        _pass = WithMessaging(messaging => messaging with { BrokerType = "kafka.m5.xlarge", StorageGiB = 200, Brokers = 4 });

        await _step.BuildAsync(_account, _pass);

        _account.Mutations("kafka").Should().Equal("UpdateBrokerStorage", "UpdateBrokerCount", "UpdateBrokerType");
        var brokers = (await ClusterAsync()).Provisioned!;
        brokers.NumberOfBrokerNodes.Should().Be(4);
        brokers.BrokerNodeGroupInfo!.InstanceType.Should().Be("kafka.m5.xlarge");
        brokers.BrokerNodeGroupInfo.StorageInfo!.EbsStorageInfo!.VolumeSize.Should().Be(200);
    }

    [Fact]
    public async Task Storage_that_grew_by_itself_stays()
    {
        _pass = WithMessaging(messaging => messaging with { BrokerType = "kafka.m5.large", StorageGiB = 100 });
        await _step.BuildAsync(_account, _pass);
        var cluster = await ClusterAsync();
        await _account.Clients.Kafka.UpdateBrokerStorageAsync(new()
        {
            ClusterArn = cluster.ClusterArn,
            CurrentVersion = cluster.CurrentVersion,
            TargetBrokerEBSVolumeInfo = [new() { KafkaBrokerNodeId = "All", VolumeSizeGB = 500 }],
        });
        _account.Clock.Advance(TimeSpan.FromHours(1));
        _account.Journal.Clear();

        (await PassAsync()).Should().BeOfType<StepOutcome.InSync>();

        _account.Journal.Mutations.Should().BeEmpty();
    }

    [Fact]
    public async Task Clients_security_can_be_tightened()
    {
        await _step.BuildAsync(_account, _pass);
        _account.Journal.Clear();
        _pass = WithMessaging(messaging => messaging with { ClientBroker = "TLS", Authentication = ["IAM"] });

        var facts = (await _step.BuildAsync(_account, _pass)).Fact<MessagingFacts>();

        _account.Mutations("kafka").Should().Equal("UpdateSecurity");
        facts.Security.Should().Be("iam");
        facts.BootstrapServers.Should().Contain(":9098");
    }

    [Fact]
    public async Task A_newer_version_is_installed()
    {
        await _step.BuildAsync(_account, WithMessaging(messaging => messaging with { KafkaVersion = "3.6.0" }));

        await _step.BuildAsync(_account, WithMessaging(messaging => messaging with { KafkaVersion = "3.8" }));

        (await ClusterAsync()).Provisioned!.CurrentBrokerSoftwareInfo!.KafkaVersion.Should().Be("3.8.x");
    }

    [Fact]
    public async Task Topics_are_created_and_only_ever_grow()
    {
        _topics.Topics["wallet.entries.v1"] = new(2, 2);
        _topics.Topics["wallet.lifecycle.v1"] = new(50, 2);

        await _step.BuildAsync(_account, _pass);

        _topics.Mutations.Should().BeEquivalentTo("wallet.entries.v1=3", "wallet.transactions.v1=3");
    }

    [Fact]
    public async Task Brokers_that_do_not_answer_are_reported_and_waited_for()
    {
        _topics.Trouble = new BrokersException(BrokerTrouble.Unreachable, "connection refused", new InvalidOperationException());
        StepOutcome outcome;
        var passes = 0;
        do
        {
            outcome = await PassAsync();
            _account.Clock.Advance(TimeSpan.FromSeconds(15));
        }
        while (outcome is not StepOutcome.Waiting { Reason: "BrokersUnreachable" } && ++passes < 500);

        outcome.Should().BeOfType<StepOutcome.Waiting>().Which.Message.Should().Contain("connection refused");
        outcome.Facts.Should().ContainSingle();
        _topics.Trouble = null;
        await _step.BuildAsync(_account, _pass);
    }

    [Fact]
    public async Task A_lost_answer_makes_no_second_cluster()
    {
        await PassAsync();
        _account.Clock.Advance(TimeSpan.FromSeconds(5)); // The log group is listed by then.
        _account.Faults.Next("kafka", "CreateClusterV2", new Disturbance.LoseReply());
        (await PassAsync()).Should().BeOfType<StepOutcome.Waiting>().Which.Message.Should().Contain("The answer was lost");

        await _step.BuildAsync(_account, _pass);

        (await _account.Clients.Kafka.ListClustersV2Async(new())).ClusterInfoList.Should().ContainSingle();
    }

    [Fact]
    public async Task A_cluster_that_is_gone_is_not_recreated()
    {
        var built = await _step.BuildAsync(_account, _pass);
        await _account.Clients.Kafka.DeleteClusterAsync(new() { ClusterArn = (await ClusterAsync()).ClusterArn });
        _account.Clock.Advance(TimeSpan.FromHours(1));
        _account.Journal.Clear();
        _pass = _pass.After(built);

        (await PassAsync()).Should().BeOfType<StepOutcome.Blocked>().Which.Reason.Should().Be("DataStoreMissing");

        _account.Journal.Mutations.Should().BeEmpty();
    }

    [Fact]
    public async Task A_foreign_configuration_of_our_name_blocks_and_stays_untouched()
    {
        await _account.Clients.Kafka.CreateConfigurationAsync(
            new() { Name = Name, Description = "theirs", ServerProperties = new MemoryStream("log.retention.hours=1"u8.ToArray()) });
        _account.Journal.Clear();
        _pass = WithMessaging(messaging => messaging with { LogsToCloudWatch = false });

        (await PassAsync()).Should().BeOfType<StepOutcome.Blocked>().Which.Message.Should().Contain($"KafkaConfiguration {Name}");
        (await _step.DeleteAsync(_pass, CancellationToken.None)).Should().BeOfType<StepOutcome.InSync>();

        _account.Journal.Mutations.Should().BeEmpty();
    }

    [Fact]
    public async Task Deleted_the_cluster_before_its_configuration()
    {
        await _step.BuildAsync(_account, _pass);
        _account.Journal.Clear();

        await _step.TearDownAsync(_account, _pass);

        _account.Mutations("kafka").Should().Equal("DeleteCluster", "DeleteConfiguration");
    }

    [Fact]
    public async Task Retained_brokers_lose_our_claim_and_keep_their_configuration()
    {
        await _step.BuildAsync(_account, _pass);
        _account.Journal.Clear();
        _pass = _pass.With(settings => settings with { Deletion = settings.Deletion with { Policy = DeletionPolicy.Retain } });

        await _step.TearDownAsync(_account, _pass);

        _account.Mutations("kafka").Should().Equal("TagResource");
        (await ClusterAsync()).Tags![OwnershipTags.UidKey].Should().Be($"released-{_pass.Uid}");
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public async Task Any_spec_after_any_other_is_reached_and_kept(int seed)
    {
        var specs = new RandomSpecs(seed);
        for (var step = 0; step < 5; step++)
        {
            _pass = _pass.With(settings => settings with { Messaging = specs.Next(settings.Messaging) });
            await _step.BuildAsync(_account, _pass);
            _account.Clock.Advance(TimeSpan.FromHours(25));
            _account.Journal.Clear();

            var steady = await PassAsync();

            steady.Should().BeOfType<StepOutcome.InSync>("step {0} of seed {1} asks for {2}", step, seed, _pass.Settings.Messaging);
            _account.Journal.Mutations.Should().BeEmpty();
        }
    }

    private async Task<StepOutcome> PassAsync() => await _step.ReconcileAsync(_pass, CancellationToken.None);

    private PlatformPass WithMessaging(Func<MessagingSettings, MessagingSettings> change) =>
        _pass.With(settings => settings with { Messaging = change(settings.Messaging) });

    private async Task<Cluster> ClusterAsync() => (await _account.Clients.Kafka.ListClustersV2Async(new())).ClusterInfoList!.Single();

    private async Task<Configuration> ConfigurationAsync() => (await _account.Clients.Kafka.ListConfigurationsAsync(new())).Configurations!.Single();

    private async Task<string> PropertiesAsync()
    {
        var configuration = await ConfigurationAsync();
        var revision = await _account.Clients.Kafka.DescribeConfigurationRevisionAsync(
            new() { Arn = configuration.Arn, Revision = configuration.LatestRevision!.Revision });
        return Encoding.UTF8.GetString(revision.ServerProperties!.ToArray());
    }
}
