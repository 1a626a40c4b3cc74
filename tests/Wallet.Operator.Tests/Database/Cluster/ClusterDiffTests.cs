using Amazon.RDS.Model;
using Wallet.Operator.Database.Cluster;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Spec;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.Tests.Database.Cluster;

/// <summary>How the cluster is created, what of it is changed, and which engine versions it can have.</summary>
public sealed class ClusterDiffTests
{
    private static readonly string[] Offered =
        ["8.0.mysql_aurora.3.08.2", "8.0.mysql_aurora.3.10.0", "8.0.mysql_aurora.3.9.1", "5.7.mysql_aurora.2.12.0"];

    [Theory]
    [InlineData("8.0.mysql_aurora.3", null, null, "Create DBCluster db 8.0.mysql_aurora.3.10.0")]
    [InlineData("8.0.mysql_aurora.3.08.2", null, null, "Create DBCluster db 8.0.mysql_aurora.3.08.2")]
    [InlineData("8.0.mysql_aurora.3", "monday", null, "Restore DBCluster db from monday")]
    [InlineData("8.0.mysql_aurora.3", null, "source", "Restore DBCluster db from source")]
    [InlineData("8.0.mysql_aurora.4", null, null, "")]
    [InlineData("8.0.mysql_aurora.4", "monday", null, "")]
    public void It_is_created_in_the_newest_version_on_offer_or_from_a_backup(
        string version, string? snapshot, string? source, string changes)
    {
        var from = new RestoreFromSpec { SnapshotIdentifier = snapshot, ClusterIdentifier = source };
        var desired = Desired(database => database with
        {
            EngineVersion = version,
            RestoreFrom = from == new RestoreFromSpec() ? null : from,
        });

        SomeDatabase.Texts(ClusterDiff.Creation(desired, Offered)).Should().Be(changes);
    }

    [Fact]
    public void An_empty_one_is_encrypted_with_the_platforms_key_and_has_its_administrator()
        => ClusterDiff.Creation(Desired(null), Offered).Single().Request.Should().BeEquivalentTo(
            new CreateDBClusterRequest
            {
                DBClusterIdentifier = SomeDatabase.Id,
                Engine = "aurora-mysql",
                EngineVersion = "8.0.mysql_aurora.3.10.0",
                EngineLifecycleSupport = "open-source-rds-extended-support-disabled",
                DatabaseName = "wallet",
                MasterUsername = "walletadmin",
                MasterUserPassword = "admin-password",
                Port = 3306,
                DBSubnetGroupName = "wp-demo-1a2b3c4d-database",
                StorageEncrypted = true,
                KmsKeyId = SomeDatabase.KeyArn,
                DBClusterParameterGroupName = SomeDatabase.Id,
                VpcSecurityGroupIds = ["sg-database"],
                BackupRetentionPeriod = 7,
                PreferredBackupWindow = "03:00-04:00",
                PreferredMaintenanceWindow = "sun:04:00-sun:05:00",
                StorageType = "aurora",
                EnableCloudwatchLogsExports = ["audit", "error", "general", "slowquery"],
                DeletionProtection = false,
                CopyTagsToSnapshot = true,
            },
            options => options.Excluding(request => request.Tags));

    [Fact]
    public void What_is_as_it_should_be_needs_no_change() => Between().Should().BeEmpty();

    [Fact]
    public void Only_fields_that_differ_are_sent()
    {
        var change = Between(database => database with { BackupRetentionDays = 9 }, cluster => cluster.CopyTagsToSnapshot = false).Single();

        change.What.Should().BeEquivalentTo(PlannedChange.Modify(
            $"DBCluster {SomeDatabase.Id}",
            [new FieldChange("BackupRetentionDays", "7", "9"), new FieldChange("CopyTagsToSnapshot", "False", "True")]));
        change.Request.Should().BeOfType<ModifyDBClusterRequest>().Which.Should().BeEquivalentTo(new ModifyDBClusterRequest
        {
            DBClusterIdentifier = SomeDatabase.Id,
            ApplyImmediately = true,
            BackupRetentionPeriod = 9,
            CopyTagsToSnapshot = true,
        });
        change.Restarts.Should().BeFalse();
    }

    [Theory]
    [InlineData("stopped", "Start DBCluster db")]
    [InlineData("inaccessible-encryption-credentials-recoverable", "Start DBCluster db")]
    [InlineData("inaccessible-encryption-credentials", "")]
    [InlineData("stopping", "")]
    public void It_is_started_when_it_is_stopped(string status, string changes)
        => SomeDatabase.Texts(Between(change: cluster => cluster.Status = status)).Should().Be(changes);

    [Fact]
    public void Changes_come_in_order_and_a_new_version_last()
    {
        var changes = Between(
            database => database with
            {
                EngineVersion = "8.0.mysql_aurora.3.9.1",
                StorageType = "aurora-iopt1",
                RestoreFrom = new() { SnapshotIdentifier = "monday" },
            },
            cluster =>
            {
                cluster.Status = "stopped";
                cluster.TagList!.RemoveAll(tag => tag.Key == "Owner");
                cluster.TagList.Add(new Tag { Key = "wallet-operator.io/old", Value = "x" });
            });

        SomeDatabase.Texts(changes).Should().Be(
            "Start DBCluster db; SetPassword DBCluster db of the administrator; Modify DBCluster db StorageType aurora -> aurora-iopt1; "
            + "Tag DBCluster db Owner; Untag DBCluster db wallet-operator.io/old; "
            + "Upgrade DBCluster db 8.0.mysql_aurora.3.08.2 -> 8.0.mysql_aurora.3.9.1");
        changes[1].Request.Should().BeEquivalentTo(new ModifyDBClusterRequest
        {
            DBClusterIdentifier = SomeDatabase.Id,
            MasterUserPassword = "admin-password",
            ApplyImmediately = true,
        });
        changes[3].Request.Should().BeEquivalentTo(new AddTagsToResourceRequest
        {
            ResourceName = SomeDatabase.ClusterArn,
            Tags = [new Tag { Key = "Owner", Value = "wallet-team" }],
        });
    }

    [Theory]
    [InlineData("8.0.mysql_aurora.3", "")]
    [InlineData("8.0.mysql_aurora.3.08.2", "")]
    [InlineData("8.0.mysql_aurora.3.08.1", "")]
    [InlineData("8.0.mysql_aurora.3.9.1", "Upgrade DBCluster db 8.0.mysql_aurora.3.08.2 -> 8.0.mysql_aurora.3.9.1")]
    [InlineData("8.0.mysql_aurora.3.11.0", "")]
    public void It_is_upgraded_to_a_newer_version_that_is_offered(string wanted, string changes)
        => SomeDatabase.Texts(Between(database => database with { EngineVersion = wanted })).Should().Be(changes);

    [Theory]
    [InlineData(false, "DBClusterPassword", SomeDatabase.ResourceId, false)]
    [InlineData(true, "DBClusterPassword", SomeDatabase.ResourceId, false)]
    [InlineData(true, "DBClusterPassword", "cluster-2", true)]
    [InlineData(true, "DBCluster", SomeDatabase.ResourceId, true)]
    [InlineData(false, "DBCluster", SomeDatabase.ResourceId, false)]
    public void Only_a_restored_cluster_gets_the_platforms_password_and_only_once(bool isRestored, string kind, string id, bool isSet)
    {
        RestoreFromSpec? from = isRestored ? new() { SnapshotIdentifier = "monday" } : null;
        RememberedResource[] remembered = [new("database", kind, id), new("database", "DBCluster", "cluster-3")];

        SomeDatabase.Texts(Between(database => database with { RestoreFrom = from }, remembered: remembered))
            .Should().Be(isSet ? "SetPassword DBCluster db of the administrator" : "");
    }

    [Theory]
    [InlineData("DBClusterPassword", SomeDatabase.ResourceId, true)]
    [InlineData("DBClusterPassword", "cluster-2", false)]
    [InlineData("DBCluster", SomeDatabase.ResourceId, false)]
    public void The_status_knows_which_cluster_has_the_password(string kind, string id, bool has)
    {
        var pass = SomeDatabase.Pass() with { Remembered = [new("database", "DBClusterHeir", "x"), new("database", kind, id)] };

        ClusterDiff.HasPassword(pass, SomeDatabase.Observed().Cluster!).Should().Be(has);
    }

    [Theory]
    [InlineData("8.0.mysql_aurora.3", "8.0.mysql_aurora.3.08.2", null)]
    [InlineData("8.0.mysql_aurora.3.9.1", "8.0.mysql_aurora.3.08.2", null)]
    [InlineData("8.0.mysql_aurora.3", null, null)]
    [InlineData("8.0.mysql_aurora.3.08.1", "8.0.mysql_aurora.3.08.2", "DowngradeRefused")]
    [InlineData("5.7.mysql_aurora.2", "8.0.mysql_aurora.3.08.2", "DowngradeRefused")]
    [InlineData("8.0.mysql_aurora.3.11.0", "8.0.mysql_aurora.3.08.2", "VersionNotOffered")]
    [InlineData("8.0.mysql_aurora.4", null, "VersionNotOffered")]
    public void A_version_that_cannot_be_had_is_reported_with_its_field(string wanted, string? there, string? reason)
    {
        var observed = there is null ? null : SomeDatabase.Observed(change: cluster => cluster.EngineVersion = there).Cluster;

        var pass = SomeDatabase.Pass(database => database with { EngineVersion = wanted });

        ClusterDiff.Impossible(pass, observed, Offered).Should().Be(reason switch
        {
            null => null,
            "DowngradeRefused" => Finding.Stuck(
                reason,
                $"DB cluster {SomeDatabase.Id} has engine version {there}, and Aurora cannot go back to {wanted}: set "
                + "spec.database.engineVersion to the present version or a newer one."),
            _ => Finding.Stuck(
                reason, $"AWS offers no version \"{wanted}\" of Aurora MySQL in eu-west-1: correct spec.database.engineVersion."),
        });
    }

    [Fact]
    public void A_cluster_that_has_its_version_needs_none_on_offer()
        => ClusterDiff.Impossible(SomeDatabase.Pass(), SomeDatabase.Observed().Cluster, []).Should().BeNull();

    private static ClusterDesired Desired(Func<DatabaseSettings, DatabaseSettings>? wanted)
        => SomeDatabase.Desired(SomeDatabase.Pass(wanted)).Cluster;

    private static IReadOnlyList<AwsChange> Between(
        Func<DatabaseSettings, DatabaseSettings>? wanted = null, Action<DBCluster>? change = null, params RememberedResource[] remembered)
    {
        var pass = SomeDatabase.Pass(wanted) with { Remembered = remembered };
        return [.. ClusterDiff.Between(pass, Desired(wanted), SomeDatabase.Observed(change: change).Cluster!, Offered)];
    }
}
