namespace Wallet.LocalCloud.Tests.ElastiCache;

/// <summary>Which nodes clients do not reach while ElastiCache changes them.</summary>
public sealed class NodeRollTests
{
    [Fact]
    public async Task An_upgrade_takes_the_replicas_one_after_another_and_the_primary_last()
    {
        await using var cloud = await CacheCloud.StartAsync();
        await cloud.CreateAsync(new() { ["NumCacheClusters"] = 3 });
        await ModifyAsync(cloud, "EngineVersion", "7.1");

        Watch(cloud).Should().Equal("1* 2 3", "1* 2:Change 3", "1* 2 3", "1* 2 3:Change", "1* 2 3", "1*:Failover 2:Failover 3", "1:Change 2* 3", "1 2* 3");
    }

    [Fact]
    public async Task Another_node_type_comes_with_new_nodes_and_a_moment_without_the_primary()
    {
        await using var cloud = await CacheCloud.StartAsync();
        await cloud.CreateAsync(new() { ["NumCacheClusters"] = 3 });
        await ModifyAsync(cloud, "CacheNodeType", "cache.r6g.xlarge");

        Watch(cloud).Should().Equal("1* 2 3", "1*:Failover 2 3", "1* 2 3");
    }

    private static Task ModifyAsync(CacheCloud cloud, string member, string value)
        => cloud.CallAsync("modify_replication_group", new() { ["ReplicationGroupId"] = "wallet", [member] = value, ["ApplyImmediately"] = true });

    private static List<string> Watch(CacheCloud cloud)
    {
        List<string> seen = [cloud.Members];
        for (var tick = 0; tick < 300; tick++)
        {
            cloud.Clock.Advance(TimeSpan.FromSeconds(5));
            if (cloud.Members is var now && now != seen[^1])
                seen.Add(now);
        }

        return seen;
    }
}
