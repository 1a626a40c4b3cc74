using System.Text.Json.Nodes;
using Confluent.Kafka;
using Wallet.LocalCloud.Tests.Engines;

namespace Wallet.LocalCloud.Tests.Kafka;

public sealed class KafkaClusterTests(EngineFolder folder) : IClassFixture<EngineFolder>
{
    [Fact]
    public async Task A_cluster_takes_its_time_and_gives_brokers_only_when_it_is_active()
    {
        await using var cloud = await KafkaCloud.StartAsync();
        var arn = (await cloud.CallAsync("create_cluster_v2", KafkaCloud.Request()))["ClusterArn"]!.ToString();
        var itself = new JsonObject { ["ClusterArn"] = arn };

        (await cloud.ClusterAsync(arn))["State"]!.ToString().Should().Be("CREATING");
        (await cloud.RefusalAsync("get_bootstrap_brokers", itself)).Should().Be("BadRequestException 400");
        (await cloud.RefusalAsync("create_cluster_v2", KafkaCloud.Request())).Should().Be("ConflictException 409");
        cloud.Clock.Advance(TimeSpan.FromMinutes(30));

        (await cloud.ClusterAsync(arn))["State"]!.ToString().Should().Be("ACTIVE");
        (await cloud.CallAsync("get_bootstrap_brokers", itself))["BootstrapBrokerStringTls"]!.ToString().Split(',')
            .Should().HaveCount(3).And.OnlyContain(broker => broker.EndsWith(":9094", StringComparison.Ordinal));
        (await cloud.CallAsync("list_nodes", itself))["NodeInfoList"]!.AsArray().Should().HaveCount(3);
    }

    [Fact]
    public async Task Brokers_come_in_another_order_each_time()
    {
        await using var cloud = await KafkaCloud.StartAsync();
        var arn = await cloud.CreateAsync();

        var orders = new HashSet<string>();
        for (var i = 0; i < 30; i++)
            orders.Add((await cloud.CallAsync("get_bootstrap_brokers", new() { ["ClusterArn"] = arn }))["BootstrapBrokerStringTls"]!.ToString());

        orders.Should().HaveCount(6);
    }

    [Fact]
    public async Task The_name_filter_is_a_prefix()
    {
        await using var cloud = await KafkaCloud.StartAsync();
        await cloud.CreateAsync("wallet");
        await cloud.CreateAsync("wallet-2");
        await cloud.CreateAsync("other");

        (await cloud.CallAsync("list_clusters_v2", new() { ["ClusterNameFilter"] = "wallet" }))["ClusterInfoList"]!.AsArray()
            .Select(cluster => cluster!["ClusterName"]!.ToString()).Should().BeEquivalentTo("wallet", "wallet-2");
    }

    [Fact]
    public async Task An_update_is_a_compare_and_swap_and_runs_alone()
    {
        await using var cloud = await KafkaCloud.StartAsync();
        var arn = await cloud.CreateAsync();
        var grow = await cloud.UpdateAsync(arn, Storage(200));

        var operation = (await cloud.CallAsync("update_broker_storage", grow))["ClusterOperationArn"]!.ToString();

        (await cloud.ClusterAsync(arn))["State"]!.ToString().Should().Be("UPDATING");
        (await cloud.RefusalAsync("update_broker_storage", await cloud.UpdateAsync(arn, Storage(300)))).Should().Be("BadRequestException 400");
        cloud.Clock.Advance(TimeSpan.FromMinutes(20));
        (await cloud.CallAsync("describe_cluster_operation", new() { ["ClusterOperationArn"] = operation }))["ClusterOperationInfo"]!["OperationState"]!.ToString()
            .Should().Be("UPDATE_COMPLETE");
        var after = await cloud.ClusterAsync(arn);
        after["CurrentVersion"]!.ToString().Should().NotBe(grow["CurrentVersion"]!.ToString());
        after["Provisioned"]!["BrokerNodeGroupInfo"]!["StorageInfo"]!["EbsStorageInfo"]!["VolumeSize"]!.GetValue<int>().Should().Be(200);
        (await cloud.RefusalAsync("update_broker_storage", grow)).Should().Be("BadRequestException 400");
    }

    [Theory]
    [InlineData("update_broker_storage", """{"TargetBrokerEBSVolumeInfo":[{"KafkaBrokerNodeId":"All","VolumeSizeGB":100}]}""")]
    [InlineData("update_broker_storage", """{"TargetBrokerEBSVolumeInfo":[{"KafkaBrokerNodeId":"All","VolumeSizeGB":50}]}""")]
    [InlineData("update_broker_count", """{"TargetNumberOfBrokerNodes":4}""")]
    [InlineData("update_broker_count", """{"TargetNumberOfBrokerNodes":3}""")]
    [InlineData("update_broker_type", """{"TargetInstanceType":"kafka.m5.large"}""")]
    [InlineData("update_cluster_kafka_version", """{"TargetKafkaVersion":"2.8.1"}""")]
    [InlineData("update_monitoring", """{"EnhancedMonitoring":"DEFAULT"}""")]
    [InlineData("update_security", """{"EncryptionInfo":{"EncryptionInTransit":{"ClientBroker":"TLS"}}}""")]
    [InlineData("update_security", """{"ClientAuthentication":{"Sasl":{"Iam":{"Enabled":true}}},"EncryptionInfo":{"EncryptionInTransit":{"ClientBroker":"PLAINTEXT"}}}""")]
    [InlineData("update_cluster_configuration", """{"ConfigurationInfo":{"Arn":"arn:aws:kafka:eu-west-1:123456789012:configuration/none/1","Revision":1}}""")]
    public async Task One_error_stands_for_no_change_and_for_impossible_ones(string operation, string change)
    {
        await using var cloud = await KafkaCloud.StartAsync();
        var arn = await cloud.CreateAsync();

        (await cloud.RefusalAsync(operation, await cloud.UpdateAsync(arn, JsonNode.Parse(change)!.AsObject())))
            .Should().Be("BadRequestException 400");
    }

    [Fact]
    public async Task Storage_rests_for_hours_after_it_has_grown()
    {
        await using var cloud = await KafkaCloud.StartAsync();
        var arn = await cloud.CreateAsync();
        await cloud.CallAsync("update_broker_storage", await cloud.UpdateAsync(arn, Storage(200)));
        cloud.Clock.Advance(TimeSpan.FromHours(1));

        (await cloud.RefusalAsync("update_broker_storage", await cloud.UpdateAsync(arn, Storage(300)))).Should().Be("BadRequestException 400");
        cloud.Clock.Advance(TimeSpan.FromHours(6));
        (await cloud.RefusalAsync("update_broker_storage", await cloud.UpdateAsync(arn, Storage(300)))).Should().Be("none");
    }

    [Fact]
    public async Task Every_update_of_a_configuration_is_a_new_revision_and_one_in_use_stays()
    {
        await using var cloud = await KafkaCloud.StartAsync();
        var properties = "auto.create.topics.enable=false\n"u8.ToArray();
        var created = await cloud.CallAsync("create_configuration", new() { ["Name"] = "wallet", ["ServerProperties"] = Text(properties) });
        var configuration = created["Arn"]!.ToString();
        (await cloud.RefusalAsync("create_configuration", new() { ["Name"] = "wallet", ["ServerProperties"] = Text(properties) }))
            .Should().Be("ConflictException 409");

        (await cloud.CallAsync("update_configuration", new() { ["Arn"] = configuration, ["ServerProperties"] = Text(properties) }))["LatestRevision"]!["Revision"]!
            .GetValue<int>().Should().Be(2);
        (await cloud.CallAsync("describe_configuration_revision", new() { ["Arn"] = configuration, ["Revision"] = 1 }))["ServerProperties"]!.ToString()
            .Should().Be(Text(properties));
        var arn = await cloud.CreateAsync(more: new() { ["ConfigurationInfo"] = new JsonObject { ["Arn"] = configuration, ["Revision"] = 1 } });
        (await cloud.RefusalAsync("delete_configuration", new() { ["Arn"] = configuration })).Should().Be("BadRequestException 400");
        await cloud.CallAsync("update_cluster_configuration",
            await cloud.UpdateAsync(arn, new() { ["ConfigurationInfo"] = new JsonObject { ["Arn"] = configuration, ["Revision"] = 2 } }));
        cloud.Clock.Advance(TimeSpan.FromHours(1));

        (await cloud.ClusterAsync(arn))["Provisioned"]!["CurrentBrokerSoftwareInfo"]!["ConfigurationRevision"]!.GetValue<int>().Should().Be(2);
    }

    [Fact]
    public async Task Deleting_twice_is_a_bad_request_and_afterwards_nothing_is_found()
    {
        await using var cloud = await KafkaCloud.StartAsync();
        var itself = new JsonObject { ["ClusterArn"] = await cloud.CreateAsync() };

        (await cloud.CallAsync("delete_cluster", itself))["State"]!.ToString().Should().Be("DELETING");
        (await cloud.RefusalAsync("delete_cluster", itself)).Should().Be("BadRequestException 400");
        cloud.Clock.Advance(TimeSpan.FromMinutes(15));

        (await cloud.RefusalAsync("describe_cluster_v2", itself)).Should().Be("NotFoundException 404");
    }

    [Fact]
    public async Task Tags_are_a_map_and_scram_secrets_need_their_prefix()
    {
        await using var cloud = await KafkaCloud.StartAsync();
        var arn = await cloud.CreateAsync(more: new() { ["ClientAuthentication"] = new JsonObject { ["Sasl"] = new JsonObject { ["Scram"] = new JsonObject { ["Enabled"] = true } } } });

        await cloud.CallAsync("tag_resource", new() { ["ResourceArn"] = arn, ["Tags"] = new JsonObject { ["Team"] = "money" } });
        await cloud.CallAsync("untag_resource", new() { ["ResourceArn"] = arn, ["TagKeys"] = new JsonArray("Owner") });
        (await cloud.CallAsync("list_tags_for_resource", new() { ["ResourceArn"] = arn }))["Tags"]!.ToJsonString().Should().Be("""{"Team":"money"}""");
        var result = await cloud.CallAsync("batch_associate_scram_secret", new()
        {
            ["ClusterArn"] = arn,
            ["SecretArnList"] = new JsonArray("arn:aws:secretsmanager:eu-west-1:123456789012:secret:AmazonMSK_wallet", "arn:aws:secretsmanager:eu-west-1:123456789012:secret:other"),
        });

        result["UnprocessedScramSecrets"]!.AsArray().Single()!["SecretArn"]!.ToString().Should().EndWith(":other");
        (await cloud.CallAsync("list_scram_secrets", new() { ["ClusterArn"] = arn }))["SecretArnList"]!.AsArray().Should().ContainSingle();
    }

    [Fact]
    public async Task A_plaintext_clusters_bootstrap_string_leads_to_brokers_that_work()
    {
        await using var cloud = await KafkaCloud.StartAsync(folder.Engines);
        var arn = await cloud.CreateAsync(more: KafkaCloud.Plaintext());
        while ((await cloud.ClusterAsync(arn))["State"]!.ToString() is var state && state != "ACTIVE")
        {
            state.Should().Be("CREATING");
            await Task.Delay(50);
        }

        var servers = (await cloud.CallAsync("get_bootstrap_brokers", new() { ["ClusterArn"] = arn }))["BootstrapBrokerString"]!.ToString();
        using var producer = new ProducerBuilder<Null, string>(new ProducerConfig { BootstrapServers = servers }).Build();

        (await producer.ProduceAsync("wallet.entries.v1", new Message<Null, string> { Value = "+1" })).Status
            .Should().Be(PersistenceStatus.Persisted);
    }

    private static JsonObject Storage(int size)
        => new() { ["TargetBrokerEBSVolumeInfo"] = new JsonArray(new JsonObject { ["KafkaBrokerNodeId"] = "All", ["VolumeSizeGB"] = size }) };

    // botocore encodes a blob itself, and gives it back decoded.
    private static string Text(byte[] properties) => System.Text.Encoding.UTF8.GetString(properties);
}
