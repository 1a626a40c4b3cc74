using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Tests.Kafka;

/// <summary>What MSK refuses although one might expect it to work, and operations that fail after they were accepted.</summary>
public sealed class HostileKafkaTests
{
    [Fact]
    public async Task A_rolling_update_takes_one_broker_after_another()
    {
        await using var cloud = await KafkaCloud.StartAsync();
        var arn = await cloud.CreateAsync();
        await cloud.CallAsync("update_broker_type", await LargerAsync(cloud, arn));

        List<string> away = [];
        for (var minute = 0; minute < 40; minute++)
        {
            cloud.Clock.Advance(TimeSpan.FromMinutes(1));
            away.Add(string.Join(',', cloud.Away));
        }

        away.Distinct().Should().Equal("wallet-1", "wallet-2", "wallet-3", "");
    }

    [Fact]
    public async Task A_failed_operation_leaves_the_cluster_active_with_its_old_value_and_says_why()
    {
        await using var cloud = await KafkaCloud.StartAsync();
        var arn = await cloud.CreateAsync();
        var before = (await cloud.ClusterAsync(arn))["CurrentVersion"]!.ToString();
        cloud.Service.FailNext("cluster", "wallet", "UPDATE_FAILED");

        var update = await cloud.CallAsync("update_broker_type", await LargerAsync(cloud, arn));
        cloud.Clock.Advance(TimeSpan.FromHours(2));

        var cluster = await cloud.ClusterAsync(arn);
        cluster["State"]!.ToString().Should().Be("ACTIVE");
        cluster["Provisioned"]!["BrokerNodeGroupInfo"]!["InstanceType"]!.ToString().Should().Be("kafka.m5.large");
        cluster["CurrentVersion"]!.ToString().Should().NotBe(before);
        var operation = new JsonObject { ["ClusterOperationArn"] = update["ClusterOperationArn"]!.ToString() };
        var described = (await cloud.CallAsync("describe_cluster_operation", operation))["ClusterOperationInfo"]!;
        described["OperationState"]!.ToString().Should().Be("UPDATE_FAILED");
        described["ErrorInfo"]!["ErrorString"]!.ToString().Should().NotBeEmpty();
    }

    [Fact]
    public async Task A_creation_can_fail_and_leaves_a_cluster_to_delete()
    {
        await using var cloud = await KafkaCloud.StartAsync();
        cloud.Service.FailNext("cluster", "wallet", "FAILED");
        var arn = await cloud.CreateAsync();

        var cluster = await cloud.ClusterAsync(arn);
        cluster["State"]!.ToString().Should().Be("FAILED");
        cluster["StateInfo"]!["Message"]!.ToString().Should().NotBeEmpty();
        (await cloud.RefusalAsync("get_bootstrap_brokers", new() { ["ClusterArn"] = arn })).Should().Be("BadRequestException 400");
        (await cloud.RefusalAsync("delete_cluster", new() { ["ClusterArn"] = arn })).Should().Be("none");
    }

    [Theory]
    [InlineData("HEALING")]
    [InlineData("MAINTENANCE")]
    [InlineData("REBOOTING_BROKER")]
    public async Task A_cluster_that_msk_works_on_serves_clients_and_refuses_updates(string state)
    {
        await using var cloud = await KafkaCloud.StartAsync();
        var arn = await cloud.CreateAsync();
        cloud.Service.SetState("cluster", "wallet", state);

        (await cloud.ClusterAsync(arn))["State"]!.ToString().Should().Be(state);
        (await cloud.RefusalAsync("get_bootstrap_brokers", new() { ["ClusterArn"] = arn })).Should().Be("none");
        (await cloud.RefusalAsync("update_broker_type", await LargerAsync(cloud, arn))).Should().Be("BadRequestException 400");
        cloud.Clock.Advance(TimeSpan.FromMinutes(20));
        (await cloud.ClusterAsync(arn))["State"]!.ToString().Should().Be("ACTIVE");
    }

    [Fact]
    public async Task Three_brokers_are_named_at_random_where_there_are_more()
    {
        await using var cloud = await KafkaCloud.StartAsync();
        var arn = await cloud.CreateAsync(more: new() { ["NumberOfBrokerNodes"] = 6 });

        var sets = new HashSet<string>();
        for (var i = 0; i < 30; i++)
        {
            var answer = await cloud.CallAsync("get_bootstrap_brokers", new() { ["ClusterArn"] = arn });
            var named = answer["BootstrapBrokerStringTls"]!.ToString().Split(',');
            named.Should().HaveCount(3).And.OnlyHaveUniqueItems();
            sets.Add(string.Join(',', named.Order()));
        }

        sets.Should().HaveCountGreaterThan(5);
    }

    [Theory]
    [InlineData(20, 40, "BadRequestException 400")]
    [InlineData(20, 101, "none")]
    [InlineData(100, 109, "BadRequestException 400")]
    [InlineData(100, 110, "none")]
    public async Task Storage_grows_to_more_than_100_GiB_and_by_10_at_least(int from, int to, string refusal)
    {
        await using var cloud = await KafkaCloud.StartAsync();
        var nodes = KafkaCloud.Request()["Provisioned"]!["BrokerNodeGroupInfo"]!.DeepClone();
        nodes["StorageInfo"]!["EbsStorageInfo"]!["VolumeSize"] = from;
        var arn = await cloud.CreateAsync(more: new() { ["BrokerNodeGroupInfo"] = nodes });

        (await cloud.RefusalAsync("update_broker_storage", await cloud.UpdateAsync(arn, new()
        {
            ["TargetBrokerEBSVolumeInfo"] = new JsonArray(new JsonObject { ["KafkaBrokerNodeId"] = "All", ["VolumeSizeGB"] = to }),
        }))).Should().Be(refusal);
    }

    [Theory]
    [InlineData("""{"Sasl":{"Iam":{"Enabled":true}}}""", "TLS_PLAINTEXT", "BadRequestException 400")]
    [InlineData("""{"Sasl":{"Iam":{"Enabled":true}},"Unauthenticated":{"Enabled":true}}""", "TLS_PLAINTEXT", "none")]
    [InlineData("""{"Tls":{"Enabled":true}}""", "TLS", "BadRequestException 400")]
    [InlineData("""{"Tls":{"Enabled":true,"CertificateAuthorityArnList":["arn:aws:acm-pca:eu-west-1:1:ca/a"]}}""", "TLS", "none")]
    [InlineData("""{"Unauthenticated":{"Enabled":false}}""", "TLS", "BadRequestException 400")]
    [InlineData("""{"Sasl":{"Scram":{"Enabled":true}}}""", "PLAINTEXT", "BadRequestException 400")]
    [InlineData("""{"Sasl":{"Scram":{"Enabled":true},"Iam":{"Enabled":true}}}""", "TLS", "none")]
    public async Task Ways_of_authentication_fit_the_encryption_or_are_refused(string authentication, string encryption, string refusal)
    {
        await using var cloud = await KafkaCloud.StartAsync();

        (await cloud.RefusalAsync("create_cluster_v2", KafkaCloud.Request(more: new()
        {
            ["ClientAuthentication"] = JsonNode.Parse(authentication),
            ["EncryptionInfo"] = new JsonObject { ["EncryptionInTransit"] = new JsonObject { ["ClientBroker"] = encryption } },
        }))).Should().Be(refusal);
    }

    [Fact]
    public async Task Old_versions_are_listed_as_deprecated_and_given_to_no_new_cluster()
    {
        await using var cloud = await KafkaCloud.StartAsync();
        var versions = (await cloud.CallAsync("list_kafka_versions"))["KafkaVersions"]!.AsArray()
            .ToDictionary(version => version!["Version"]!.ToString(), version => version!["Status"]!.ToString());

        versions.Should().Contain("2.8.1", "DEPRECATED").And.Contain("3.7.x.kraft", "ACTIVE").And.Contain("4.1.x.kraft", "ACTIVE");
        versions.Should().NotContainKey("4.0.x");
        var old = KafkaCloud.Request(more: new() { ["KafkaVersion"] = "2.8.1" });
        (await cloud.RefusalAsync("create_cluster_v2", old)).Should().Be("BadRequestException 400");
        var compatible = await cloud.CallAsync("get_compatible_kafka_versions", new() { ["ClusterArn"] = await cloud.CreateAsync() });
        compatible["CompatibleKafkaVersions"]![0]!["TargetVersions"]!.AsArray().Select(version => version!.ToString())
            .Should().Equal("3.7.x", "3.8.x", "3.9.x");
    }

    [Theory]
    [InlineData("log.retention.hours=1", "none")]
    [InlineData("broker.id=1", "BadRequestException 400")]
    [InlineData("log.retention.hours", "BadRequestException 400")]
    public async Task Only_the_documented_server_properties_are_accepted(string properties, string refusal)
    {
        await using var cloud = await KafkaCloud.StartAsync();

        var configuration = new JsonObject { ["Name"] = "wallet", ["ServerProperties"] = properties };
        (await cloud.RefusalAsync("create_configuration", configuration)).Should().Be(refusal);
    }

    [Fact]
    public async Task Changes_can_fail_at_random_by_a_seed()
    {
        await using var cloud = await KafkaCloud.StartAsync(hostility: new() { FailureRate = 0.5, Seed = 2 });
        var arn = await cloud.CreateAsync();
        var states = new HashSet<string>();
        for (var i = 0; i < 10; i++)
        {
            var present = (await cloud.ClusterAsync(arn))["Provisioned"]!["EnhancedMonitoring"]!.ToString();
            var update = new JsonObject { ["EnhancedMonitoring"] = present == "DEFAULT" ? "PER_BROKER" : "DEFAULT" };
            await cloud.CallAsync("update_monitoring", await cloud.UpdateAsync(arn, update));
            cloud.Clock.Advance(TimeSpan.FromHours(1));
            var operations = await cloud.CallAsync("list_cluster_operations", new() { ["ClusterArn"] = arn });
            states.UnionWith(operations["ClusterOperationInfoList"]!.AsArray().Select(operation => operation!["OperationState"]!.ToString()));
        }

        states.Should().BeEquivalentTo("UPDATE_COMPLETE", "UPDATE_FAILED");
    }

    [Theory]
    [InlineData("Team", "money & more")]
    [InlineData("Te*m", "money")]
    [InlineData("AWS:team", "money")]
    public async Task Tags_have_letters_digits_and_a_few_signs(string key, string value)
    {
        await using var cloud = await KafkaCloud.StartAsync();
        var request = KafkaCloud.Request();
        request["Tags"] = new JsonObject { [key] = value };

        (await cloud.RefusalAsync("create_cluster_v2", request)).Should().Be("BadRequestException 400");
        var tagging = new JsonObject { ["ResourceArn"] = await cloud.CreateAsync(), ["Tags"] = request["Tags"]!.DeepClone() };
        (await cloud.RefusalAsync("tag_resource", tagging)).Should().Be("BadRequestException 400");
    }

    /// <summary>The request for larger brokers.</summary>
    private static Task<JsonObject> LargerAsync(KafkaCloud cloud, string arn)
        => cloud.UpdateAsync(arn, new() { ["TargetInstanceType"] = "kafka.m5.xlarge" });
}
