using System.Text.Json.Nodes;
using Wallet.LocalCloud.Aws;
using Wallet.LocalCloud.Aws.ElastiCache;
using Wallet.LocalCloud.Aws.Kafka;
using Wallet.LocalCloud.Aws.Kms;
using Wallet.LocalCloud.Aws.Rds;
using Wallet.LocalCloud.Clock;
using Wallet.LocalCloud.Engines;

namespace Wallet.LocalCloud.Tests.Aws.Access;

/// <summary>What calls ask of IAM beside their own action on their own resource.</summary>
public sealed class RequiredRightsFacts
{
    private readonly CloudClock _clock = Cloud.Clock();
    private readonly AwsCloud _cloud;
    private readonly string _key;

    public RequiredRightsFacts()
    {
        _cloud = new(_clock);
        _key = _cloud.Kms.Call("CreateKey")["KeyMetadata"]!["Arn"]!.ToString();
        _clock.Advance(TimeSpan.FromMinutes(1));
    }

    private IAwsService Rds => new RdsService(_clock, new NoEngines(), _cloud);

    private IAwsService Cache => new ElastiCacheService(_clock, new NoEngines(), _cloud);

    private IAwsService Kafka => new KafkaService(_clock, new NoEngines(), _cloud);

    [Theory]
    [InlineData("CreateDBCluster", """{"DBClusterIdentifier":"a"}""", "cluster-pg:default.aurora-mysql8.0",
        "og:default:aurora-mysql-8-0", "subgrp:default")]
    [InlineData("RestoreDBClusterFromSnapshot", """{"DBClusterIdentifier":"a","SnapshotIdentifier":"s"}""",
        "og:default:aurora-mysql-8-0", "cluster-snapshot:s")]
    [InlineData("RestoreDBClusterToPointInTime", """{"DBClusterIdentifier":"a","SourceDBClusterIdentifier":"b"}""",
        "og:default:aurora-mysql-8-0", "cluster:b")]
    [InlineData("CreateDBInstance", """{"DBInstanceIdentifier":"i","DBClusterIdentifier":"a"}""", "cluster:a",
        "og:default:aurora-mysql-8-0", "pg:default.aurora-mysql8.0")]
    public void Rds_asks_for_default_groups_too(string operation, string input, params string[] resources)
        => Rds.Access(operation, input).Where(a => a.Action == $"rds:{operation}").Select(a => a.Resource.Split(':', 6)[5])
            .Should().Contain(resources);

    [Fact]
    public void Rds_encrypts_what_Performance_Insights_collects_in_the_callers_name()
        => Via(Rds.Access("CreateDBInstance", $$"""{"DBInstanceIdentifier":"i","PerformanceInsightsKMSKeyId":"{{_key}}"}""")).Should().BeEquivalentTo(
            "kms:DescribeKey rds", "kms:CreateGrant rds", "kms:GenerateDataKey rds", "kms:Decrypt rds");

    [Fact]
    public void ElastiCache_asks_for_a_customers_key_through_DAX_too()
    {
        Via(Cache.Access("CreateReplicationGroup", $$"""{"ReplicationGroupId":"g","KmsKeyId":"{{_key}}"}""")).Should().BeEquivalentTo(
            "kms:DescribeKey elasticache", "kms:CreateGrant elasticache", "kms:DescribeKey dax", "kms:CreateGrant dax");
        Cache.Access("CreateReplicationGroup", """{"ReplicationGroupId":"g"}""").Select(a => a.Resource)
            .Should().Contain(resource => resource.EndsWith(":parametergroup:default.redis7", StringComparison.Ordinal));
    }

    [Fact]
    public void Msk_asks_for_the_configuration_that_a_cluster_takes_up()
    {
        const string Input = """{"clusterArn":"c","currentVersion":"K1","configurationInfo":{"arn":"arn:of:configuration","revision":1}}""";
        Kafka.Access("UpdateClusterConfiguration", Input).Select(a => $"{a.Action} {a.Resource}").Should().Equal(
            "kafka:UpdateClusterConfiguration c", "kafka:DescribeConfigurationRevision arn:of:configuration",
            "kafka:UpdateClusterConfiguration arn:of:configuration");
        Kafka.Access("CreateConfiguration", """{"name":"n","serverProperties":""}""").Single().Resource.Should().EndWith(":configuration/n/*");
    }

    [Theory]
    [InlineData(null, "a", "logs:ListLogDeliveries", "logs:CreateLogDelivery", "s3:GetBucketPolicy", "s3:PutBucketPolicy")]
    [InlineData("a", "b", "logs:ListLogDeliveries", "logs:GetLogDelivery", "logs:UpdateLogDelivery", "s3:GetBucketPolicy",
        "s3:PutBucketPolicy")]
    [InlineData("a", null, "logs:ListLogDeliveries", "logs:GetLogDelivery", "logs:DeleteLogDelivery")]
    [InlineData("a", "a")]
    public void Msk_delivers_logs_to_a_bucket_in_the_callers_name(string? before, string? after, params string[] actions)
    {
        var asked = KafkaAccess.Logging((null, before), (null, after)).ToList();
        asked.Select(a => a.Action).Should().Equal(actions);
        asked.Where(a => a.Action.StartsWith("s3:", StringComparison.Ordinal)).Select(a => a.Resource).Distinct()
            .Should().BeSubsetOf([$"arn:aws:s3:::{after}"]);
    }

    [Theory]
    [InlineData(null, "a", "logs:ListLogDeliveries", "logs:CreateLogDelivery", "logs:DescribeLogGroups", "logs:DescribeResourcePolicies",
        "logs:PutResourcePolicy")]
    [InlineData("a", "b", "logs:ListLogDeliveries", "logs:GetLogDelivery", "logs:UpdateLogDelivery", "logs:DescribeLogGroups",
        "logs:DescribeResourcePolicies", "logs:PutResourcePolicy")]
    [InlineData("a", null, "logs:ListLogDeliveries", "logs:GetLogDelivery", "logs:DeleteLogDelivery")]
    [InlineData("a", "a")]
    public void Msk_delivers_logs_to_a_group_in_the_callers_name(string? before, string? after, params string[] actions)
        => KafkaAccess.Logging((before, "bucket"), (after, "bucket")).Select(a => a.Action).Should().Equal(actions);

    [Fact]
    public void A_cluster_that_is_made_with_a_bucket_asks_for_the_delivery()
        => Kafka.Access("CreateClusterV2", """{"clusterName":"c","provisioned":{"loggingInfo":{"brokerLogs":{"s3":{"enabled":true,"bucket":"b"}}}}}""")
            .Select(a => a.Action).Should().Contain(["logs:CreateLogDelivery", "s3:PutBucketPolicy"]);

    [Fact]
    public void Each_store_asks_for_the_right_to_make_its_own_role_until_it_is_there()
    {
        (IAwsService Service, string Operation, string Principal)[] stores =
        [
            (Rds, "CreateDBCluster", "rds.amazonaws.com"),
            (Cache, "CreateReplicationGroup", "elasticache.amazonaws.com"),
            (Kafka, "CreateClusterV2", "kafka.amazonaws.com"),
        ];
        foreach (var (service, operation, principal) in stores)
        {
            Asks(service, operation).Should().BeTrue();
            _cloud.EnsureLinkedRole(principal);
            Asks(service, operation).Should().BeFalse();
        }

        static bool Asks(IAwsService service, string operation)
            => service.Access(operation, "{}").Any(a => a.Action == "iam:CreateServiceLinkedRole");
    }

    [Fact]
    public void A_key_that_is_made_with_a_policy_asks_for_the_right_to_write_it()
    {
        var policy = new JsonObject { ["Policy"] = KeyRing.DefaultPolicy };
        ((IAwsService)_cloud.Kms).Access("CreateKey", policy.ToJsonString()).Select(a => a.Action).Should().Equal("kms:CreateKey", "kms:PutKeyPolicy");
        ((IAwsService)_cloud.Kms).Access("CreateKey", "{}").Select(a => a.Action).Should().Equal("kms:CreateKey");
    }

    private static IEnumerable<string> Via(IEnumerable<AccessRequest> requests) => requests
        .Where(a => a.Context.ContainsKey("kms:ViaService")).Select(a => $"{a.Action} {a.Context["kms:ViaService"].Single().Split('.')[0]}");
}
