using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Tests.ElastiCache;

/// <summary>What ElastiCache refuses although one might expect it to work, and changes that it silently takes back.</summary>
public sealed class HostileCacheTests
{
    private static readonly JsonObject Wallet = new() { ["ReplicationGroupId"] = "wallet" };

    [Fact]
    public async Task Tags_of_a_busy_group_and_of_a_snapshot_being_taken_cannot_even_be_read()
    {
        await using var cloud = await CacheCloud.StartAsync();
        var group = new JsonObject { ["ResourceName"] = (await cloud.CreateAsync())["ARN"]!.ToString() };
        var node = new JsonObject { ["ResourceName"] = "arn:aws:elasticache:eu-west-1:123456789012:cluster:wallet-001" };
        (await cloud.RefusalAsync("list_tags_for_resource", group)).Should().Be("none");

        var taken = await cloud.CallAsync("create_snapshot", new() { ["ReplicationGroupId"] = "wallet", ["SnapshotName"] = "s" });
        var snapshot = new JsonObject { ["ResourceName"] = taken["Snapshot"]!["ARN"]!.ToString() };

        (await cloud.RefusalAsync("list_tags_for_resource", group)).Should().Be("InvalidReplicationGroupState 400");
        (await cloud.RefusalAsync("list_tags_for_resource", node)).Should().Be("InvalidReplicationGroupState 400");
        (await cloud.RefusalAsync("list_tags_for_resource", snapshot)).Should().Be("InvalidSnapshotState 400");
        cloud.Clock.Advance(TimeSpan.FromMinutes(5));
        (await cloud.RefusalAsync("list_tags_for_resource", group)).Should().Be("none");
        (await cloud.RefusalAsync("list_tags_for_resource", snapshot)).Should().Be("none");
    }

    [Fact]
    public async Task Snapshots_are_turned_on_by_retention_and_node_together()
    {
        await using var cloud = await CacheCloud.StartAsync();
        await cloud.CreateAsync();
        JsonObject Change(string? node)
        {
            var change = CacheCloud.Change(new() { ["SnapshotRetentionLimit"] = 3 });
            if (node is not null)
                change["SnapshottingClusterId"] = node;
            return change;
        }

        (await cloud.RefusalAsync("modify_replication_group", Change(null))).Should().Be("InvalidParameterCombination 400");
        (await cloud.RefusalAsync("modify_replication_group", Change("wallet-009"))).Should().Be("CacheClusterNotFound 404");
        await cloud.CallAsync("modify_replication_group", Change("wallet-002"));
        cloud.Clock.Advance(TimeSpan.FromMinutes(5));

        var group = await cloud.GroupAsync();
        (group["SnapshotRetentionLimit"]!.GetValue<int>(), group["SnapshottingClusterId"]!.ToString()).Should().Be((3, "wallet-002"));
        var longer = CacheCloud.Change(new() { ["SnapshotRetentionLimit"] = 5 });
        (await cloud.RefusalAsync("modify_replication_group", longer)).Should().Be("none");
    }

    [Fact]
    public async Task Another_family_needs_its_parameter_group_in_the_same_call()
    {
        await using var cloud = await CacheCloud.StartAsync();
        await cloud.CreateAsync(new() { ["EngineVersion"] = "6.2" });
        var upgrade = CacheCloud.Change(new() { ["EngineVersion"] = "7.1" });

        (await cloud.RefusalAsync("modify_replication_group", upgrade)).Should().Be("InvalidParameterCombination 400");
        (await cloud.RefusalAsync("modify_replication_group", CacheCloud.Change(new() { ["CacheParameterGroupName"] = "default.redis7" })))
            .Should().Be("InvalidParameterCombination 400", "the engine is still of the old family");
        (await cloud.RefusalAsync("modify_replication_group", CacheCloud.Change(new() { ["EngineVersion"] = "7.9" })))
            .Should().Be("InvalidParameterCombination 400", "it is not on offer");
        upgrade["CacheParameterGroupName"] = "default.redis7";
        (await cloud.RefusalAsync("modify_replication_group", upgrade)).Should().Be("none");
    }

    [Fact]
    public async Task A_token_is_rotated_in_where_there_was_none_then_set_and_never_deleted_alone()
    {
        await using var cloud = await CacheCloud.StartAsync();
        await cloud.CreateAsync(new() { ["AuthToken"] = null });
        JsonObject Token(string strategy, string? token = "token-one-0123456789")
        {
            var change = CacheCloud.Change(new() { ["AuthTokenUpdateStrategy"] = strategy });
            if (token is not null)
                change["AuthToken"] = token;
            return change;
        }

        Task<string> RefusalAsync(JsonObject change) => cloud.RefusalAsync("modify_replication_group", change);

        (await cloud.GroupAsync())["AuthTokenEnabled"]!.GetValue<bool>().Should().BeFalse();
        (await RefusalAsync(Token("SET"))).Should().Be("InvalidParameterCombination 400", "it was not rotated in");
        await cloud.CallAsync("modify_replication_group", Token("ROTATE"));
        cloud.Clock.Advance(TimeSpan.FromMinutes(3));
        (await cloud.GroupAsync())["AuthTokenEnabled"]!.GetValue<bool>().Should().BeTrue();
        await cloud.CallAsync("modify_replication_group", Token("SET"));
        cloud.Clock.Advance(TimeSpan.FromMinutes(3));

        (await RefusalAsync(Token("SET", "token-two-0123456789"))).Should().Be("InvalidParameterCombination 400");
        (await RefusalAsync(Token("DELETE", null))).Should().Be("InvalidParameterValue 400");
    }

    [Fact]
    public async Task A_change_can_be_taken_back_which_only_an_event_tells()
    {
        await using var cloud = await CacheCloud.StartAsync();
        await cloud.CreateAsync();
        cloud.Service.FailNext("replication-group", "wallet", "rolled-back");

        await cloud.CallAsync("modify_replication_group", CacheCloud.Change(new() { ["CacheNodeType"] = "cache.r6g.xlarge" }));
        cloud.Clock.Advance(TimeSpan.FromMinutes(20));

        var group = await cloud.GroupAsync();
        (group["Status"]!.ToString(), group["CacheNodeType"]!.ToString()).Should().Be(("available", "cache.r6g.large"));
        var events = await cloud.CallAsync("describe_events", new() { ["SourceIdentifier"] = "wallet", ["SourceType"] = "replication-group" });
        events["Events"]!.AsArray().Select(e => e!["Message"]!.ToString())
            .Should().Contain(message => message.Contains("rolled back", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Replicas_that_were_taken_back_leave_the_group_as_it_was()
    {
        await using var cloud = await CacheCloud.StartAsync();
        await cloud.CreateAsync();
        cloud.Service.FailNext("replication-group", "wallet", "rolled-back");

        await cloud.CallAsync("increase_replica_count", CacheCloud.Change(new() { ["NewReplicaCount"] = 3 }));
        cloud.Clock.Advance(TimeSpan.FromMinutes(10));

        (await cloud.GroupAsync())["MemberClusters"]!.AsArray().Should().HaveCount(2);
    }

    [Fact]
    public async Task A_creation_can_fail_after_it_was_accepted_and_leaves_something_to_delete()
    {
        await using var cloud = await CacheCloud.StartAsync();
        cloud.Service.FailNext("replication-group", "wallet", "create-failed");

        (await cloud.CreateAsync())["Status"]!.ToString().Should().Be("create-failed");

        (await cloud.RefusalAsync("modify_replication_group", CacheCloud.Change(new() { ["CacheNodeType"] = "cache.r6g.xlarge" })))
            .Should().Be("InvalidReplicationGroupState 400");
        (await cloud.RefusalAsync("delete_replication_group", Wallet)).Should().Be("none");
    }
}
