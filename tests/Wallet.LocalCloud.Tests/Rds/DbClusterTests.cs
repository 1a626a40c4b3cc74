using System.Text.Json.Nodes;
using Wallet.LocalCloud.Aws;
using Wallet.LocalCloud.Aws.Rds;

namespace Wallet.LocalCloud.Tests.Rds;

public sealed class DbClusterTests
{
    private static readonly JsonObject Wallet = new() { ["DBClusterIdentifier"] = "wallet" };

    [Fact]
    public async Task A_cluster_is_created_without_showing_its_password()
    {
        await using var cloud = await RdsCloud.StartAsync();
        await cloud.CallAsync("create_db_cluster", RdsCloud.Request());

        var creating = await cloud.ClusterAsync();
        creating["Status"]!.ToString().Should().Be("creating");
        creating.ToJsonString().Should().NotContain("correct-horse");
        (await cloud.RefusalAsync("create_db_cluster", RdsCloud.Request("WALLET"))).Should().Be("DBClusterAlreadyExistsFault 400");
        cloud.Clock.Advance(TimeSpan.FromMinutes(3));

        (await cloud.ClusterAsync("Wallet"))["Status"]!.ToString().Should().Be("available");
    }

    [Fact]
    public async Task What_happens_to_a_cluster_is_logged_to_groups_that_RDS_makes_also_at_its_end()
    {
        var surroundings = new OpenSurroundings();
        await using var cloud = await RdsCloud.StartAsync(surroundings: surroundings);
        await cloud.CreateAsync(instances: 1, more: new() { ["EnableCloudwatchLogsExports"] = new JsonArray("audit", "error") });
        surroundings.Logged.Should().BeEquivalentTo("/aws/rds/cluster/wallet/audit", "/aws/rds/cluster/wallet/error");
        await cloud.CallAsync("modify_db_cluster", new()
        {
            ["DBClusterIdentifier"] = "wallet",
            ["CloudwatchLogsExportConfiguration"] = new JsonObject { ["EnableLogTypes"] = new JsonArray("slowquery") },
        });
        cloud.Clock.Advance(TimeSpan.FromMinutes(10));
        await cloud.ClusterAsync();
        surroundings.Logged.Should().Contain("/aws/rds/cluster/wallet/slowquery");
        await cloud.CallAsync("delete_db_instance", new() { ["DBInstanceIdentifier"] = "wallet-1", ["SkipFinalSnapshot"] = true });
        await cloud.CallAsync("delete_db_cluster", new() { ["DBClusterIdentifier"] = "wallet", ["SkipFinalSnapshot"] = true });
        surroundings.Logged.Clear();

        cloud.Clock.Advance(TimeSpan.FromMinutes(30));
        (await cloud.CallAsync("describe_db_clusters"))["DBClusters"]!.AsArray().Should().BeEmpty();

        surroundings.Logged.Should().HaveCount(3);
    }

    [Fact]
    public async Task The_first_finished_instance_writes_and_each_has_its_endpoint_only_then()
    {
        await using var cloud = await RdsCloud.StartAsync();
        await cloud.CallAsync("create_db_cluster", RdsCloud.Request());
        cloud.Clock.Advance(TimeSpan.FromMinutes(5));
        var instance = new JsonObject
        {
            ["DBInstanceIdentifier"] = "wallet-1",
            ["DBClusterIdentifier"] = "wallet",
            ["DBInstanceClass"] = "db.r6g.large",
            ["Engine"] = "aurora-mysql",
        };
        await cloud.CallAsync("create_db_instance", instance);
        (await cloud.RefusalAsync("create_db_instance", instance)).Should().Be("DBInstanceAlreadyExists 400");

        (await cloud.InstanceAsync("wallet-1"))["Endpoint"].Should().BeNull();
        cloud.Clock.Advance(TimeSpan.FromMinutes(10));

        (await cloud.InstanceAsync("wallet-1"))["DBInstanceStatus"]!.ToString().Should().Be("available");
        (await cloud.InstanceAsync("wallet-1"))["Endpoint"]!["Port"]!.GetValue<int>().Should().Be(3306);
        (await cloud.WriterAsync()).Should().Be("wallet-1");
    }

    [Theory]
    [InlineData("""{"DBClusterIdentifier":"9wallet"}""", "InvalidParameterValue 400")]
    [InlineData("""{"DBClusterIdentifier":"wal--let"}""", "InvalidParameterValue 400")]
    [InlineData("""{"MasterUserPassword":"short"}""", "InvalidParameterValue 400")]
    [InlineData("""{"MasterUserPassword":"with/slash-0"}""", "InvalidParameterValue 400")]
    [InlineData("""{"Port":80}""", "InvalidParameterValue 400")]
    [InlineData("""{"EngineVersion":"5.7"}""", "InvalidParameterCombination 400")]
    [InlineData("""{"DBSubnetGroupName":"missing"}""", "DBSubnetGroupNotFoundFault 404")]
    [InlineData("""{"DBClusterParameterGroupName":"missing"}""", "DBClusterParameterGroupNotFound 404")]
    [InlineData("""{"BackupRetentionPeriod":36}""", "InvalidParameterValue 400")]
    [InlineData("""{"Tags":[{"Key":"Team","Value":"money & more"}]}""", "InvalidParameterValue 400")]
    [InlineData("""{"Tags":[{"Key":"aWs:Team","Value":"money"}]}""", "InvalidParameterValue 400")]
    [InlineData("""{"PreferredBackupWindow":"05:00-05:10"}""", "InvalidParameterValue 400")]
    [InlineData("""{"PreferredBackupWindow":"05:00-06:00","PreferredMaintenanceWindow":"mon:05:30-mon:06:30"}""", "InvalidParameterValue 400")]
    public async Task Impossible_requests_are_refused_with_RDSs_own_codes(string change, string refusal)
    {
        await using var cloud = await RdsCloud.StartAsync();

        (await cloud.RefusalAsync("create_db_cluster", RdsCloud.Request(more: JsonNode.Parse(change)!.AsObject()))).Should().Be(refusal);
    }

    [Fact]
    public async Task A_class_change_shows_the_old_class_and_the_pending_one_until_it_is_done()
    {
        await using var cloud = await RdsCloud.StartAsync();
        await cloud.CreateAsync();
        await cloud.CallAsync("modify_db_instance", new() { ["DBInstanceIdentifier"] = "wallet-2", ["DBInstanceClass"] = "db.r6g.xlarge", ["ApplyImmediately"] = true });

        var accepted = await cloud.InstanceAsync("wallet-2");
        (accepted["DBInstanceStatus"]!.ToString(), accepted["DBInstanceClass"]!.ToString(), accepted["PendingModifiedValues"]!["DBInstanceClass"]!.ToString())
            .Should().Be(("available", "db.r6g.large", "db.r6g.xlarge"));
        cloud.Clock.Advance(TimeSpan.FromSeconds(30));
        (await cloud.InstanceAsync("wallet-2"))["DBInstanceStatus"]!.ToString().Should().Be("modifying");
        cloud.Clock.Advance(TimeSpan.FromMinutes(10));

        var done = await cloud.InstanceAsync("wallet-2");
        (done["DBInstanceStatus"]!.ToString(), done["DBInstanceClass"]!.ToString(), done["PendingModifiedValues"]!.ToJsonString())
            .Should().Be(("available", "db.r6g.xlarge", "{}"));
    }

    [Fact]
    public async Task A_change_that_is_not_immediate_waits_for_the_maintenance_window()
    {
        await using var cloud = await RdsCloud.StartAsync();
        await cloud.CreateAsync(more: new() { ["PreferredMaintenanceWindow"] = "Tue:01:00-Tue:02:00" });
        await cloud.CallAsync("modify_db_instance", new() { ["DBInstanceIdentifier"] = "wallet-2", ["DBInstanceClass"] = "db.r6g.xlarge" });

        cloud.Clock.Advance(TimeSpan.FromHours(12));
        (await cloud.InstanceAsync("wallet-2"))["DBInstanceClass"]!.ToString().Should().Be("db.r6g.large");
        cloud.Clock.Advance(TimeSpan.FromHours(2));

        (await cloud.InstanceAsync("wallet-2"))["DBInstanceClass"]!.ToString().Should().Be("db.r6g.xlarge");
    }

    [Fact]
    public async Task A_failover_promotes_the_reader_and_needs_one()
    {
        await using var cloud = await RdsCloud.StartAsync();
        await cloud.CreateAsync();

        (await cloud.RefusalAsync("failover_db_cluster", new() { ["DBClusterIdentifier"] = "wallet", ["TargetDBInstanceIdentifier"] = "wallet-1" }))
            .Should().Be("InvalidDBInstanceState 400");
        await cloud.CallAsync("failover_db_cluster", Wallet);
        (await cloud.ClusterAsync())["Status"]!.ToString().Should().Be("failing-over");
        (await cloud.RefusalAsync("failover_db_cluster", Wallet)).Should().Be("InvalidDBClusterStateFault 400");
        cloud.Clock.Advance(TimeSpan.FromMinutes(1));

        (await cloud.ClusterAsync())["Status"]!.ToString().Should().Be("available");
        (await cloud.WriterAsync()).Should().Be("wallet-2");
    }

    [Fact]
    public async Task Deletion_goes_by_protection_members_and_final_snapshot()
    {
        await using var cloud = await RdsCloud.StartAsync();
        await cloud.CreateAsync(1, new() { ["DeletionProtection"] = true });
        var final = new JsonObject { ["DBClusterIdentifier"] = "wallet", ["FinalDBSnapshotIdentifier"] = "final" };

        (await cloud.RefusalAsync("delete_db_cluster", final)).Should().Be("InvalidParameterCombination 400");
        await cloud.CallAsync("modify_db_cluster", new() { ["DBClusterIdentifier"] = "wallet", ["DeletionProtection"] = false });
        (await cloud.RefusalAsync("delete_db_cluster", Wallet)).Should().Be("InvalidParameterCombination 400");
        (await cloud.RefusalAsync("delete_db_cluster", final)).Should().Be("InvalidDBClusterStateFault 400");
        (await cloud.RefusalAsync("delete_db_instance", new() { ["DBInstanceIdentifier"] = "wallet-1", ["FinalDBSnapshotIdentifier"] = "final" }))
            .Should().Be("InvalidParameterCombination 400");
        await cloud.CallAsync("delete_db_instance", new() { ["DBInstanceIdentifier"] = "wallet-1", ["SkipFinalSnapshot"] = true });
        (await cloud.RefusalAsync("delete_db_instance", new() { ["DBInstanceIdentifier"] = "wallet-1", ["SkipFinalSnapshot"] = true }))
            .Should().Be("InvalidDBInstanceState 400");
        await cloud.CallAsync("delete_db_cluster", final);
        (await cloud.RefusalAsync("delete_db_cluster", final)).Should().Be("InvalidDBClusterStateFault 400");
        (await cloud.RefusalAsync("delete_db_subnet_group", new() { ["DBSubnetGroupName"] = "wallet" }))
            .Should().Be("InvalidDBSubnetGroupStateFault 400");
        cloud.Clock.Advance(TimeSpan.FromMinutes(15));

        (await cloud.RefusalAsync("describe_db_clusters", Wallet)).Should().Be("DBClusterNotFoundFault 404");
        (await cloud.RefusalAsync("describe_db_instances", new() { ["DBInstanceIdentifier"] = "wallet-1" })).Should().Be("DBInstanceNotFound 404");
        (await cloud.CallAsync("describe_db_cluster_snapshots", new() { ["DBClusterSnapshotIdentifier"] = "final" }))["DBClusterSnapshots"]![0]!["Status"]!.ToString()
            .Should().Be("available");
        (await cloud.RefusalAsync("delete_db_subnet_group", new() { ["DBSubnetGroupName"] = "wallet" })).Should().Be("none");
    }

    [Fact]
    public async Task Members_refuse_what_belongs_to_the_cluster()
    {
        await using var cloud = await RdsCloud.StartAsync();
        await cloud.CreateAsync(1);

        foreach (var (member, value) in new Dictionary<string, JsonNode> { ["EngineVersion"] = "8.0.mysql_aurora.3.10.0", ["BackupRetentionPeriod"] = 5, ["MasterUserPassword"] = "another-horse" })
        {
            (await cloud.RefusalAsync("modify_db_instance", new() { ["DBInstanceIdentifier"] = "wallet-1", [member] = value }))
                .Should().Be("InvalidParameterCombination 400", member);
        }
    }

    [Fact]
    public async Task An_engine_upgrade_takes_all_members_along_and_never_goes_down()
    {
        await using var cloud = await RdsCloud.StartAsync();
        await cloud.CreateAsync(1, new() { ["EngineVersion"] = "8.0.mysql_aurora.3.08.0" });
        JsonObject To(string version) => new() { ["DBClusterIdentifier"] = "wallet", ["EngineVersion"] = version, ["ApplyImmediately"] = true };

        (await cloud.RefusalAsync("modify_db_cluster", To("8.0.mysql_aurora.3.07.1"))).Should().Be("InvalidParameterCombination 400");
        await cloud.CallAsync("modify_db_cluster", To("8.0.mysql_aurora.3.10.0"));
        (await cloud.ClusterAsync())["PendingModifiedValues"]!["EngineVersion"]!.ToString().Should().Be("8.0.mysql_aurora.3.10.0");
        cloud.Clock.Advance(TimeSpan.FromMinutes(1));
        (await cloud.ClusterAsync())["Status"]!.ToString().Should().Be("upgrading");
        cloud.Clock.Advance(TimeSpan.FromMinutes(15));

        (await cloud.ClusterAsync())["EngineVersion"]!.ToString().Should().Be("8.0.mysql_aurora.3.10.0");
        (await cloud.InstanceAsync("wallet-1"))["EngineVersion"]!.ToString().Should().Be("8.0.mysql_aurora.3.10.0");
    }

    [Fact]
    public async Task A_stopped_cluster_cannot_be_deleted_and_starts_by_itself_after_a_week()
    {
        await using var cloud = await RdsCloud.StartAsync();
        await cloud.CreateAsync();
        await cloud.CallAsync("stop_db_cluster", Wallet);
        cloud.Clock.Advance(TimeSpan.FromMinutes(5));

        (await cloud.ClusterAsync())["Status"]!.ToString().Should().Be("stopped");
        (await cloud.RefusalAsync("delete_db_cluster", new() { ["DBClusterIdentifier"] = "wallet", ["SkipFinalSnapshot"] = true }))
            .Should().Be("InvalidDBClusterStateFault 400");
        cloud.Clock.Advance(TimeSpan.FromDays(7) + TimeSpan.FromHours(1));

        (await cloud.ClusterAsync())["Status"]!.ToString().Should().Be("available");
    }

    [Fact]
    public async Task A_restored_cluster_has_no_instances_and_its_own_names()
    {
        await using var cloud = await RdsCloud.StartAsync();
        await cloud.CreateAsync();
        var restore = new JsonObject
        {
            ["DBClusterIdentifier"] = "again",
            ["SourceDBClusterIdentifier"] = "wallet",
            ["DBSubnetGroupName"] = "wallet",
            ["RestoreToTime"] = cloud.Clock.GetUtcNow().AddMinutes(-1).Iso(),
        };

        (await cloud.RefusalAsync("restore_db_cluster_to_point_in_time", restore)).Should().Be("InvalidParameterValue 400");
        restore.Remove("RestoreToTime");
        restore["UseLatestRestorableTime"] = true;
        await cloud.CallAsync("restore_db_cluster_to_point_in_time", restore);
        cloud.Clock.Advance(TimeSpan.FromMinutes(30));

        var restored = await cloud.ClusterAsync("again");
        restored["Status"]!.ToString().Should().Be("available");
        restored["DBClusterMembers"]!.AsArray().Should().BeEmpty();
        restored["MasterUsername"]!.ToString().Should().Be("admin");
        restored["DBClusterParameterGroup"]!.ToString().Should().Be("default.aurora-mysql8.0");
    }

    [Fact]
    public async Task Tags_change_only_while_the_resource_is_available()
    {
        await using var cloud = await RdsCloud.StartAsync();
        var arn = (await cloud.CallAsync("create_db_cluster", RdsCloud.Request(more: new() { ["Tags"] = new JsonArray(Tag("Owner", "wallet")) })))["DBCluster"]!["DBClusterArn"]!.ToString();
        var add = new JsonObject { ["ResourceName"] = arn, ["Tags"] = new JsonArray(Tag("Team", "money")) };

        (await cloud.RefusalAsync("add_tags_to_resource", add)).Should().Be("InvalidDBClusterStateFault 400");
        cloud.Clock.Advance(TimeSpan.FromMinutes(5));
        await cloud.CallAsync("add_tags_to_resource", add);
        await cloud.CallAsync("remove_tags_from_resource", new() { ["ResourceName"] = arn, ["TagKeys"] = new JsonArray("Owner") });

        (await cloud.ClusterAsync())["TagList"]!.ToJsonString().Should().Be("""[{"Key":"Team","Value":"money"}]""");
    }

    [Fact]
    public async Task Quotas_and_pages_hold()
    {
        await using var cloud = await RdsCloud.StartAsync(quotas: new RdsQuotas { Clusters = 3 }, paging: new Paging(2));
        foreach (var id in (string[])["a", "b", "c"])
            await cloud.CallAsync("create_db_cluster", RdsCloud.Request(id));

        (await cloud.RefusalAsync("create_db_cluster", RdsCloud.Request("d"))).Should().Be("DBClusterQuotaExceededFault 403");
        var first = await cloud.CallAsync("describe_db_clusters");
        first["DBClusters"]!.AsArray().Should().HaveCount(2);
        var second = await cloud.CallAsync("describe_db_clusters", new() { ["Marker"] = first["Marker"]!.ToString() });
        second["DBClusters"]!.AsArray().Single()!["DBClusterIdentifier"]!.ToString().Should().Be("c");
        second["Marker"].Should().BeNull();
    }

    [Fact]
    public async Task What_happened_and_what_is_offered_can_be_asked()
    {
        await using var cloud = await RdsCloud.StartAsync();
        await cloud.CreateAsync(1);

        (await cloud.CallAsync("describe_events", new() { ["SourceType"] = "db-cluster", ["SourceIdentifier"] = "wallet" }))["Events"]!.AsArray()
            .Select(e => e!["Message"]!.ToString()).Should().Contain("DB cluster created");
        (await cloud.CallAsync("describe_db_engine_versions", new() { ["Engine"] = "aurora-mysql", ["DefaultOnly"] = true }))["DBEngineVersions"]!.AsArray()
            .Should().ContainSingle();
        (await cloud.CallAsync("describe_orderable_db_instance_options", new() { ["Engine"] = "aurora-mysql", ["DBInstanceClass"] = "db.r6g.2xlarge" }))["OrderableDBInstanceOptions"]!.AsArray()
            .Should().NotBeEmpty();
        (await cloud.CallAsync("describe_pending_maintenance_actions"))["PendingMaintenanceActions"]!.AsArray().Should().BeEmpty();
    }

    private static JsonObject Tag(string key, string value) => new() { ["Key"] = key, ["Value"] = value };
}
