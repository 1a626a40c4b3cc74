using Wallet.Operator.Messaging.Brokers;
using Wallet.Operator.Messaging.Configurations;
using Wallet.Operator.Messaging.Logs;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Messaging.Brokers;

public sealed class ClusterDiffTests
{
    private const string Resource = $"KafkaCluster {SomeBrokers.Name}";
    private const string LogGroup = $"/aws/vendedlogs/{SomeBrokers.Name}";
    private static readonly string[] Offered = ["3.5.1", "3.6.0", "3.7.x", "3.7.x.kraft"];

    [Fact]
    public void A_cluster_as_it_should_be_needs_no_change() => Between().Should().BeEmpty();

    [Theory]
    [InlineData(20, 101, true)]
    [InlineData(20, 100, false)]
    [InlineData(200, 210, true)]
    [InlineData(200, 209, false)]
    [InlineData(200, 200, false)]
    [InlineData(200, 101, false)]
    [InlineData(200, 16384, true)]
    [InlineData(200, 16385, false)]
    public void Volumes_grow_in_steps_that_MSK_takes_and_never_shrink(int there, int wanted, bool grow)
    {
        var changes = Between(settings => settings with { StorageGiB = wanted }, SomeBrokers.Cluster with { StorageGiB = there });

        changes.Texts().Should().Equal(grow ? [$"Modify {Resource} StorageGiB {there} -> {wanted}"] : []);
        changes.Select(change => ChangeTexts.Text(change.Request)).Should().Equal(grow
            ? [Request("UpdateBrokerStorage", $"TargetBrokerEBSVolumeInfo: [{{KafkaBrokerNodeId: All, VolumeSizeGB: {wanted}}}]")]
            : []);
    }

    [Theory]
    [InlineData(2, 4, true)]
    [InlineData(2, 3, false)]
    [InlineData(2, 2, false)]
    [InlineData(4, 2, false)]
    public void Brokers_are_added_evenly_over_the_subnets_and_never_removed(int there, int wanted, bool add)
    {
        var changes = Between(settings => settings with { Brokers = wanted }, SomeBrokers.Cluster with { Brokers = there });

        changes.Texts().Should().Equal(add ? [$"Modify {Resource} Brokers {there} -> {wanted}"] : []);
        changes.Select(change => ChangeTexts.Text(change.Request)).Should().Equal(
            add ? [Request("UpdateBrokerCount", $"TargetNumberOfBrokerNodes: {wanted}")] : []);
    }

    [Fact]
    public void Another_broker_type_restarts_one_broker_after_another()
        => Only(Between(settings => settings with { BrokerType = "kafka.m5.large" })).Should().Be((
            $"Modify {Resource} BrokerType kafka.t3.small -> kafka.m5.large (Rolling)",
            Request("UpdateBrokerType", "TargetInstanceType: kafka.m5.large")));

    [Fact]
    public void Another_way_to_connect_is_said_in_full()
        => Only(Between(settings => settings with { ClientBroker = "TLS", Authentication = ["IAM"] })).Should().Be((
            $"Modify {Resource} Security TLS_PLAINTEXT (Unauthenticated) -> TLS (IAM) (Rolling)",
            "UpdateSecurityRequest {ClientAuthentication: {Sasl: {Iam: {Enabled: True}, Scram: {Enabled: False}}, Tls: {Enabled: False}, "
            + "Unauthenticated: {Enabled: False}}, ClusterArn: arn:cluster, CurrentVersion: K1, "
            + "EncryptionInfo: {EncryptionInTransit: {ClientBroker: TLS}}}"));

    [Theory]
    [InlineData("SCRAM")]
    [InlineData("TLS")]
    public void A_way_to_connect_that_cannot_work_is_not_asked_for(string authentication)
        => Between(settings => settings with { Authentication = [authentication] }).Should().BeEmpty();

    [Theory]
    [InlineData("arn:configuration", 4, null)]
    [InlineData("arn:configuration", 5, "4 -> 5")]
    [InlineData("arn:other", 4, "4 -> 4")]
    public void The_latest_revision_of_the_configuration_is_taken_up(string arn, long revision, string? change)
    {
        var changes = ClusterDiff.Between(
            SomeBrokers.Pass(),
            SomeBrokers.Desired(SomeBrokers.Pass()),
            SomeBrokers.Cluster,
            SomeBrokers.Configuration with { Arn = arn, Revision = revision },
            LogSinks.None,
            Offered).ToList();

        changes.Texts().Should().Equal(change is null ? [] : [$"Modify {Resource} ConfigurationRevision {change} (Rolling)"]);
        changes.Select(each => ChangeTexts.Text(each.Request)).Should().Equal(change is null
            ? []
            : [
                $"UpdateClusterConfigurationRequest {{ClusterArn: arn:cluster, ConfigurationInfo: {{Arn: {arn}, Revision: {revision}}}, "
                + "CurrentVersion: K1}",
            ]);
    }

    [Fact]
    public void Without_a_configuration_the_cluster_keeps_the_one_that_it_has()
        => Between(observed: SomeBrokers.Cluster with { ConfigurationArn = "arn:other" }, configuration: null).Should().BeEmpty();

    [Theory]
    [InlineData(null, null, null, "logs", "LogsS3Bucket (none) -> logs", "Enabled: False", "Bucket: logs, Enabled: True")]
    [InlineData(null, "logs", null, "others", "LogsS3Bucket logs -> others", "Enabled: False", "Bucket: others, Enabled: True")]
    [InlineData(null, "logs", null, null, "LogsS3Bucket logs -> (none)", "Enabled: False", "Enabled: False")]
    [InlineData(null, "logs", LogGroup, "logs", $"LogsCloudWatch (none) -> {LogGroup}", $"Enabled: True, LogGroup: {LogGroup}", "Bucket: logs, Enabled: True")]
    [InlineData("theirs", null, LogGroup, null, $"LogsCloudWatch theirs -> {LogGroup}", $"Enabled: True, LogGroup: {LogGroup}", "Enabled: False")]
    [InlineData(LogGroup, "logs", null, "logs", $"LogsCloudWatch {LogGroup} -> (none)", "Enabled: False", "Bucket: logs, Enabled: True")]
    [InlineData(
        LogGroup, null, null, "logs", $"LogsCloudWatch {LogGroup} -> (none), LogsS3Bucket (none) -> logs", "Enabled: False", "Bucket: logs, Enabled: True")]
    public void Broker_logs_go_where_the_spec_says(
        string? group, string? bucket, string? wantedGroup, string? wantedBucket, string change, string cloudWatch, string s3)
    {
        var changes = Between(
            settings => settings with { LogsToCloudWatch = wantedGroup is not null, LogsS3Bucket = wantedBucket },
            SomeBrokers.Cluster with { Logs = new LogSinks(group, bucket) });

        Only(changes).Should().Be((
            $"Modify {Resource} {change}",
            Request("UpdateMonitoring", $"LoggingInfo: {{BrokerLogs: {{CloudWatchLogs: {{{cloudWatch}}}, S3: {{{s3}}}}}}}")));
    }

    [Theory]
    [InlineData(true, null, LogGroup)]
    [InlineData(true, "theirs", LogGroup)]
    [InlineData(false, null, null)]
    [InlineData(false, LogGroup, LogGroup)]
    [InlineData(false, "theirs", "theirs")]
    public void Until_the_log_group_is_there_logs_go_where_they_went(bool hasGroup, string? now, string? wanted)
        => LogSinks.Wanted(SomeBrokers.Pass(settings => settings with { LogsToCloudWatch = true }).Settings.Messaging, LogGroup, hasGroup, new LogSinks(now, null))
            .Should().Be(new LogSinks(wanted, null));

    [Theory]
    [InlineData("3.5.1", "3.6.0", "3.6.0")]
    [InlineData("3.5.1", "3.7", "3.7.x")]
    [InlineData("3.6.0", "3.6.0", null)]
    [InlineData("3.7.x", "3.6.0", null)]
    [InlineData("3.6.0", "3.8", null)]
    [InlineData("3.6.0", "3", null)]
    public void Kafka_is_upgraded_to_the_newest_version_on_offer_and_never_downgraded(string there, string wanted, string? version)
    {
        var changes = Between(settings => settings with { KafkaVersion = wanted }, SomeBrokers.Cluster with { KafkaVersion = there });

        changes.Texts().Should().Equal(version is null ? [] : [$"Modify {Resource} KafkaVersion {there} -> {version} (Rolling)"]);
        changes.Select(change => ChangeTexts.Text(change.Request)).Should().Equal(
            version is null ? [] : [Request("UpdateClusterKafkaVersion", $"TargetKafkaVersion: {version}")]);
    }

    [Fact]
    public void Changes_are_let_through_in_a_fixed_order()
        => Between(
            settings => settings with
            {
                StorageGiB = 200,
                Brokers = 4,
                BrokerType = "kafka.m5.large",
                ClientBroker = "TLS",
                LogsS3Bucket = "logs",
                KafkaVersion = "3.7",
            },
            SomeBrokers.Cluster with { ConfigurationRevision = 3, Tags = new Dictionary<string, string>() })
            .Select(change => change.What.Fields[0].Name)
            .Should().Equal(
                "StorageGiB", "Brokers", "BrokerType", "Security", "ConfigurationRevision", "LogsS3Bucket", "KafkaVersion", "tag Environment");

    [Fact]
    public void Tags_are_set_on_the_cluster()
        => Only(Between(observed: SomeBrokers.Cluster with
        {
            Tags = new Dictionary<string, string>(SomeBrokers.Cluster.Tags) { ["Owner"] = "theirs" },
        })).Should().Be(($"Tag {Resource} Owner", "TagResourceRequest {ResourceArn: arn:cluster, Tags: {Owner: wallet-team}}"));

    private static List<AwsChange> Between(Func<MessagingSettings, MessagingSettings>? change = null, ClusterObserved? observed = null)
        => Between(change, observed, SomeBrokers.Configuration);

    private static List<AwsChange> Between(ClusterObserved observed, ConfigurationObserved? configuration)
        => Between(null, observed, configuration);

    private static List<AwsChange> Between(
        Func<MessagingSettings, MessagingSettings>? change, ClusterObserved? observed, ConfigurationObserved? configuration)
    {
        var pass = SomeBrokers.Pass(change);
        return [.. ClusterDiff.Between(pass, SomeBrokers.Desired(pass), observed ?? SomeBrokers.Cluster, configuration, Sinks(pass), Offered)];
    }

    private static LogSinks Sinks(PlatformPass pass)
        => LogSinks.Wanted(pass.Settings.Messaging, LogGroup, hasGroup: true, SomeBrokers.Cluster.Logs);

    private static (string What, string Request) Only(IReadOnlyList<AwsChange> changes)
        => (changes.Texts().Single(), ChangeTexts.Text(changes.Single().Request));

    // Every update names the version of the cluster that it was decided on.
    private static string Request(string name, string fields)
        => $"{name}Request {{ClusterArn: arn:cluster, CurrentVersion: K1, {fields}}}";
}
