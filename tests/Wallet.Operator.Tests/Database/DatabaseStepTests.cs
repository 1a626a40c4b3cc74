using Amazon.RDS.Model;
using Wallet.LocalCloud.Aws.Faults;
using Wallet.Operator.Aws;
using Wallet.Operator.Database;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Spec;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Database;

public sealed class DatabaseStepTests : IAsyncLifetime
{
    private const string Cluster = "wp-demo-1a2b3c4d-aurora";
    private LocalAccount _account = null!;
    private DatabaseStep _step = null!;
    private PlatformPass _pass = null!;

    public async Task InitializeAsync()
    {
        _account = await LocalAccount.StartAsync();
        _step = new DatabaseStep(_account.Regions, _account.Clock);
        _pass = await _account.PrepareAsync();
    }

    public async Task DisposeAsync() => await _account.DisposeAsync();

    [Fact]
    public async Task Makes_an_encrypted_cluster_with_writer_and_reader_and_tells_of_it()
    {
        var facts = (await _step.BuildAsync(_account, _pass)).Fact<DatabaseFacts>();

        var cluster = await ClusterAsync();
        cluster.StorageEncrypted.Should().BeTrue();
        cluster.KmsKeyId.Should().Be(_pass.Find<SecurityFacts>()!.KeyArns["database"]);
        cluster.EngineVersion.Should().StartWith("8.0.mysql_aurora.3.");
        cluster.BackupRetentionPeriod.Should().Be(7);
        cluster.TagList.FromTags()[OwnershipTags.UidKey].Should().Be(_pass.Uid);
        cluster.DBClusterMembers.Should().HaveCount(2);
        facts.Should().Be(new DatabaseFacts(cluster.Endpoint!, cluster.ReaderEndpoint!, 3306, "wallet"));
    }

    [Fact]
    public async Task A_steady_pass_mutates_nothing()
    {
        await _step.BuildAsync(_account, _pass);
        _account.Journal.Clear();
        _account.Clock.Advance(TimeSpan.FromHours(1));

        (await PassAsync()).Should().BeOfType<StepOutcome.InSync>().Which.Changes.Should().BeEmpty();

        _account.Journal.Mutations.Should().BeEmpty();
    }

    [Fact]
    public async Task The_parameter_group_is_made_before_anything_is_known_of_the_network()
    {
        var outcome = await _step.ReconcileAsync(_pass with { Facts = [] }, CancellationToken.None);

        outcome.Should().BeOfType<StepOutcome.Waiting>().Which.Reason.Should().Be("WaitingForNetwork");
        _account.Mutations("rds").Should().Equal("CreateDBClusterParameterGroup");
    }

    [Fact]
    public async Task The_writers_endpoint_is_told_while_the_reader_is_still_made()
    {
        await _step.BuildAsync(_account, _pass);
        _pass = _pass.With(settings => settings with { Database = settings.Database with { Readers = 2 } });

        var outcome = await PassAsync();

        outcome.Should().BeOfType<StepOutcome.Waiting>().Which.Reason.Should().Be("Modifying");
        outcome.Facts.Should().ContainSingle();
        outcome.Changes.Should().Equal(new PlannedChange($"DBInstance {Cluster}-3", "Create", "db.r6g.large"));
    }

    [Fact]
    public async Task Another_class_goes_to_readers_first_then_fails_over_then_to_the_old_writer()
    {
        _pass = _pass.With(settings => settings with { Database = settings.Database with { Readers = 2 } });
        await _step.BuildAsync(_account, _pass);
        var writer = (await MembersAsync()).Single(member => member.IsClusterWriter is true).DBInstanceIdentifier;
        _account.Journal.Clear();
        _pass = _pass.With(settings => settings with
        {
            Database = settings.Database with { WriterClass = "db.r6g.xlarge", ReaderClass = "db.r6g.xlarge" },
        });

        await _step.BuildAsync(_account, _pass);

        _account.Mutations("rds").Should().Equal("ModifyDBInstance", "ModifyDBInstance", "FailoverDBCluster", "ModifyDBInstance");
        _account.Journal.Mutations[^1].Input["DBInstanceIdentifier"]!.ToString().Should().Be(writer);
        (await InstancesAsync()).Should().OnlyContain(instance => instance.DBInstanceClass == "db.r6g.xlarge");
    }

    [Fact]
    public async Task A_writer_of_another_class_than_its_readers_stays_the_writer()
    {
        _pass = _pass.With(settings => settings with { Database = settings.Database with { WriterClass = "db.r6g.2xlarge" } });

        await _step.BuildAsync(_account, _pass);

        var writer = (await MembersAsync()).Single(member => member.IsClusterWriter is true).DBInstanceIdentifier;
        var classes = (await InstancesAsync()).ToDictionary(instance => instance.DBInstanceIdentifier!, instance => instance.DBInstanceClass);
        classes[writer!].Should().Be("db.r6g.2xlarge");
        classes.Values.Should().BeEquivalentTo("db.r6g.2xlarge", "db.r6g.large");
        _account.Mutations("rds").Should().NotContain("FailoverDBCluster");
    }

    [Fact]
    public async Task Static_parameters_restart_readers_then_fail_over_then_restart_the_old_writer()
    {
        await _step.BuildAsync(_account, _pass);
        _account.Journal.Clear();
        _pass = _pass.With(settings => settings with
        {
            Database = settings.Database with { Parameters = new Dictionary<string, string> { ["performance_schema"] = "1" } },
        });

        await _step.BuildAsync(_account, _pass);

        _account.Mutations("rds").Should().Equal(
            "ModifyDBClusterParameterGroup", "RebootDBInstance", "FailoverDBCluster", "RebootDBInstance");
        (await MembersAsync()).Should().OnlyContain(member => member.DBClusterParameterGroupStatus == "in-sync");
    }

    [Fact]
    public async Task A_surplus_reader_goes_and_never_the_writer()
    {
        _pass = _pass.With(settings => settings with { Database = settings.Database with { Readers = 2 } });
        await _step.BuildAsync(_account, _pass);
        await _account.Clients.RDS.FailoverDBClusterAsync(new() { DBClusterIdentifier = Cluster, TargetDBInstanceIdentifier = $"{Cluster}-3" });
        _account.Clock.Advance(TimeSpan.FromMinutes(2));
        _pass = _pass.With(settings => settings with { Database = settings.Database with { Readers = 0 } });

        await _step.BuildAsync(_account, _pass);

        (await MembersAsync()).Should().ContainSingle().Which.DBInstanceIdentifier.Should().Be($"{Cluster}-3");
    }

    [Fact]
    public async Task Drift_is_repaired_with_the_drifted_fields_alone()
    {
        await _step.BuildAsync(_account, _pass);
        await _account.Clients.RDS.ModifyDBClusterAsync(new() { DBClusterIdentifier = Cluster, DeletionProtection = true, BackupRetentionPeriod = 1, ApplyImmediately = true });
        _account.Clock.Advance(TimeSpan.FromMinutes(5));
        _account.Journal.Clear();

        await _step.BuildAsync(_account, _pass);

        _account.Journal.Mutations.Should().ContainSingle().Which.Input.Select(member => member.Key)
            .Should().BeEquivalentTo("DBClusterIdentifier", "ApplyImmediately", "DeletionProtection", "BackupRetentionPeriod");
    }

    [Fact]
    public async Task A_parameter_that_leaves_the_spec_gets_its_default_back()
    {
        var with = _pass.With(settings => settings with
        {
            Database = settings.Database with { Parameters = new Dictionary<string, string> { ["wait_timeout"] = "600" } },
        });
        await _step.BuildAsync(_account, with);
        _account.Journal.Clear();
        _account.Clock.Advance(TimeSpan.FromMinutes(30));

        await _step.BuildAsync(_account, _pass);

        _account.Mutations("rds").Should().Equal("ResetDBClusterParameterGroup");
    }

    [Fact]
    public async Task A_newer_pinned_version_is_installed_and_an_older_one_never()
    {
        _pass = _pass.With(settings => settings with { Database = settings.Database with { EngineVersion = "8.0.mysql_aurora.3.08.1" } });
        await _step.BuildAsync(_account, _pass);
        await _step.BuildAsync(_account, _pass.With(s => s with { Database = s.Database with { EngineVersion = "8.0.mysql_aurora.3.10.0" } }));
        (await ClusterAsync()).EngineVersion.Should().Be("8.0.mysql_aurora.3.10.0");
        _account.Journal.Clear();

        await _step.BuildAsync(_account, _pass.With(s => s with { Database = s.Database with { EngineVersion = "8.0.mysql_aurora.3.09.0" } }));

        _account.Mutations("rds").Should().NotContain("ModifyDBCluster");
        (await ClusterAsync()).EngineVersion.Should().Be("8.0.mysql_aurora.3.10.0");
    }

    [Fact]
    public async Task A_version_that_nobody_offers_blocks()
    {
        _pass = _pass.With(settings => settings with { Database = settings.Database with { EngineVersion = "8.0.mysql_aurora.9" } });
        await PassAsync();

        (await PassAsync()).Should().BeOfType<StepOutcome.Blocked>().Which.Reason.Should().Be("VersionNotOffered");
    }

    [Theory, InlineData("CreateDBCluster"), InlineData("CreateDBInstance"), InlineData("CreateDBClusterParameterGroup")]
    public async Task A_lost_answer_makes_nothing_twice(string operation)
    {
        _account.Faults.Next("rds", operation, new Disturbance.LoseReply());
        for (var passes = 0; _account.Journal.Mutations.All(call => call.Operation != operation); passes++)
        {
            passes.Should().BeLessThan(100, "{0} must come at some time", operation);
            await SwallowedPassAsync();
        }

        await _step.BuildAsync(_account, _pass);

        (await InstancesAsync()).Should().HaveCount(2);
        (await ClusterAsync()).Status.Should().Be("available");
    }

    [Fact]
    public async Task A_cluster_that_is_gone_is_never_made_anew()
    {
        var built = await _step.BuildAsync(_account, _pass);
        foreach (var member in await MembersAsync())
            await _account.Clients.RDS.DeleteDBInstanceAsync(new() { DBInstanceIdentifier = member.DBInstanceIdentifier, SkipFinalSnapshot = true });
        await _account.Clients.RDS.DeleteDBClusterAsync(new() { DBClusterIdentifier = Cluster, SkipFinalSnapshot = true });
        _account.Clock.Advance(TimeSpan.FromHours(1));
        _account.Journal.Clear();
        _pass = _pass.After(built);

        (await PassAsync()).Should().BeOfType<StepOutcome.Blocked>().Which.Reason.Should().Be("DataStoreMissing");

        _account.Journal.Mutations.Should().BeEmpty();
    }

    [Fact]
    public async Task Instances_that_are_gone_come_back_because_the_data_is_the_clusters()
    {
        var built = await _step.BuildAsync(_account, _pass);
        foreach (var member in await MembersAsync())
            await _account.Clients.RDS.DeleteDBInstanceAsync(new() { DBInstanceIdentifier = member.DBInstanceIdentifier, SkipFinalSnapshot = true });
        _account.Clock.Advance(TimeSpan.FromMinutes(30));

        await _step.BuildAsync(_account, _pass.After(built));

        (await MembersAsync()).Should().HaveCount(2).And.ContainSingle(member => member.IsClusterWriter == true);
    }

    [Fact]
    public async Task A_foreign_cluster_of_our_name_blocks_and_stays_untouched()
    {
        await _account.Clients.RDS.CreateDBClusterAsync(new()
        {
            DBClusterIdentifier = Cluster,
            Engine = "aurora-mysql",
            MasterUsername = "theirs",
            MasterUserPassword = "not-our-password",
            DBSubnetGroupName = _pass.Find<NetworkFacts>()!.DatabaseSubnetGroup,
        });
        _account.Journal.Clear();

        (await PassAsync()).Should().BeOfType<StepOutcome.Blocked>().Which.Message.Should().Contain($"DBCluster {Cluster}");
        (await _step.DeleteAsync(_pass, CancellationToken.None)).Should().BeOfType<StepOutcome.InSync>();

        _account.Journal.Mutations.Should().BeEmpty();
    }

    [Fact]
    public async Task A_paused_platform_is_told_what_would_change_and_nothing_does()
    {
        await _step.BuildAsync(_account, _pass);
        _account.Journal.Clear();
        _pass = _pass.With(settings => settings with { Database = settings.Database with { Readers = 0, BackupRetentionDays = 14 } });

        var outcome = await _step.ReconcileAsync(_pass with { ReadOnly = true }, CancellationToken.None);

        outcome.Changes.Select(change => change.ToString()).Should().HaveCount(2)
            .And.Contain(text => text.Contains("BackupRetentionDays 7 -> 14")).And.Contain(text => text.Contains("Delete"));
        _account.Journal.Mutations.Should().BeEmpty();
    }

    [Fact]
    public async Task Deleted_with_a_snapshot_taken_while_the_writer_is_there()
    {
        _pass = _pass.With(settings => settings with
        {
            Database = settings.Database with { DeletionProtection = true },
            Deletion = settings.Deletion with { Policy = DeletionPolicy.Snapshot },
        });
        await _step.BuildAsync(_account, _pass);
        _account.Journal.Clear();

        await _step.TearDownAsync(_account, _pass);

        _account.Mutations("rds").Should().Equal(
            "ModifyDBCluster", "CreateDBClusterSnapshot", "DeleteDBInstance", "DeleteDBInstance", "DeleteDBCluster",
            "DeleteDBClusterParameterGroup");
        var snapshots = await _account.Clients.RDS.DescribeDBClusterSnapshotsAsync(new() { DBClusterSnapshotIdentifier = $"{Cluster}-final" });
        snapshots.DBClusterSnapshots.Should().ContainSingle().Which.Status.Should().Be("available");
    }

    [Fact]
    public async Task Deleted_without_a_snapshot_when_the_policy_says_so()
    {
        await _step.BuildAsync(_account, _pass);
        _account.Journal.Clear();

        await _step.TearDownAsync(_account, _pass);

        _account.Mutations("rds").Should().Equal(
            "DeleteDBInstance", "DeleteDBInstance", "DeleteDBCluster", "DeleteDBClusterParameterGroup");
    }

    [Fact]
    public async Task A_retained_database_loses_our_claim_and_nothing_else()
    {
        await _step.BuildAsync(_account, _pass);
        _account.Journal.Clear();
        _pass = _pass.With(settings => settings with { Deletion = settings.Deletion with { Policy = DeletionPolicy.Retain } });

        await _step.TearDownAsync(_account, _pass);

        _account.Mutations("rds").Should().OnlyContain(operation => operation == "AddTagsToResource").And.HaveCount(4);
        (await ClusterAsync()).TagList.FromTags()[OwnershipTags.UidKey].Should().Be($"released-{_pass.Uid}");
    }

    [Fact]
    public async Task A_restored_cluster_gets_the_platforms_password_once()
    {
        await _step.BuildAsync(_account, _pass);
        await _account.Clients.RDS.CreateDBClusterSnapshotAsync(new() { DBClusterIdentifier = Cluster, DBClusterSnapshotIdentifier = "monday" });
        _account.Clock.Advance(TimeSpan.FromMinutes(10));
        await _step.TearDownAsync(_account, _pass);
        _account.Journal.Clear();
        _pass = _pass.With(settings => settings with
        {
            Database = settings.Database with { RestoreFrom = new RestoreFromSpec { SnapshotIdentifier = "monday" } },
        });

        StepOutcome outcome;
        do
        {
            outcome = await SwallowedPassAsync();
        }
        while (outcome is not StepOutcome.InSync);

        _account.Mutations("rds").Should().StartWith(["CreateDBClusterParameterGroup"]).And.Contain("RestoreDBClusterFromSnapshot");
        _account.Journal.Mutations.Where(call => call.Input.ContainsKey("MasterUserPassword")).Should().ContainSingle()
            .Which.Operation.Should().Be("ModifyDBCluster");
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public async Task Any_spec_after_any_other_is_reached_and_kept(int seed)
    {
        var specs = new RandomSpecs(seed);
        for (var step = 0; step < 5; step++)
        {
            _pass = _pass.With(settings => settings with { Database = specs.Next(settings.Database) });
            await _step.BuildAsync(_account, _pass);
            _account.Clock.Advance(TimeSpan.FromHours(25));
            _account.Journal.Clear();

            var steady = await PassAsync();

            steady.Should().BeOfType<StepOutcome.InSync>("step {0} of seed {1} asks for {2}", step, seed, _pass.Settings.Database);
            _account.Journal.Mutations.Should().BeEmpty();
        }
    }

    private async Task<StepOutcome> PassAsync() => await _step.ReconcileAsync(_pass, CancellationToken.None);

    // As the reconciler: faults are waited out, what is to be remembered is.
    private async Task<StepOutcome> SwallowedPassAsync()
    {
        StepOutcome outcome;
        try
        {
            outcome = await PassAsync();
        }
        catch (Exception exception) when (exception is Amazon.Runtime.AmazonServiceException or HttpRequestException or Amazon.Runtime.AmazonClientException)
        {
            outcome = new StepOutcome.Waiting("Fault", exception.Message, Pace.Settling);
        }
        _pass = _pass.After(outcome);
        _account.Clock.Advance(TimeSpan.FromSeconds(15));
        return outcome;
    }

    private async Task<DBCluster> ClusterAsync() =>
        (await _account.Clients.RDS.DescribeDBClustersAsync(new() { DBClusterIdentifier = Cluster })).DBClusters!.Single();

    private async Task<List<DBClusterMember>> MembersAsync() => (await ClusterAsync()).DBClusterMembers!;

    private async Task<List<DBInstance>> InstancesAsync() => (await _account.Clients.RDS.DescribeDBInstancesAsync(new())).DBInstances!;
}
