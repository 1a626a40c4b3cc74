using System.Text.Json.Nodes;
using Wallet.Operator.Platform.Profiles;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Spec;

namespace Wallet.Operator.Tests.Platform.Profiles;

public sealed class SettingsResolutionTests
{
    private static readonly WalletPlatformSpec Minimal = new()
    {
        Environment = "staging",
        Region = "sa-east-1",
        App = new AppSpec { Image = "wallet-api:1" },
    };

    [Theory]
    [InlineData("staging", "db.r6g.large", 1, 500, 7, false, "cache.t4g.medium", 0, "kafka.t3.small", 2, "2", "3840Mi", "1-2-4", 2)]
    [InlineData("production", "db.r6g.2xlarge", 2, 2000, 35, true, "cache.r6g.large", 2, "kafka.m5.large", 3, "4", "7936Mi", "3-6-20", 3)]
    public void Each_environment_has_the_figures_of_the_guide(
        string environment,
        string databaseClass,
        int readers,
        int connections,
        int backupDays,
        bool protectedFromDeletion,
        string cacheNode,
        int cacheReplicas,
        string broker,
        int brokers,
        string cpu,
        string memory,
        string replicas,
        int zones)
    {
        var settings = Resolve(Minimal with { Environment = environment });

        settings.Database.WriterClass.Should().Be(databaseClass);
        settings.Database.ReaderClass.Should().Be(databaseClass);
        settings.Database.Readers.Should().Be(readers);
        settings.Database.MaxConnections.Should().Be(connections);
        settings.Database.BackupRetentionDays.Should().Be(backupDays);
        settings.Database.DeletionProtection.Should().Be(protectedFromDeletion);
        settings.Cache.NodeType.Should().Be(cacheNode);
        settings.Cache.Replicas.Should().Be(cacheReplicas);
        settings.Messaging.BrokerType.Should().Be(broker);
        settings.Messaging.Brokers.Should().Be(brokers);
        settings.App.Cpu.Should().Be(cpu);
        settings.App.Memory.Should().Be(memory);
        $"{settings.App.MinReplicas}-{settings.App.DesiredReplicas}-{settings.App.MaxReplicas}".Should().Be(replicas);
        settings.Network.Zones.Should().Be(zones);
        (brokers % zones).Should().Be(0, "MSK takes only multiples of the number of zones");
    }

    [Fact]
    public void The_topics_of_the_API_contract_are_always_there()
    {
        var contract = JsonNode.Parse(Repository.Read("config/contract/wallet-api.json"))!["topics"]!.AsObject().Select(topic => topic.Key);

        var topics = Resolve(Minimal).Messaging.Topics;

        topics.Select(topic => topic.Name).Should().BeEquivalentTo(contract);
        topics.Should().OnlyContain(topic => topic.Partitions == 3 && topic.ReplicationFactor == 2);
    }

    [Fact]
    public void A_topic_of_the_contract_that_the_spec_names_is_the_specs()
    {
        var spec = Minimal with
        {
            Messaging = new MessagingSpec { Topics = [new TopicSpec { Name = "wallet.entries.v1", Partitions = 24 }, new TopicSpec { Name = "mine", Partitions = 1 }] },
        };

        var topics = Resolve(spec).Messaging.Topics;

        topics.Select(topic => $"{topic.Name} {topic.Partitions}").Should().Equal(
            "mine 1", "wallet.entries.v1 24", "wallet.lifecycle.v1 3", "wallet.transactions.v1 3");
    }

    [Theory]
    [InlineData(null, null, 2, "1-2-2")]
    [InlineData(5, null, null, "5-5-5")]
    [InlineData(null, 9, null, "1-9-9")]
    [InlineData(0, null, null, "0-2-4")]
    [InlineData(null, 0, null, "0-0-4")]
    public void A_stated_bound_moves_the_defaults_of_the_others(int? min, int? desired, int? max, string replicas)
    {
        var app = Resolve(Minimal with
        {
            App = Minimal.App with { Replicas = new ReplicasSpec { Min = min, Desired = desired, Max = max } },
        }).App;

        $"{app.MinReplicas}-{app.DesiredReplicas}-{app.MaxReplicas}".Should().Be(replicas);
    }

    [Fact]
    public void A_cache_without_TLS_has_no_token_unless_the_spec_insists()
        => Resolve(Minimal with { Cache = new CacheSpec { Tls = false } }).Cache.AuthToken.Should().BeFalse();

    [Fact]
    public void Plaintext_brokers_ask_nobody_who_he_is()
        => Resolve(Minimal with { Environment = "production", Messaging = new MessagingSpec { ClientBroker = "PLAINTEXT" } })
            .Messaging.Authentication.Should().Equal("Unauthenticated");

    [Fact]
    public void The_instance_class_is_the_writers_too_unless_it_has_its_own()
    {
        var both = Resolve(Minimal with { Database = new DatabaseSpec { InstanceClass = "db.r6g.xlarge" } }).Database;
        var apart = Resolve(Minimal with { Database = new DatabaseSpec { InstanceClass = "db.r6g.xlarge", WriterInstanceClass = "db.r6g.4xlarge" } }).Database;

        (both.WriterClass, both.ReaderClass).Should().Be(("db.r6g.xlarge", "db.r6g.xlarge"));
        (apart.WriterClass, apart.ReaderClass).Should().Be(("db.r6g.4xlarge", "db.r6g.xlarge"));
    }

    [Fact]
    public void Exceptions_from_the_deletion_policy_hold_for_their_component()
    {
        var deletion = Resolve(Minimal with
        {
            Deletion = new DeletionSpec { Components = [new ComponentDeletionSpec { Component = "database", Policy = "Retain" }] },
        }).Deletion;

        deletion.For("database").Should().Be(DeletionPolicy.Retain);
        deletion.For("cache").Should().Be(DeletionPolicy.Delete);
    }

    [Fact]
    public void The_specs_broker_settings_win_over_the_operators()
        => Resolve(Minimal with
        {
            Messaging = new MessagingSpec { ServerProperties = new Dictionary<string, string> { ["min.insync.replicas"] = "2", ["x"] = "y" } },
        }).Messaging.ServerProperties.Should().Contain("min.insync.replicas", "2").And.Contain("x", "y").And.ContainKey("default.replication.factor");

    private static PlatformSettings Resolve(WalletPlatformSpec spec)
        => SettingsResolution.Resolve(spec, EnvironmentProfiles.Find(spec.Environment, "v1")!, new OperatorDefaults("cluster"));
}
