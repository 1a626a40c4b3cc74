using System.Text.Json.Nodes;
using Wallet.LocalCloud.Aws;
using Wallet.LocalCloud.Aws.Kms;

namespace Wallet.LocalCloud.Tests.Rds;

/// <summary>States that RDS gets into, how each is left, and changes that fail after they were accepted.</summary>
public sealed class DbStateTests
{
    private static readonly JsonObject Reader = new() { ["DBInstanceIdentifier"] = "wallet-2" };

    [Fact]
    public async Task Incompatible_parameters_are_left_by_correcting_them_and_rebooting()
    {
        await using var cloud = await RdsCloud.StartAsync();
        await cloud.CallAsync("create_db_cluster_parameter_group", new()
        {
            ["DBClusterParameterGroupName"] = "wallet",
            ["DBParameterGroupFamily"] = "aurora-mysql8.0",
            ["Description"] = "wallet",
        });
        await cloud.CreateAsync(more: new() { ["DBClusterParameterGroupName"] = "wallet" });
        cloud.Service.SetState("instance", "wallet-2", "incompatible-parameters").Should().BeTrue();

        (await cloud.RefusalAsync("modify_db_instance", With("PromotionTier", 5))).Should().Be("InvalidDBInstanceState 400");
        await RebootAsync(cloud);
        (await StatusAsync(cloud)).Should().Be("incompatible-parameters", "the same parameters are refused again");
        await cloud.CallAsync("modify_db_cluster_parameter_group", new()
        {
            ["DBClusterParameterGroupName"] = "wallet",
            ["Parameters"] = new JsonArray(new JsonObject
            {
                ["ParameterName"] = "max_connections",
                ["ParameterValue"] = "100",
                ["ApplyMethod"] = "pending-reboot",
            }),
        });
        (await StatusAsync(cloud)).Should().Be("incompatible-parameters", "only a reboot reads the corrected ones");
        await RebootAsync(cloud);

        (await StatusAsync(cloud)).Should().Be("available");
    }

    [Theory]
    [InlineData("incompatible-network")]
    [InlineData("incompatible-restore")]
    [InlineData("failed")]
    public async Task Some_states_are_left_by_deletion_only(string status)
    {
        await using var cloud = await RdsCloud.StartAsync();
        await cloud.CreateAsync();
        cloud.Service.SetState("instance", "wallet-2", status);

        (await cloud.RefusalAsync("reboot_db_instance", Reader)).Should().Be("InvalidDBInstanceState 400");
        (await cloud.RefusalAsync("modify_db_instance", With("PromotionTier", 5))).Should().Be("InvalidDBInstanceState 400");
        cloud.Clock.Advance(TimeSpan.FromDays(1));
        (await StatusAsync(cloud)).Should().Be(status);
        (await cloud.RefusalAsync("delete_db_instance", Reader)).Should().Be("none");
    }

    [Theory]
    [InlineData("modifying")]
    [InlineData("rebooting")]
    [InlineData("backing-up")]
    public async Task A_busy_member_cannot_be_deleted_until_it_has_come_back(string status)
    {
        await using var cloud = await RdsCloud.StartAsync();
        await cloud.CreateAsync();
        cloud.Service.SetState("instance", "wallet-2", status);

        (await cloud.RefusalAsync("delete_db_instance", Reader)).Should().Be("InvalidDBInstanceState 400");
        cloud.Clock.Advance(TimeSpan.FromMinutes(10));
        (await cloud.RefusalAsync("delete_db_instance", Reader)).Should().Be("none");
    }

    [Fact]
    public async Task A_full_storage_is_left_by_a_larger_class()
    {
        await using var cloud = await RdsCloud.StartAsync();
        await cloud.CreateAsync();
        cloud.Service.SetState("instance", "wallet-2", "storage-full");

        await cloud.CallAsync("modify_db_instance", ClassChange());
        cloud.Clock.Advance(TimeSpan.FromMinutes(10));

        (await StatusAsync(cloud)).Should().Be("available");
    }

    [Fact]
    public async Task A_lost_key_is_given_back_before_the_cluster_is_started_and_within_a_week()
    {
        var keys = new Keys();
        await using var cloud = await RdsCloud.StartAsync(surroundings: keys);
        await cloud.CreateAsync(more: new() { ["KmsKeyId"] = "arn:aws:kms:eu-west-1:123456789012:key/wallet" });
        var wallet = new JsonObject { ["DBClusterIdentifier"] = "wallet" };
        keys.Usable = false;
        cloud.Service.SetState("cluster", "wallet", "inaccessible-encryption-credentials-recoverable");

        (await StatusAsync(cloud)).Should().Be("inaccessible-encryption-credentials-recoverable");
        (await cloud.RefusalAsync("modify_db_cluster", wallet)).Should().Be("InvalidDBClusterStateFault 400");
        (await cloud.RefusalAsync("start_db_cluster", wallet)).Should().Be("KMSKeyNotAccessibleFault 400");
        keys.Usable = true;
        await cloud.CallAsync("start_db_cluster", wallet);
        cloud.Clock.Advance(TimeSpan.FromMinutes(6));
        (await cloud.ClusterAsync())["Status"]!.ToString().Should().Be("available");

        cloud.Service.SetState("cluster", "wallet", "inaccessible-encryption-credentials-recoverable");
        cloud.Clock.Advance(TimeSpan.FromDays(8));
        (await cloud.ClusterAsync())["Status"]!.ToString().Should().Be("inaccessible-encryption-credentials");
        (await cloud.RefusalAsync("start_db_cluster", wallet)).Should().Be("InvalidDBClusterStateFault 400");
    }

    [Fact]
    public async Task A_failover_of_awss_own_makes_a_reader_the_writer()
    {
        await using var cloud = await RdsCloud.StartAsync();
        await cloud.CreateAsync();
        cloud.Service.SetState("cluster", "wallet", "failing-over");

        (await cloud.WriterAsync()).Should().Be("wallet-1");
        cloud.Clock.Advance(TimeSpan.FromMinutes(6));

        (await cloud.WriterAsync()).Should().Be("wallet-2");
        (await cloud.ClusterAsync())["Status"]!.ToString().Should().Be("available");
    }

    [Fact]
    public async Task A_class_change_without_capacity_ends_with_the_old_class_and_an_event()
    {
        await using var cloud = await RdsCloud.StartAsync();
        await cloud.CreateAsync();
        cloud.Service.FailNext("instance", "wallet-2", "insufficient-capacity");

        await cloud.CallAsync("modify_db_instance", ClassChange());
        cloud.Clock.Advance(TimeSpan.FromMinutes(10));

        var instance = await cloud.InstanceAsync("wallet-2");
        (instance["DBInstanceStatus"]!.ToString(), instance["DBInstanceClass"]!.ToString()).Should().Be(("available", "db.r6g.large"));
        instance["PendingModifiedValues"]!.AsObject().Should().BeEmpty();
        (await cloud.EventsAsync("wallet-2")).Should().Contain(m => m.Contains("insufficient capacity", StringComparison.Ordinal));
        await cloud.CallAsync("modify_db_instance", ClassChange());
        cloud.Clock.Advance(TimeSpan.FromMinutes(10));
        (await cloud.InstanceAsync("wallet-2"))["DBInstanceClass"]!.ToString().Should().Be("db.r6g.xlarge", "a plan holds once");
    }

    [Theory]
    [InlineData("failed")]
    [InlineData("incompatible-network")]
    [InlineData("insufficient-capacity")]
    public async Task A_creation_can_fail_after_it_was_accepted(string status)
    {
        await using var cloud = await RdsCloud.StartAsync();
        cloud.Service.FailNext("instance", "wallet-2", status);
        await cloud.CreateAsync();

        (await StatusAsync(cloud)).Should().Be(status);
        (await cloud.InstanceAsync("wallet-2"))["Endpoint"].Should().BeNull();
        (await cloud.WriterAsync()).Should().Be("wallet-1");
    }

    [Fact]
    public async Task An_upgrade_can_be_rolled_back()
    {
        await using var cloud = await RdsCloud.StartAsync();
        await cloud.CreateAsync(1, new() { ["EngineVersion"] = "8.0.mysql_aurora.3.08.0" });
        cloud.Service.FailNext("cluster", "wallet", "rolled-back");

        await cloud.CallAsync("modify_db_cluster", new()
        {
            ["DBClusterIdentifier"] = "wallet",
            ["EngineVersion"] = "8.0.mysql_aurora.3.10.0",
            ["ApplyImmediately"] = true,
        });
        cloud.Clock.Advance(TimeSpan.FromMinutes(30));

        var cluster = await cloud.ClusterAsync();
        (cluster["Status"]!.ToString(), cluster["EngineVersion"]!.ToString()).Should().Be(("available", "8.0.mysql_aurora.3.08.0"));
        cluster["PendingModifiedValues"].Should().BeNull();
    }

    [Theory]
    [InlineData("db.t3.medium", "InvalidParameterCombination 400")]
    [InlineData("db.t4g.medium", "none")]
    public async Task Performance_insights_are_not_offered_on_every_class(string instanceClass, string refusal)
    {
        await using var cloud = await RdsCloud.StartAsync();
        await cloud.CreateAsync(0);

        (await cloud.RefusalAsync("create_db_instance", new()
        {
            ["DBInstanceIdentifier"] = "wallet-1",
            ["DBClusterIdentifier"] = "wallet",
            ["DBInstanceClass"] = instanceClass,
            ["Engine"] = "aurora-mysql",
            ["EnablePerformanceInsights"] = true,
        })).Should().Be(refusal);
    }

    [Fact]
    public async Task The_list_of_instances_can_be_older_than_that_of_clusters()
    {
        await using var cloud = await RdsCloud.StartAsync(hostility: new() { InstanceListAge = TimeSpan.FromMinutes(1) });
        await cloud.CreateAsync(1);
        await cloud.CallAsync("describe_db_instances");

        await cloud.CallAsync("create_db_instance", new()
        {
            ["DBInstanceIdentifier"] = "wallet-2",
            ["DBClusterIdentifier"] = "wallet",
            ["DBInstanceClass"] = "db.r6g.large",
            ["Engine"] = "aurora-mysql",
        });

        (await cloud.ClusterAsync())["DBClusterMembers"]!.AsArray().Should().HaveCount(2);
        (await cloud.RefusalAsync("describe_db_instances", Reader)).Should().Be("DBInstanceNotFound 404");
        cloud.Clock.Advance(TimeSpan.FromMinutes(1));
        (await cloud.RefusalAsync("describe_db_instances", Reader)).Should().Be("none");
    }

    [Fact]
    public async Task Lists_come_in_another_order_and_pages_may_be_short_but_nothing_is_missed()
    {
        await using var cloud = await RdsCloud.StartAsync(hostility: new() { ShortPages = true });
        string[] ids = ["a", "b", "c", "d", "e", "f"];
        foreach (var id in ids)
            await cloud.CallAsync("create_db_cluster", RdsCloud.Request(id));

        var (orders, shortest) = (new HashSet<string>(), int.MaxValue);
        for (var i = 0; i < 10; i++)
        {
            var (seen, marker) = (new List<string>(), (string?)null);
            do
            {
                var page = await cloud.CallAsync("describe_db_clusters", marker is null ? [] : new() { ["Marker"] = marker });
                seen.AddRange(page["DBClusters"]!.AsArray().Select(cluster => cluster!["DBClusterIdentifier"]!.ToString()));
                shortest = Math.Min(shortest, page["DBClusters"]!.AsArray().Count);
                marker = page["Marker"]?.ToString();
            }
            while (marker is not null);

            seen.Should().BeEquivalentTo(ids);
            orders.Add(string.Concat(seen));
        }

        orders.Should().HaveCountGreaterThan(1);
        shortest.Should().BeLessThan(ids.Length);
    }

    private static JsonObject ClassChange()
        => new() { ["DBInstanceIdentifier"] = "wallet-2", ["DBInstanceClass"] = "db.r6g.xlarge", ["ApplyImmediately"] = true };

    private static JsonObject With(string member, JsonNode value) => new() { ["DBInstanceIdentifier"] = "wallet-2", [member] = value };

    private static async Task<string> StatusAsync(RdsCloud cloud)
        => (await cloud.InstanceAsync("wallet-2"))["DBInstanceStatus"]!.ToString();

    private static async Task RebootAsync(RdsCloud cloud)
    {
        await cloud.CallAsync("reboot_db_instance", Reader);
        cloud.Clock.Advance(TimeSpan.FromMinutes(2));
    }

    private sealed class Keys : IStoreSurroundings
    {
        private readonly OpenSurroundings _open = new();

        public bool Usable { get; set; } = true;

        public SubnetFacts? FindSubnet(string subnetId) => _open.FindSubnet(subnetId);

        public bool SecurityGroupExists(string groupId) => true;

        public string? FindUsableKey(string key) => Usable ? key : null;

        public KeyFacts? FindKey(string key) => _open.FindKey(key);

        public IEnumerable<AccessRequest> LinkedRoleAccess(string service) => _open.LinkedRoleAccess(service);

        public void EnsureLinkedRole(string service) => _open.EnsureLinkedRole(service);

        public bool RoleExists(string roleArn) => true;

        public bool LogGroupExists(string name) => _open.LogGroupExists(name);

        public void BeginDelivery(string logGroup) => _open.BeginDelivery(logGroup);

        public void WriteLog(string logGroup) => _open.WriteLog(logGroup);

        public string? WhyUnusable(string bucket) => _open.WhyUnusable(bucket);

        public string AddNetworkInterface(string subnetId, IReadOnlyList<string> securityGroups, string description)
            => _open.AddNetworkInterface(subnetId, securityGroups, description);

        public void RemoveNetworkInterface(string interfaceId)
        {
        }
    }
}
