using Wallet.LocalCloud.Aws.Faults;
using Wallet.Operator.Aws;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Spec;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Database;

public sealed class DatabaseStepTests : DatabaseRoom
{
    [Fact]
    public async Task Makes_an_encrypted_cluster_with_writer_and_reader_and_reports_it()
    {
        var facts = (await BuildAsync()).Fact<DatabaseFacts>();

        var cluster = await ClusterAsync();
        cluster.StorageEncrypted.Should().BeTrue();
        cluster.KmsKeyId.Should().Be(Pass.Find<SecurityFacts>()!.KeyArns["database"]);
        cluster.EngineVersion.Should().StartWith("8.0.mysql_aurora.3.");
        cluster.BackupRetentionPeriod.Should().Be(7);
        cluster.TagList.FromTags()[OwnershipTags.UidKey].Should().Be(Pass.Uid);
        cluster.DBClusterMembers.Should().HaveCount(2);
        facts.Should().Be(new DatabaseFacts(cluster.Endpoint!, cluster.ReaderEndpoint!, 3306, "wallet"));
    }

    [Fact]
    public async Task A_steadyPass_mutates_nothing()
    {
        await BuildAsync();
        Account.Journal.Clear();
        Account.Clock.Advance(TimeSpan.FromHours(1));

        (await PassAsync()).Should().BeOfType<StepOutcome.InSync>().Which.Changes.Should().BeEmpty();

        Account.Journal.Mutations.Should().BeEmpty();
    }

    [Fact]
    public async Task The_parameter_group_is_made_before_anything_is_known_of_the_network()
    {
        var outcome = await Step.ReconcileAsync(Pass with { Facts = [] }, CancellationToken.None);

        outcome.Should().BeOfType<StepOutcome.Waiting>().Which.Reason.Should().Be("WaitingForNetwork");
        Mutations.Should().Equal("CreateDBClusterParameterGroup");
    }

    [Fact]
    public async Task The_writers_endpoint_is_told_while_the_reader_is_still_made()
    {
        await BuildAsync();
        Pass = Pass.With(settings => settings with { Database = settings.Database with { Readers = 2 } });

        var outcome = await PassAsync();

        outcome.Should().BeOfType<StepOutcome.Waiting>().Which.Reason.Should().Be("Modifying");
        outcome.Facts.Should().ContainSingle();
        outcome.Changes.Select(change => change.ToString()).Should().Equal($"Create DBInstance {Cluster}-3 db.r6g.large");
    }

    [Fact]
    public async Task Another_class_goes_to_readers_first_then_fails_over_then_to_the_old_writer()
    {
        Pass = Pass.With(settings => settings with { Database = settings.Database with { Readers = 2 } });
        await BuildAsync();
        var writer = (await MembersAsync()).Single(member => member.IsClusterWriter is true).DBInstanceIdentifier;
        Account.Journal.Clear();
        Pass = Pass.With(settings => settings with
        {
            Database = settings.Database with { WriterClass = "db.r6g.xlarge", ReaderClass = "db.r6g.xlarge" },
        });

        await BuildAsync();

        Mutations.Should().Equal("ModifyDBInstance", "ModifyDBInstance", "FailoverDBCluster", "ModifyDBInstance");
        Account.Journal.Mutations[^1].Input["DBInstanceIdentifier"]!.ToString().Should().Be(writer);
        (await InstancesAsync()).Should().OnlyContain(instance => instance.DBInstanceClass == "db.r6g.xlarge");
    }

    [Fact]
    public async Task A_writer_of_another_class_than_its_readers_stays_the_writer()
    {
        Pass = Pass.With(settings => settings with { Database = settings.Database with { WriterClass = "db.r6g.2xlarge" } });

        await BuildAsync();

        var writer = (await MembersAsync()).Single(member => member.IsClusterWriter is true).DBInstanceIdentifier;
        var classes = (await InstancesAsync()).ToDictionary(instance => instance.DBInstanceIdentifier!, instance => instance.DBInstanceClass);
        classes[writer!].Should().Be("db.r6g.2xlarge");
        classes.Values.Should().BeEquivalentTo("db.r6g.2xlarge", "db.r6g.large");
        Mutations.Should().NotContain("FailoverDBCluster");
    }

    [Fact]
    public async Task Static_parameters_restart_readers_then_fail_over_then_restart_the_old_writer()
    {
        await BuildAsync();
        Account.Journal.Clear();
        Pass = Pass.With(settings => settings with
        {
            Database = settings.Database with { Parameters = new Dictionary<string, string> { ["performance_schema"] = "1" } },
        });

        await BuildAsync();

        Mutations.Should().Equal(
            "ModifyDBClusterParameterGroup", "RebootDBInstance", "FailoverDBCluster", "RebootDBInstance");
        (await MembersAsync()).Should().OnlyContain(member => member.DBClusterParameterGroupStatus == "in-sync");
    }

    [Fact]
    public async Task A_surplus_reader_goes_and_never_the_writer()
    {
        Pass = Pass.With(settings => settings with { Database = settings.Database with { Readers = 2 } });
        await BuildAsync();
        await Account.Clients.RDS.FailoverDBClusterAsync(new() { DBClusterIdentifier = Cluster, TargetDBInstanceIdentifier = $"{Cluster}-3" });
        Account.Clock.Advance(TimeSpan.FromMinutes(2));
        Pass = Pass.With(settings => settings with { Database = settings.Database with { Readers = 0 } });

        await BuildAsync();

        (await MembersAsync()).Should().ContainSingle().Which.DBInstanceIdentifier.Should().Be($"{Cluster}-3");
    }

    [Fact]
    public async Task Drift_is_repaired_with_the_drifted_fields_alone()
    {
        await BuildAsync();
        await Account.Clients.RDS.ModifyDBClusterAsync(new() { DBClusterIdentifier = Cluster, DeletionProtection = true, BackupRetentionPeriod = 1, ApplyImmediately = true });
        Account.Clock.Advance(TimeSpan.FromMinutes(5));
        Account.Journal.Clear();

        await BuildAsync();

        Account.Journal.Mutations.Should().ContainSingle().Which.Input.Select(member => member.Key)
            .Should().BeEquivalentTo("DBClusterIdentifier", "ApplyImmediately", "DeletionProtection", "BackupRetentionPeriod");
    }

    [Fact]
    public async Task A_parameter_that_leaves_the_spec_gets_its_default_back()
    {
        WithDatabase(database => database with { Parameters = new Dictionary<string, string> { ["wait_timeout"] = "600" } });
        await BuildAsync();
        Account.Journal.Clear();
        Account.Clock.Advance(TimeSpan.FromMinutes(30));
        WithDatabase(database => database with { Parameters = new Dictionary<string, string>() });

        await BuildAsync();

        Mutations.Should().Equal("ResetDBClusterParameterGroup");
    }

    [Fact]
    public async Task A_newer_pinned_version_is_installed_and_an_older_one_is_refused_with_the_field()
    {
        WithDatabase(database => database with { EngineVersion = "8.0.mysql_aurora.3.08.1" });
        await BuildAsync();
        WithDatabase(database => database with { EngineVersion = "8.0.mysql_aurora.3.10.0" });
        await BuildAsync();
        (await ClusterAsync()).EngineVersion.Should().Be("8.0.mysql_aurora.3.10.0");
        Account.Journal.Clear();
        WithDatabase(database => database with { EngineVersion = "8.0.mysql_aurora.3.09.0" });

        var outcome = await PassAsync();

        outcome.Should().BeOfType<StepOutcome.Blocked>().Which.Message.Should().Contain("spec.database.engineVersion");
        ((StepOutcome.Blocked)outcome).Reason.Should().Be("DowngradeRefused");
        outcome.Facts.Should().ContainSingle();
        Mutations.Should().BeEmpty();
    }

    [Fact]
    public async Task A_version_that_nobody_offers_blocks()
    {
        Pass = Pass.With(settings => settings with { Database = settings.Database with { EngineVersion = "8.0.mysql_aurora.9" } });
        await PassAsync();

        (await PassAsync()).Should().BeOfType<StepOutcome.Blocked>().Which.Reason.Should().Be("VersionNotOffered");
    }

    [Theory, InlineData("CreateDBCluster"), InlineData("CreateDBInstance"), InlineData("CreateDBClusterParameterGroup")]
    public async Task A_lost_answer_makes_nothing_twice(string operation)
    {
        Account.Faults.Next("rds", operation, new Disturbance.LoseReply());
        for (var passes = 0; Account.Journal.Mutations.All(call => call.Operation != operation); passes++)
        {
            passes.Should().BeLessThan(100, "{0} must come at some time", operation);
            await PassAsync();
            Account.Clock.Advance(TimeSpan.FromSeconds(15));
        }

        await BuildAsync();

        (await InstancesAsync()).Should().HaveCount(2);
        (await ClusterAsync()).Status.Should().Be("available");
    }

    [Fact]
    public async Task A_cluster_that_is_gone_is_never_recreated()
    {
        await BuildAsync();
        foreach (var member in await MembersAsync())
            await Account.Clients.RDS.DeleteDBInstanceAsync(new() { DBInstanceIdentifier = member.DBInstanceIdentifier, SkipFinalSnapshot = true });
        await Account.Clients.RDS.DeleteDBClusterAsync(new() { DBClusterIdentifier = Cluster, SkipFinalSnapshot = true });
        Account.Clock.Advance(TimeSpan.FromHours(1));
        Account.Journal.Clear();

        (await PassAsync()).Should().BeOfType<StepOutcome.Blocked>().Which.Reason.Should().Be("DataStoreMissing");

        Account.Journal.Mutations.Should().BeEmpty();
    }

    [Fact]
    public async Task Instances_that_are_gone_come_back_because_the_data_is_the_clusters()
    {
        await BuildAsync();
        foreach (var member in await MembersAsync())
            await Account.Clients.RDS.DeleteDBInstanceAsync(new() { DBInstanceIdentifier = member.DBInstanceIdentifier, SkipFinalSnapshot = true });
        Account.Clock.Advance(TimeSpan.FromMinutes(30));

        await BuildAsync();

        (await MembersAsync()).Should().HaveCount(2).And.ContainSingle(member => member.IsClusterWriter == true);
    }

    [Fact]
    public async Task A_foreign_cluster_of_our_name_blocks_and_stays_untouched()
    {
        await Account.Clients.RDS.CreateDBClusterAsync(new()
        {
            DBClusterIdentifier = Cluster,
            Engine = "aurora-mysql",
            MasterUsername = "theirs",
            MasterUserPassword = "not-our-password",
            DBSubnetGroupName = Pass.Find<NetworkFacts>()!.DatabaseSubnetGroup,
        });
        Account.Journal.Clear();

        (await PassAsync()).Should().BeOfType<StepOutcome.Blocked>().Which.Message.Should().Contain($"DBCluster {Cluster}");
        (await PassAsync()).Facts.Should().BeEmpty();
        await TearDownAsync();

        Mutations.Should().OnlyContain(operation => operation.EndsWith("DBClusterParameterGroup", StringComparison.Ordinal));
        (await ClusterAsync()).MasterUsername.Should().Be("theirs");
    }

    [Fact]
    public async Task A_paused_platform_is_told_what_would_change_and_nothing_does()
    {
        await BuildAsync();
        Account.Journal.Clear();
        Pass = Pass.With(settings => settings with { Database = settings.Database with { Readers = 0, BackupRetentionDays = 14 } });

        var outcome = await Step.ReconcileAsync(Pass with { ReadOnly = true }, CancellationToken.None);

        outcome.Planned.Select(change => change.ToString()).Should().HaveCount(2)
            .And.Contain(text => text.Contains("BackupRetentionDays 7 -> 14")).And.Contain(text => text.Contains("Delete"));
        Account.Journal.Mutations.Should().BeEmpty();
    }

    [Fact]
    public async Task Deleted_with_a_snapshot_taken_while_the_writer_is_there()
    {
        Pass = Pass.With(settings => settings with
        {
            Database = settings.Database with { DeletionProtection = true },
            Deletion = settings.Deletion with { Policy = DeletionPolicy.Snapshot },
        });
        await BuildAsync();
        Account.Journal.Clear();

        await TearDownAsync();

        Mutations.Should().Equal(
            "ModifyDBCluster", "CreateDBClusterSnapshot", "DeleteDBInstance", "DeleteDBInstance", "DeleteDBCluster",
            "DeleteDBClusterParameterGroup");
        var snapshots = await Account.Clients.RDS.DescribeDBClusterSnapshotsAsync(new() { DBClusterSnapshotIdentifier = $"{Cluster}-final" });
        snapshots.DBClusterSnapshots.Should().ContainSingle().Which.Status.Should().Be("available");
    }

    [Fact]
    public async Task Deleted_without_a_snapshot_when_the_policy_says_so()
    {
        await BuildAsync();
        Account.Journal.Clear();

        await TearDownAsync();

        Mutations.Should().Equal(
            "DeleteDBInstance", "DeleteDBInstance", "DeleteDBCluster", "DeleteDBClusterParameterGroup");
    }

    [Fact]
    public async Task A_retained_database_loses_our_claim_and_nothing_else()
    {
        await BuildAsync();
        Account.Journal.Clear();
        Pass = Pass.With(settings => settings with { Deletion = settings.Deletion with { Policy = DeletionPolicy.Retain } });

        await TearDownAsync();

        Mutations.Should().OnlyContain(operation => operation == "AddTagsToResource").And.HaveCount(4);
        (await ClusterAsync()).TagList.FromTags()[OwnershipTags.UidKey].Should().Be($"released-{Pass.Uid}");
    }

    [Fact]
    public async Task A_restored_cluster_gets_the_platformsPassword_once()
    {
        await BuildAsync();
        await Account.Clients.RDS.CreateDBClusterSnapshotAsync(new() { DBClusterIdentifier = Cluster, DBClusterSnapshotIdentifier = "monday" });
        Account.Clock.Advance(TimeSpan.FromMinutes(10));
        await TearDownAsync();
        Account.Journal.Clear();
        Pass = Pass.With(settings => settings with
        {
            Database = settings.Database with { RestoreFrom = new RestoreFromSpec { SnapshotIdentifier = "monday" } },
        });

        Pass = Pass with { Remembered = [] }; // Another platform.

        await BuildAsync();

        Mutations.Should().StartWith(["CreateDBClusterParameterGroup"]).And.Contain("RestoreDBClusterFromSnapshot");
        Account.Journal.Mutations.Where(call => call.Input.ContainsKey("MasterUserPassword")).Should().ContainSingle()
            .Which.Operation.Should().Be("ModifyDBCluster");
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public async Task Any_spec_after_any_other_is_reached_and_kept(int seed)
    {
        var specs = new RandomSpecs(seed);
        for (var step = 0; step < 5; step++)
        {
            Pass = Pass.With(settings => settings with { Database = specs.Next(settings.Database) });
            await BuildAsync();
            Account.Clock.Advance(TimeSpan.FromHours(25));
            Account.Journal.Clear();

            var steady = await PassAsync();

            steady.Should().BeOfType<StepOutcome.InSync>("step {0} of seed {1} asks for {2}", step, seed, Pass.Settings.Database);
            Account.Journal.Mutations.Should().BeEmpty();
        }
    }
}
