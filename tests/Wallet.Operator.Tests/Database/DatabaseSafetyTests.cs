using Amazon.RDS.Model;
using Wallet.LocalCloud.Aws.Faults;
using Wallet.LocalCloud.Aws.Rds;
using Wallet.Operator.Aws;
using Wallet.Operator.Database;
using Wallet.Operator.Database.Cluster;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Tests.Database;

/// <summary>What must never happen to data and to those who use it.</summary>
public sealed class DatabaseSafetyTests : DatabaseRoom
{
    internal override RdsTimings Timings => new() { FailOver = TimeSpan.FromSeconds(5) };

    [Fact]
    public async Task Nothing_is_deleted_before_the_snapshot_is_good()
    {
        await BuildAsync();
        WithDeletion(DeletionPolicy.Snapshot);
        Account.Journal.Clear();
        for (var passes = 0; Calls("DeleteDBInstance") == 0; passes++)
        {
            passes.Should().BeLessThan(100);
            await Step.DeleteAsync(Pass, CancellationToken.None);
            if (Calls("DeleteDBInstance") == 0)
                Account.Clock.Advance(TimeSpan.FromSeconds(10));
        }

        var snapshots = await Account.Clients.RDS.DescribeDBClusterSnapshotsAsync(new() { DBClusterSnapshotIdentifier = $"{Cluster}-final" });
        snapshots.DBClusterSnapshots.Should().ContainSingle().Which.Status.Should().Be("available");
    }

    [Theory, InlineData("creating", 0), InlineData("copying", 0), InlineData("failed", 0), InlineData("available", 1)]
    public void Only_a_complete_snapshot_lets_the_cluster_go(string status, int deletions)
    {
        WithDeletion(DeletionPolicy.Snapshot);
        var tags = new Dictionary<string, string> { [OwnershipTags.UidKey] = Pass.Uid };
        var observed = new DatabaseObserved
        {
            ParameterGroup = null,
            Cluster = ClusterObserved.From(new DBCluster { DBClusterIdentifier = Cluster, Status = "available", StorageEncrypted = true, KmsKeyId = "key" }),
            Members = [],
            Snapshot = new SnapshotObserved($"{Cluster}-final", status, Cluster, "key", tags),
        };

        DatabaseTeardown.Of(Pass, observed).Changes.Should().HaveCount(deletions);
    }

    [Fact]
    public async Task A_snapshot_with_another_key_is_no_backup_of_this_cluster()
    {
        await BuildAsync();
        WithDeletion(DeletionPolicy.Snapshot);
        var rds = Account.Clients.RDS;
        var theirs = $"{Cluster}-other";
        await rds.CreateDBClusterAsync(new()
        {
            DBClusterIdentifier = theirs,
            Engine = "aurora-mysql",
            MasterUsername = "theirs",
            MasterUserPassword = "not-our-password",
            StorageEncrypted = true,
            DBSubnetGroupName = Pass.Find<NetworkFacts>()!.DatabaseSubnetGroup,
        });
        Account.Clock.Advance(TimeSpan.FromMinutes(30));
        await rds.CreateDBClusterSnapshotAsync(new()
        {
            DBClusterIdentifier = theirs,
            DBClusterSnapshotIdentifier = $"{Cluster}-final",
            Tags = [new() { Key = OwnershipTags.UidKey, Value = Pass.Uid }],
        });
        Account.Clock.Advance(TimeSpan.FromMinutes(30));
        Account.Journal.Clear();

        var outcome = await Step.DeleteAsync(Pass, CancellationToken.None);

        outcome.Should().BeOfType<StepOutcome.Blocked>().Which.Reason.Should().Be("SnapshotUnusable");
        Mutations.Should().BeEmpty();
    }

    [Fact]
    public async Task A_snapshot_of_somebody_else_under_the_final_name_is_no_backup_either()
    {
        await BuildAsync();
        WithDeletion(DeletionPolicy.Snapshot);
        await Account.Clients.RDS.CreateDBClusterSnapshotAsync(new()
        {
            DBClusterIdentifier = Cluster,
            DBClusterSnapshotIdentifier = $"{Cluster}-final",
            Tags = [new() { Key = OwnershipTags.UidKey, Value = "another" }],
        });
        Account.Clock.Advance(TimeSpan.FromMinutes(30));
        Account.Journal.Clear();

        var blocked = (await Step.DeleteAsync(Pass, CancellationToken.None)).Should().BeOfType<StepOutcome.Blocked>().Subject;
        blocked.Reason.Should().Be("ForeignResource");
        blocked.Message.Should().StartWith(
            $"DBClusterSnapshot {Cluster}-final has the name of the final snapshot, but not this platform's tag {OwnershipTags.UidKey}={Pass.Uid}, "
            + "so the DB cluster is not deleted. Copy it under another name and remove this one; if it is this platform's, set the tag.");
        Mutations.Should().BeEmpty();
    }

    [Theory, InlineData("theirs"), InlineData(Cluster + "-7")]
    public async Task Instances_of_others_are_neither_counted_nor_deleted_nor_changed(string id)
    {
        await BuildAsync();
        await Account.Clients.RDS.CreateDBInstanceAsync(new()
        {
            DBInstanceIdentifier = id,
            DBClusterIdentifier = Cluster,
            DBInstanceClass = "db.r6g.4xlarge",
            Engine = "aurora-mysql",
        });
        Account.Clock.Advance(TimeSpan.FromMinutes(30));
        WithDatabase(database => database with { Readers = 0, WriterClass = "db.r6g.xlarge", ReaderClass = "db.r6g.xlarge" });

        await RunAsync(TimeSpan.FromHours(1));

        (await InstancesAsync()).Single(instance => instance.DBInstanceIdentifier == id).DBInstanceClass.Should().Be("db.r6g.4xlarge");
        (await MembersAsync()).Should().HaveCount(2);
        WithDatabase(database => database with { Readers = 1 });
        await RunAsync(TimeSpan.FromHours(1));
        (await MembersAsync()).Should().HaveCount(3, "theirs is not one of ours");

        (await Step.DeleteAsync(Pass, CancellationToken.None)).Should().BeOfType<StepOutcome.Blocked>().Which.Message.Should().Contain(id);
        (await MembersAsync()).Should().HaveCount(3);
    }

    [Fact]
    public async Task The_cluster_comes_after_its_parameters()
    {
        WithDatabase(database => database with { Parameters = new Dictionary<string, string> { ["lower_case_table_names"] = "1" } });
        Account.Faults.Add(new FaultRule("rds", "ModifyDBClusterParameterGroup", new Disturbance.Unavailable()) { Times = 100 });

        await RunAsync(TimeSpan.FromMinutes(20));

        Calls("CreateDBCluster").Should().Be(0, "some parameters count at creation only");
    }

    [Fact]
    public async Task A_new_parameter_group_rests_before_its_first_cluster_and_an_old_one_is_not_waited_for()
    {
        await PassAsync();
        var made = Account.Clock.GetUtcNow();
        var outcome = await UntilAsync(_ => Calls("CreateDBCluster") > 0);
        (Account.Clock.GetUtcNow() - made).Should().BeGreaterThanOrEqualTo(TimeSpan.FromMinutes(5)).And.BeLessThan(TimeSpan.FromMinutes(6));
        outcome.Should().BeOfType<StepOutcome.Waiting>();
    }

    [Fact]
    public async Task A_parameter_group_from_before_the_process_counts_as_rested()
    {
        await PassAsync();
        await PassAsync();
        Restart();

        await RunAsync(TimeSpan.FromMinutes(1));

        Calls("CreateDBCluster").Should().Be(1);
    }

    [Fact]
    public async Task No_surplus_reader_is_deleted_while_the_writer_moves()
    {
        WithDatabase(database => database with { Readers = 2 });
        await BuildAsync();
        var writer = await WriterAsync();
        Account.Rds.SetState("cluster", Cluster, "failing-over");
        Account.Journal.Clear();
        WithDatabase(database => database with { Readers = 0 });

        await PassAsync();
        Mutations.Should().NotContain("DeleteDBInstance");
        await BuildAsync();

        (await WriterAsync()).Should().NotBe(writer, "AWS has made another the writer meanwhile");
        (await MembersAsync()).Should().ContainSingle();
    }

    [Fact]
    public async Task A_writer_that_has_just_moved_is_not_deleted_as_a_reader_of_a_moment_ago()
    {
        WithDatabase(database => database with { Readers = 2 });
        await BuildAsync();
        await PassAsync(); // From now on the shared lists are served for a quarter of a minute.
        await Account.Clients.RDS.FailoverDBClusterAsync(new() { DBClusterIdentifier = Cluster, TargetDBInstanceIdentifier = $"{Cluster}-3" });
        Account.Clock.Advance(TimeSpan.FromSeconds(6));
        (await WriterAsync()).Should().Be($"{Cluster}-3");
        Account.Journal.Clear();
        WithDatabase(database => database with { Readers = 0 });

        await BuildAsync();

        Account.Journal.Mutations.Where(call => call.Operation == "DeleteDBInstance")
            .Select(call => call.Input["DBInstanceIdentifier"]!.ToString()).Should().NotContain($"{Cluster}-3");
    }

    [Fact]
    public async Task A_busy_reader_is_not_deleted()
    {
        await BuildAsync();
        var reader = (await MembersAsync()).Single(member => member.IsClusterWriter is not true).DBInstanceIdentifier!;
        Account.Rds.SetState("instance", reader, "backing-up");
        Account.Journal.Clear();
        WithDatabase(database => database with { Readers = 0 });

        await PassAsync();
        Account.Journal.Mutations.Should().NotContain(call => call.Operation == "DeleteDBInstance");
        await BuildAsync();

        (await MembersAsync()).Should().ContainSingle();
    }

    [Fact]
    public async Task A_failover_by_AWS_is_not_undone_for_the_writers_class()
    {
        WithDatabase(database => database with { WriterClass = "db.r6g.2xlarge", Readers = 2 });
        await BuildAsync();
        for (var flap = 0; flap < 3; flap++)
        {
            Account.Rds.SetState("cluster", Cluster, "failing-over");
            Account.Clock.Advance(TimeSpan.FromMinutes(10));
            Account.Journal.Clear();

            (await RunAsync(TimeSpan.FromMinutes(30))).Should().BeOfType<StepOutcome.InSync>();

            Mutations.Should().BeEmpty();
        }
    }

    [Fact]
    public async Task A_new_class_of_the_writer_is_given_to_a_reader_that_then_becomes_the_writer()
    {
        await BuildAsync();
        var writer = await WriterAsync();
        Account.Journal.Clear();
        WithDatabase(database => database with { WriterClass = "db.r6g.2xlarge" });
        await UntilAsync(_ => Calls("ModifyDBInstance") > 0);
        Restart(); // What was begun is written down.

        await BuildAsync();

        Mutations.Should().Equal("ModifyDBInstance", "FailoverDBCluster");
        var now = await WriterAsync();
        now.Should().NotBe(writer);
        (await InstancesAsync()).Single(instance => instance.DBInstanceIdentifier == now).DBInstanceClass.Should().Be("db.r6g.2xlarge");
    }
}

/// <summary>The list of instances is older than the list of clusters.</summary>
public sealed class AgedInstanceListTests : DatabaseRoom
{
    internal override Wallet.LocalCloud.Aws.Hostility Hostility => new() { InstanceListAge = TimeSpan.FromMinutes(1) };

    [Fact]
    public async Task Lists_of_different_age_lead_to_the_same_cluster_with_nothing_made_twice()
    {
        WithDatabase(database => database with { Readers = 2 });
        await BuildAsync();
        (await MembersAsync()).Should().HaveCount(3);
        Calls("CreateDBInstance").Should().Be(3);
        WithDatabase(database => database with { Readers = 1 });

        await BuildAsync();

        (await MembersAsync()).Should().HaveCount(2).And.ContainSingle(member => member.IsClusterWriter == true);
        Account.Journal.Mutations.Count(call => call.Operation == "DeleteDBInstance" && call.IsExecuted).Should().Be(1);
    }
}
