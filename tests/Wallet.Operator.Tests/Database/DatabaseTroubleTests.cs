using Wallet.LocalCloud.Aws.Faults;
using Wallet.LocalCloud.Aws.Rds;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Spec;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Database;

/// <summary>One thing is refused, failed or impossible: it is said with the field to correct, and everything else goes on.</summary>
public sealed class DatabaseTroubleTests : DatabaseRoom
{
    internal override RdsQuotas? Quotas => new() { Instances = 3 };

    [Fact]
    public async Task A_bad_parameter_name_is_reported_with_its_field_and_the_readers_still_come()
    {
        await BuildAsync();
        WithDatabase(database => database with { Readers = 2, Parameters = new Dictionary<string, string> { ["wait_timeuot"] = "600" } });

        var outcome = await RunAsync(TimeSpan.FromMinutes(15));

        var blocked = outcome.Should().BeOfType<StepOutcome.Blocked>().Subject;
        blocked.Reason.Should().Be("ParameterUnknown");
        blocked.Message.Should().Contain("wait_timeuot").And.Contain("spec.database.parameters");
        blocked.Facts.Should().ContainSingle();
        (await MembersAsync()).Should().HaveCount(3);
    }

    [Fact]
    public async Task A_bad_parameter_value_is_reported_with_its_field_and_the_readers_still_come()
    {
        await BuildAsync();
        WithDatabase(database => database with { Readers = 2, Parameters = new Dictionary<string, string> { ["event_scheduler"] = "PERHAPS" } });

        var outcome = await RunAsync(TimeSpan.FromMinutes(15));

        outcome.Should().BeOfType<StepOutcome.Blocked>().Which.Message.Should().Contain("event_scheduler").And.Contain("spec.database.parameters");
        (await MembersAsync()).Should().HaveCount(3);
    }

    [Fact]
    public async Task A_reader_beyond_the_quota_holds_up_neither_settings_nor_restarts_nor_facts()
    {
        await BuildAsync();
        WithDatabase(database => database with
        {
            Readers = 3,
            BackupRetentionDays = 14,
            Parameters = new Dictionary<string, string> { ["performance_schema"] = "1" },
        });

        var outcome = await RunAsync(TimeSpan.FromMinutes(40));

        outcome.Should().BeOfType<StepOutcome.Blocked>().Which.Reason.Should().Be("QuotaExceeded");
        outcome.Facts.Should().ContainSingle();
        var cluster = await ClusterAsync();
        cluster.BackupRetentionPeriod.Should().Be(14);
        cluster.DBClusterMembers.Should().HaveCount(3).And.OnlyContain(member => member.DBClusterParameterGroupStatus == "in-sync");
    }

    [Fact]
    public async Task A_quota_is_asked_about_at_a_pace_of_its_own_and_at_once_for_another_spec()
    {
        await BuildAsync();
        WithDatabase(database => database with { Readers = 3 });
        await RunAsync(TimeSpan.FromMinutes(12));
        Account.Journal.Clear();

        await RunAsync(TimeSpan.FromHours(1));

        Calls("CreateDBInstance").Should().BeInRange(2, 12, "the quota's pace is 5 to 30 minutes");
        Account.Journal.Clear();
        WithDatabase(database => database with { BackupRetentionDays = 9 });
        await PassAsync();
        Calls("CreateDBInstance").Should().Be(1);
    }

    [Fact]
    public async Task A_class_that_RDS_takes_and_has_no_capacity_for_is_tried_ever_more_slowly_and_said_and_the_rest_goes_on()
    {
        await BuildAsync();
        var reader = (await MembersAsync()).Single(member => member.IsClusterWriter is not true).DBInstanceIdentifier!;
        WithDatabase(database => database with { ReaderClass = "db.r6g.4xlarge", BackupRetentionDays = 9 });
        Account.Journal.Clear();

        var outcome = await RunAsync(TimeSpan.FromHours(4), () => Account.Rds.FailNext("instance", reader, "insufficient-capacity"));

        outcome.Should().BeOfType<StepOutcome.Blocked>().Which.Message.Should().Contain(reader).And.Contain("did not last").And.Contain("db.r6g.4xlarge");
        Calls("ModifyDBInstance").Should().BeInRange(4, 7);
        outcome.Facts.Should().ContainSingle();
        (await ClusterAsync()).BackupRetentionPeriod.Should().Be(9);
    }

    [Theory]
    [InlineData("failed", "DatabaseFailed", "Delete the instance")]
    [InlineData("incompatible-network", "NetworkIncompatible", "IP address")]
    [InlineData("incompatible-parameters", "ParametersIncompatible", "spec.database.parameters")]
    [InlineData("incompatible-restore", "RestoreFailed", "spec.database.restoreFrom")]
    [InlineData("insufficient-capacity", "CapacityExceeded", "spec.database.instanceClass")]
    [InlineData("storage-full", "StorageFull", "spec.database.instanceClass")]
    public async Task A_failed_reader_is_reported_with_advice_and_the_rest_goes_on(string status, string reason, string advice)
    {
        await BuildAsync();
        var reader = (await MembersAsync()).Single(member => member.IsClusterWriter is not true).DBInstanceIdentifier!;
        Account.Rds.SetState("instance", reader, status).Should().BeTrue();
        WithDatabase(database => database with { BackupRetentionDays = 21, Readers = 2 });

        var outcome = await RunAsync(TimeSpan.FromMinutes(20));

        var blocked = outcome.Should().BeOfType<StepOutcome.Blocked>().Subject;
        blocked.Reason.Should().Be(reason);
        blocked.Message.Should().Contain(reader).And.Contain(status).And.Contain(advice);
        blocked.Facts.Should().ContainSingle();
        var cluster = await ClusterAsync();
        cluster.BackupRetentionPeriod.Should().Be(21);
        cluster.DBClusterMembers.Should().HaveCount(3);
    }

    [Fact]
    public async Task A_failed_writer_does_not_take_the_endpoints_away()
    {
        await BuildAsync();
        Account.Rds.SetState("instance", await WriterAsync(), "incompatible-network");
        Account.Clock.Advance(TimeSpan.FromMinutes(1));

        (await PassAsync()).Fact<DatabaseFacts>().WriterHost.Should().Be((await ClusterAsync()).Endpoint);
    }

    [Fact]
    public async Task Corrected_parameters_are_set_and_the_instance_is_rebooted_once()
    {
        WithDatabase(database => database with { Parameters = new Dictionary<string, string> { ["max_allowed_packet"] = "1024" } });
        await BuildAsync();
        var reader = (await MembersAsync()).Single(member => member.IsClusterWriter is not true).DBInstanceIdentifier!;
        Account.Rds.SetState("instance", reader, "incompatible-parameters");
        Account.Journal.Clear();
        await RunAsync(TimeSpan.FromMinutes(30));
        Restart();
        await RunAsync(TimeSpan.FromMinutes(30));
        Calls("RebootDBInstance").Should().Be(1, "the same parameters would fail again");
        Account.Journal.Clear();
        WithDatabase(database => database with { Parameters = new Dictionary<string, string>() });

        await BuildAsync();

        Mutations.Should().Equal("ResetDBClusterParameterGroup", "RebootDBInstance");
        (await InstancesAsync()).Should().OnlyContain(instance => instance.DBInstanceStatus == "available");
        Pass.Remembered.Should().NotContain(each => each.Kind == "DBInstanceRebooted");
    }

    [Fact]
    public async Task A_cluster_whose_key_is_disabled_says_so_and_is_started_when_the_key_is_back()
    {
        await BuildAsync();
        var key = (await ClusterAsync()).KmsKeyId!;
        await Account.Clients.KMS.DisableKeyAsync(key);
        Account.Rds.SetState("cluster", Cluster, "inaccessible-encryption-credentials-recoverable");

        var outcome = await RunAsync(TimeSpan.FromMinutes(10));

        outcome.Should().BeOfType<StepOutcome.Blocked>().Which.Reason.Should().Be("KeyInaccessible");
        ((StepOutcome.Blocked)outcome).Message.Should().Contain(key).And.Contain("Enable the key");
        await Account.Clients.KMS.EnableKeyAsync(key);
        await BuildAsync();
        (await ClusterAsync()).Status.Should().Be("available");
    }

    [Theory]
    [InlineData("inaccessible-encryption-credentials", "KeyLost", "spec.database.restoreFrom.snapshotIdentifier")]
    [InlineData("failed", "DatabaseFailed", "spec.database.restoreFrom")]
    public async Task A_cluster_that_is_lost_to_AWS_is_reported_with_the_way_to_its_backups(string status, string reason, string advice)
    {
        await BuildAsync();
        Account.Rds.SetState("cluster", Cluster, status);
        Account.Journal.Clear();

        var outcome = await RunAsync(TimeSpan.FromMinutes(10));

        outcome.Should().BeOfType<StepOutcome.Blocked>().Which.Reason.Should().Be(reason);
        ((StepOutcome.Blocked)outcome).Message.Should().Contain(advice).And.NotContain("Delete");
        Mutations.Should().BeEmpty();
    }

    [Theory, InlineData("8.0.mysql_aurora.9"), InlineData("8.0.mysql_aurora.3.99.0")]
    public async Task A_version_that_AWS_does_not_offer_is_never_in_sync(string version)
    {
        await BuildAsync();
        WithDatabase(database => database with { EngineVersion = version, BackupRetentionDays = 3 });

        var outcome = await RunAsync(TimeSpan.FromMinutes(10));

        outcome.Should().BeOfType<StepOutcome.Blocked>().Which.Reason.Should().Be("VersionNotOffered");
        ((StepOutcome.Blocked)outcome).Message.Should().Contain("spec.database.engineVersion");
        outcome.Facts.Should().ContainSingle();
        (await ClusterAsync()).BackupRetentionPeriod.Should().Be(3);
    }

    [Fact]
    public async Task Insights_on_a_class_without_them_are_reported_and_the_instances_come_without()
    {
        WithDatabase(database => database with { WriterClass = "db.t3.medium", ReaderClass = "db.t3.medium", PerformanceInsightsRetentionDays = 7 });

        var outcome = await RunAsync(TimeSpan.FromMinutes(40));

        outcome.Should().BeOfType<StepOutcome.Blocked>().Which.Message.Should().Contain("spec.database.performanceInsightsRetentionDays");
        outcome.Facts.Should().ContainSingle();
        (await InstancesAsync()).Should().HaveCount(2).And.OnlyContain(instance => instance.PerformanceInsightsEnabled != true);
    }

    [Fact]
    public async Task A_move_to_a_class_without_insights_turns_them_off_in_the_same_call()
    {
        WithDatabase(database => database with { Readers = 0, PerformanceInsightsRetentionDays = 7 });
        await BuildAsync();
        WithDatabase(database => database with { WriterClass = "db.t3.medium", ReaderClass = "db.t3.medium" });

        await RunAsync(TimeSpan.FromMinutes(30));

        (await InstancesAsync()).Should().ContainSingle().Which.DBInstanceClass.Should().Be("db.t3.medium");
    }

    [Fact]
    public async Task A_restore_of_an_unknown_snapshot_names_the_field_and_goes_on_when_it_is_corrected()
    {
        await BuildAsync();
        await Account.Clients.RDS.CreateDBClusterSnapshotAsync(new() { DBClusterIdentifier = Cluster, DBClusterSnapshotIdentifier = "monday" });
        Account.Clock.Advance(TimeSpan.FromMinutes(10));
        await TearDownAsync();
        Pass = Pass with { Remembered = [] };
        WithDatabase(database => database with { RestoreFrom = new RestoreFromSpec { SnapshotIdentifier = "mnoday" } });

        var outcome = await RunAsync(TimeSpan.FromMinutes(20));

        outcome.Should().BeOfType<StepOutcome.Blocked>().Which.Message.Should().Contain("spec.database.restoreFrom.snapshotIdentifier");
        outcome.Accept!(new AcceptedStatus()).DatabaseRestoredFrom.Should().BeNull("nothing is built, so the spec may still be corrected");
        WithDatabase(database => database with { RestoreFrom = new RestoreFromSpec { SnapshotIdentifier = "monday" } });
        Account.Journal.Clear();
        var restored = await BuildAsync();
        Mutations[0].Should().Be("RestoreDBClusterFromSnapshot", "another spec is tried at once");
        restored.Accept!(new AcceptedStatus()).DatabaseRestoredFrom.Should().Be("snapshot monday");
    }

    [Theory]
    [InlineData("DBClusterNotFoundFault", 404)]
    [InlineData("InvalidParameterCombination", 400)]
    public async Task A_restore_whose_source_is_refused_names_the_field(string code, int status)
    {
        Account.Faults.Add(new FaultRule("rds", "RestoreDBClusterToPointInTime", new Disturbance.Fail(code, "no", status)) { Times = FaultRule.Always });
        WithDatabase(database => database with { RestoreFrom = new RestoreFromSpec { ClusterIdentifier = "elsewhere" } });

        (await RunAsync(TimeSpan.FromMinutes(20))).Should().BeOfType<StepOutcome.Blocked>().Which.Message.Should().Contain("spec.database.restoreFrom");
    }
}
