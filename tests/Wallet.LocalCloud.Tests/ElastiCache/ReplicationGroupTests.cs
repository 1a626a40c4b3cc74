using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Tests.ElastiCache;

public sealed class ReplicationGroupTests
{
    private static readonly JsonObject Wallet = new() { ["ReplicationGroupId"] = "wallet" };

    [Fact]
    public async Task A_group_is_created_with_its_endpoints_and_never_shows_its_token()
    {
        await using var cloud = await CacheCloud.StartAsync();
        var creating = (await cloud.CallAsync("create_replication_group", CacheCloud.Request()))["ReplicationGroup"]!;
        creating["Status"]!.ToString().Should().Be("creating");

        cloud.Clock.Advance(TimeSpan.FromMinutes(10));

        var group = await cloud.GroupAsync();
        group["Status"]!.ToString().Should().Be("available");
        group["AutomaticFailover"]!.ToString().Should().Be("enabled");
        group["NodeGroups"]![0]!["PrimaryEndpoint"]!["Port"]!.GetValue<int>().Should().Be(6379);
        group["MemberClusters"]!.AsArray().Select(m => m!.ToString()).Should().Equal("wallet-001", "wallet-002");
        group.ToJsonString().Should().NotContain("token-one");
        (await cloud.MemberStatusesAsync()).Should().Equal("available", "available");
        (await cloud.RefusalAsync("create_replication_group", CacheCloud.Request())).Should().Be("ReplicationGroupAlreadyExists 400");
    }

    [Fact]
    public async Task Only_an_available_group_takes_changes_tags_and_deletion()
    {
        await using var cloud = await CacheCloud.StartAsync();
        var arn = (await cloud.CallAsync("create_replication_group", CacheCloud.Request()))["ReplicationGroup"]!["ARN"]!.ToString();
        var tags = new JsonObject { ["ResourceName"] = arn, ["Tags"] = new JsonArray(new JsonObject { ["Key"] = "Owner", ["Value"] = "wallet" }) };

        (await cloud.RefusalAsync("delete_replication_group", Wallet)).Should().Be("InvalidReplicationGroupState 400");
        (await cloud.RefusalAsync("add_tags_to_resource", tags)).Should().Be("InvalidReplicationGroupState 400");
        (await cloud.RefusalAsync("modify_replication_group", CacheCloud.Change(new() { ["SnapshotRetentionLimit"] = 3 })))
            .Should().Be("InvalidReplicationGroupState 400");
        cloud.Clock.Advance(TimeSpan.FromMinutes(10));

        (await cloud.CallAsync("add_tags_to_resource", tags))["TagList"]![0]!["Key"]!.ToString().Should().Be("Owner");
        await cloud.CallAsync("delete_replication_group", Wallet);
        (await cloud.RefusalAsync("delete_replication_group", Wallet)).Should().Be("InvalidReplicationGroupState 400");
        cloud.Clock.Advance(TimeSpan.FromMinutes(10));
        (await cloud.RefusalAsync("describe_replication_groups", Wallet)).Should().Be("ReplicationGroupNotFoundFault 404");
    }

    [Fact]
    public async Task Nodes_are_still_modified_when_the_group_says_that_it_is_available()
    {
        await using var cloud = await CacheCloud.StartAsync();
        await cloud.CreateAsync();

        await cloud.CallAsync("modify_replication_group", CacheCloud.Change(new() { ["CacheNodeType"] = "cache.r6g.xlarge" }));
        (await cloud.GroupAsync())["CacheNodeType"]!.ToString().Should().Be("cache.r6g.large");
        cloud.Clock.Advance(TimeSpan.FromMinutes(15));

        (await cloud.GroupAsync())["Status"]!.ToString().Should().Be("available");
        (await cloud.MemberStatusesAsync()).Should().Equal("modifying", "modifying");
        (await cloud.RefusalAsync("modify_replication_group", CacheCloud.Change(new() { ["SnapshotRetentionLimit"] = 3 })))
            .Should().Be("InvalidCacheClusterState 400");
        cloud.Clock.Advance(TimeSpan.FromMinutes(1));
        (await cloud.GroupAsync())["CacheNodeType"]!.ToString().Should().Be("cache.r6g.xlarge");
        (await cloud.MemberStatusesAsync()).Should().Equal("available", "available");
    }

    [Fact]
    public async Task A_token_is_rotated_and_then_set_each_on_its_own_and_at_once()
    {
        await using var cloud = await CacheCloud.StartAsync();
        await cloud.CreateAsync();
        JsonObject Token(string strategy, bool immediately = true, string? more = null)
        {
            var change = CacheCloud.Change(new() { ["AuthToken"] = "token-two-0123456789", ["AuthTokenUpdateStrategy"] = strategy });
            change["ApplyImmediately"] = immediately;
            if (more is not null)
                change["ReplicationGroupDescription"] = more;
            return change;
        }

        (await cloud.RefusalAsync("modify_replication_group", Token("ROTATE", immediately: false))).Should().Be("InvalidParameterCombination 400");
        (await cloud.RefusalAsync("modify_replication_group", Token("ROTATE", more: "other"))).Should().Be("InvalidParameterCombination 400");
        await cloud.CallAsync("modify_replication_group", Token("ROTATE"));

        (await cloud.GroupAsync())["PendingModifiedValues"]!["AuthTokenStatus"]!.ToString().Should().Be("ROTATING");
        cloud.Clock.Advance(TimeSpan.FromMinutes(3));
        await cloud.CallAsync("modify_replication_group", Token("SET"));
        (await cloud.GroupAsync())["PendingModifiedValues"]!["AuthTokenStatus"]!.ToString().Should().Be("SETTING");
        cloud.Clock.Advance(TimeSpan.FromMinutes(3));
        (await cloud.GroupAsync())["Status"]!.ToString().Should().Be("available");
    }

    [Theory]
    [InlineData("""{"CacheNodeType":"cache.r6g.large"}""", "InvalidParameterCombination 400")]
    [InlineData("""{"EngineVersion":"6.2"}""", "InvalidParameterCombination 400")]
    [InlineData("""{"AutomaticFailoverEnabled":false}""", "InvalidParameterCombination 400")]
    [InlineData("""{"CacheParameterGroupName":"missing"}""", "CacheParameterGroupNotFound 404")]
    [InlineData("""{"PreferredMaintenanceWindow":"mon:05:00-mon:05:30"}""", "InvalidParameterValue 400")]
    [InlineData("""{"SnapshotWindow":"05:00-06:00","PreferredMaintenanceWindow":"mon:05:30-mon:06:30"}""", "InvalidParameterValue 400")]
    public async Task Changes_that_do_nothing_or_break_rules_are_refused(string change, string refusal)
    {
        await using var cloud = await CacheCloud.StartAsync();
        await cloud.CreateAsync();

        (await cloud.RefusalAsync("modify_replication_group", CacheCloud.Change(JsonNode.Parse(change)!.AsObject()))).Should().Be(refusal);
    }

    [Fact]
    public async Task Replicas_are_added_and_removed_but_not_below_what_failover_needs()
    {
        await using var cloud = await CacheCloud.StartAsync();
        await cloud.CreateAsync();
        JsonObject Count(int replicas) => CacheCloud.Change(new() { ["NewReplicaCount"] = replicas });

        (await cloud.RefusalAsync("increase_replica_count", Count(1))).Should().Be("NoOperationFault 400");
        (await cloud.RefusalAsync("decrease_replica_count", Count(0))).Should().Be("InvalidParameterCombination 400");
        await cloud.CallAsync("increase_replica_count", Count(3));
        cloud.Clock.Advance(TimeSpan.FromMinutes(10));
        (await cloud.GroupAsync())["MemberClusters"]!.AsArray().Should().HaveCount(4);
        await cloud.CallAsync("decrease_replica_count", Count(1));
        cloud.Clock.Advance(TimeSpan.FromMinutes(10));

        (await cloud.GroupAsync())["MemberClusters"]!.AsArray().Select(m => m!.ToString()).Should().Equal("wallet-001", "wallet-002");
    }

    [Fact]
    public async Task A_failover_test_makes_the_replica_primary()
    {
        await using var cloud = await CacheCloud.StartAsync();
        await cloud.CreateAsync();

        (await cloud.RefusalAsync("test_failover", new() { ["ReplicationGroupId"] = "wallet", ["NodeGroupId"] = "0002" }))
            .Should().Be("NodeGroupNotFoundFault 404");
        await cloud.CallAsync("test_failover", new() { ["ReplicationGroupId"] = "wallet", ["NodeGroupId"] = "0001" });
        cloud.Clock.Advance(TimeSpan.FromMinutes(3));

        (await cloud.GroupAsync())["NodeGroups"]![0]!["NodeGroupMembers"]!.AsArray()
            .Select(member => member!["CurrentRole"]!.ToString()).Should().Equal("replica", "primary");
    }

    [Fact]
    public async Task A_final_snapshot_outlives_the_group_and_its_name_is_taken()
    {
        await using var cloud = await CacheCloud.StartAsync();
        await cloud.CreateAsync();

        await cloud.CallAsync("delete_replication_group", new() { ["ReplicationGroupId"] = "wallet", ["FinalSnapshotIdentifier"] = "final" });
        (await cloud.GroupAsync())["Status"]!.ToString().Should().Be("snapshotting");
        cloud.Clock.Advance(TimeSpan.FromMinutes(15));

        (await cloud.RefusalAsync("describe_replication_groups", Wallet)).Should().Be("ReplicationGroupNotFoundFault 404");
        (await cloud.CallAsync("describe_snapshots", new() { ["SnapshotName"] = "final" }))["Snapshots"]![0]!["SnapshotStatus"]!.ToString()
            .Should().Be("available");
        await cloud.CreateAsync(new() { ["SnapshotName"] = "final" });
        (await cloud.RefusalAsync("delete_replication_group", new() { ["ReplicationGroupId"] = "wallet", ["FinalSnapshotIdentifier"] = "final" }))
            .Should().Be("SnapshotAlreadyExistsFault 400");
    }

    [Fact]
    public async Task Groups_in_use_cannot_be_deleted_and_missing_ones_are_told_apart()
    {
        await using var cloud = await CacheCloud.StartAsync();
        await cloud.CallAsync("create_cache_parameter_group", new() { ["CacheParameterGroupName"] = "wallet", ["CacheParameterGroupFamily"] = "redis7", ["Description"] = "d" });
        await cloud.CallAsync("modify_cache_parameter_group", new()
        {
            ["CacheParameterGroupName"] = "wallet",
            ["ParameterNameValues"] = new JsonArray(new JsonObject { ["ParameterName"] = "maxmemory-policy", ["ParameterValue"] = "allkeys-lru" }),
        });
        await cloud.CreateAsync(new() { ["CacheParameterGroupName"] = "wallet" });

        (await cloud.RefusalAsync("delete_cache_subnet_group", new() { ["CacheSubnetGroupName"] = "wallet" }))
            .Should().Be("CacheSubnetGroupInUse 400");
        (await cloud.RefusalAsync("delete_cache_subnet_group", new() { ["CacheSubnetGroupName"] = "none" }))
            .Should().Be("CacheSubnetGroupNotFoundFault 400");
        (await cloud.RefusalAsync("delete_cache_parameter_group", new() { ["CacheParameterGroupName"] = "wallet" }))
            .Should().Be("InvalidCacheParameterGroupState 400");
        (await cloud.CallAsync("describe_cache_parameters", new() { ["CacheParameterGroupName"] = "wallet", ["Source"] = "user" }))["Parameters"]!.AsArray()
            .Single()!["ParameterValue"]!.ToString().Should().Be("allkeys-lru");
        (await cloud.RefusalAsync("modify_cache_parameter_group", new()
        {
            ["CacheParameterGroupName"] = "wallet",
            ["ParameterNameValues"] = new JsonArray(new JsonObject { ["ParameterName"] = "timeout", ["ParameterValue"] = "5" }),
        })).Should().Be("InvalidParameterValue 400");
        (await cloud.CallAsync("describe_cache_engine_versions", new() { ["Engine"] = "redis", ["EngineVersion"] = "7.0" }))["CacheEngineVersions"]![0]!["EngineVersion"]!.ToString()
            .Should().Be("7.0.7");
    }
}
