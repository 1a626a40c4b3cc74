using Amazon.RDS.Model;
using Wallet.Operator.Aws;
using Wallet.Operator.Database;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Database;

/// <summary>How the database is taken down, step by step, under each deletion policy.</summary>
public sealed class DatabaseTeardownTests
{
    private const string Final = $"{SomeDatabase.Id}-final";
    private const string StillThere = $"DB cluster {SomeDatabase.Id} is still there (available), with";

    private static readonly Finding Foreign = Finding.Stuck(
        "ForeignResource",
        $"DBClusterSnapshot {Final} has the name of the final snapshot, but not this platform's tag "
        + $"wallet-operator.io/uid={SamplePlatform.Uid}, so the DB cluster is not deleted. Copy it under another name and remove this "
        + "one; if it is this platform's, set the tag.");

    private static readonly Finding Unusable = Finding.Stuck(
        "SnapshotUnusable",
        $"DB cluster snapshot {Final} is encrypted with another key than the cluster, so the cluster is not deleted. Copy it under another "
        + "name and remove this one: another is taken.");

    [Theory]
    [InlineData("available", "1* 2 3", "Delete DBInstance db-2; Delete DBInstance db-3")]
    [InlineData("available", "1* 2:modifying 3:failed 4+", "Delete DBInstance db-3")]
    [InlineData("available", "1* 2:modifying", "")]
    [InlineData("available", "1* 2:deleting", "Delete DBInstance db-1")]
    [InlineData("available", "1*", "Delete DBInstance db-1")]
    [InlineData("available", "1*:modifying 2:deleting", "")]
    [InlineData("available", "1*:deleting 2:deleting", "Delete DBCluster db")]
    [InlineData("available", "", "Delete DBCluster db")]
    [InlineData("available", "1* (2:deleting)", "Delete DBInstance db-1")]
    [InlineData("failed", "1* 2:failed", "Delete DBInstance db-2")]
    [InlineData("inaccessible-encryption-credentials-recoverable", "", "Delete DBCluster db")]
    [InlineData("stopped", "1* 2", "Start DBCluster db")]
    [InlineData("creating", "1* 2", "")]
    [InlineData("modifying", "1* 2", "")]
    [InlineData("deleting", "", "")]
    [InlineData("some-new-status", "1* 2", "")]
    public void Readers_go_first_then_the_writer_and_the_cluster(string cluster, string members, string changes)
        => Expect(DatabaseTeardown.Of(Pass(DeletionPolicy.Delete), Observed(cluster, members)), changes);

    [Theory, InlineData(DeletionPolicy.Delete), InlineData(DeletionPolicy.Snapshot)]
    public void Deletion_protection_is_switched_off_before_anything_else(DeletionPolicy policy)
    {
        var plan = DatabaseTeardown.Of(Pass(policy), SomeDatabase.Observed(change: cluster => cluster.DeletionProtection = true));

        Expect(plan, "Modify DBCluster db DeletionProtection True -> False");
    }

    [Theory]
    [InlineData("available", "Create DBClusterSnapshot db-final db")]
    [InlineData("stopped", "Start DBCluster db")]
    [InlineData("modifying", "")]
    [InlineData("deleting", "")]
    public void A_snapshot_is_taken_once_the_cluster_is_available(string cluster, string changes)
        => Expect(DatabaseTeardown.Of(Pass(DeletionPolicy.Snapshot), Observed(cluster)), changes);

    [Theory]
    [InlineData("available", "creating", "")]
    [InlineData("available", "copying", "")]
    [InlineData("available", "available", "Delete DBInstance db-2")]
    [InlineData("failed", "available", "Delete DBInstance db-2")]
    [InlineData("failed", "creating", "")]
    [InlineData("modifying", "available", "")]
    public void Nothing_is_deleted_before_the_snapshot_is_complete(string cluster, string snapshot, string changes)
        => Expect(DatabaseTeardown.Of(Pass(DeletionPolicy.Snapshot), Observed(cluster) with { Snapshot = Snapshot(snapshot) }), changes);

    [Theory]
    [InlineData("available", "failed", "")]
    [InlineData("failed", null, "")]
    [InlineData("failed", "failed", "")]
    [InlineData("inaccessible-encryption-credentials-recoverable", null, "Start DBCluster db")]
    public void A_cluster_of_which_no_snapshot_can_be_taken_is_not_deleted(string cluster, string? snapshot, string changes)
        => Expect(
            DatabaseTeardown.Of(
                Pass(DeletionPolicy.Snapshot), Observed(cluster) with { Snapshot = snapshot is null ? null : Snapshot(snapshot) }),
            changes,
            Finding.Stuck(
                "SnapshotFailed",
                $"No snapshot of DB cluster {SomeDatabase.Id} ({cluster}) could be taken, so it is not deleted. "
                + (snapshot is null
                    ? $"See its events (aws rds describe-events --source-identifier {SomeDatabase.Id} --source-type db-cluster)"
                    : "Remove the failed snapshot to try again")
                + ", or set the deletion policy of the database to Delete."));

    [Fact]
    public void A_snapshot_that_cannot_be_used_holds_up_the_deletion()
    {
        var pass = Pass(DeletionPolicy.Snapshot);
        var theirs = Snapshot("failed") with { Tags = new Dictionary<string, string> { [OwnershipTags.UidKey] = "another" } };

        Expect(DatabaseTeardown.Of(pass, Observed() with { Snapshot = theirs }), "", Foreign);
        Expect(DatabaseTeardown.Of(pass, Observed("stopped") with { Snapshot = theirs }), "Start DBCluster db", Foreign);
        Expect(DatabaseTeardown.Of(pass, Observed() with { Snapshot = Snapshot("available", "another") }), "", Unusable);
        Expect(DatabaseTeardown.Of(pass, Observed() with { Snapshot = Snapshot("creating", null) }), "");
        Expect(DatabaseTeardown.Of(pass, Observed("deleting") with { Snapshot = theirs }), "");
        Expect(DatabaseTeardown.Of(Pass(DeletionPolicy.Delete), Observed() with { Snapshot = theirs }), "Delete DBInstance db-2");
    }

    [Theory]
    [InlineData("available", "")]
    [InlineData("stopped", "Start DBCluster db")]
    [InlineData("deleting", "")]
    public void A_cluster_with_instances_of_others_is_not_deleted(string cluster, string changes)
        => Expect(
            DatabaseTeardown.Of(Pass(DeletionPolicy.Snapshot), Observed(cluster, "1* (2) (3:deleting) (4)")),
            changes,
            Finding.Stuck(
                "ForeignResource",
                $"DB cluster {SomeDatabase.Id} has instances that are not this platform's: {SomeDatabase.Id}-2, {SomeDatabase.Id}-4. It is "
                + "deleted when they are gone."));

    [Fact]
    public void The_parameter_group_goes_last_and_not_while_an_untagged_cluster_has_it()
    {
        var pass = Pass(DeletionPolicy.Delete) with { Remembered = [new("database", "DBCluster", SomeDatabase.ResourceId)] };
        var gone = SomeDatabase.WithoutCluster();

        Expect(DatabaseTeardown.Of(pass, gone), "Delete DBClusterParameterGroup db");
        Expect(DatabaseTeardown.Of(pass, gone with { ParameterGroup = null }), "");
        Expect(DatabaseTeardown.Of(pass, gone with { ClusterThere = SomeDatabase.ResourceId }), "");
    }

    [Fact]
    public void What_is_retained_is_released_with_all_its_instances()
    {
        var plan = DatabaseTeardown.Of(Pass(DeletionPolicy.Retain), Observed("stopped", "1* 2:modifying (3)"));

        Expect(
            plan,
            "Release DBInstance db-1 wallet-operator.io/uid; Release DBInstance db-2 wallet-operator.io/uid; "
            + "Release DBCluster db wallet-operator.io/uid; Release DBClusterParameterGroup db wallet-operator.io/uid");
        var tag = new Tag { Key = "wallet-operator.io/uid", Value = $"released-{SamplePlatform.Uid}" };
        plan.Changes.Select(change => change.Request).Should().AllBeOfType<AddTagsToResourceRequest>().And.BeEquivalentTo(
            new[] { "arn:1", "arn:2", SomeDatabase.ClusterArn, SomeDatabase.GroupArn }
                .Select(arn => new AddTagsToResourceRequest { ResourceName = arn, Tags = [tag] }),
            options => options.WithStrictOrdering());
        Expect(DatabaseTeardown.Of(Pass(DeletionPolicy.Retain), SomeDatabase.WithoutCluster() with { ParameterGroup = null }), "");
    }

    [Theory]
    [InlineData(DeletionPolicy.Delete, false)]
    [InlineData(DeletionPolicy.Snapshot, true)]
    [InlineData(DeletionPolicy.Retain, false)]
    public void Data_is_kept_as_a_snapshot_where_the_policy_of_the_database_says_so(DeletionPolicy policy, bool needs)
        => DatabaseTeardown.NeedsSnapshot(Pass(policy)).Should().Be(needs);

    [Theory]
    [InlineData("1* 2", "creating", $"DB cluster snapshot {Final} is creating.", $"{StillThere} 2 of its instances.")]
    [InlineData("1* (2)", "available", $"{StillThere} 1 of its instances.")]
    [InlineData("", "failed", $"{StillThere} 0 of its instances.")]
    [InlineData("", null, $"{StillThere} 0 of its instances.")]
    public void What_is_left_of_the_cluster_is_reported(string members, string? snapshot, params string[] messages)
    {
        var observed = Observed(members: members) with { Snapshot = snapshot is null ? null : Snapshot(snapshot) };

        Leftovers(DeletionPolicy.Snapshot, observed).Should().Equal(messages.Select(message => Finding.Moving("Deleting", message)));
        Leftovers(DeletionPolicy.Retain, observed).Should().BeEmpty();
    }

    [Fact]
    public void A_parameter_group_is_left_until_it_is_gone()
    {
        var gone = SomeDatabase.WithoutCluster();

        Leftovers(DeletionPolicy.Delete, gone).Should().Equal(Finding.Moving("Deleting", "The parameter group is left."));
        Leftovers(DeletionPolicy.Delete, gone with { ParameterGroup = null }).Should().BeEmpty();
    }

    private static IEnumerable<Finding> Leftovers(DeletionPolicy policy, DatabaseObserved observed)
        => DatabaseTeardown.Leftovers(Pass(policy), observed);

    // The database's policy is an exception from the platform's, which must not count.
    private static PlatformPass Pass(DeletionPolicy policy) => SamplePlatform.Pass(settings => settings with
    {
        Deletion = settings.Deletion with
        {
            Policy = policy == DeletionPolicy.Retain ? DeletionPolicy.Delete : DeletionPolicy.Retain,
            Exceptions = new Dictionary<string, DeletionPolicy> { ["database"] = policy },
        },
    });

    private static DatabaseObserved Observed(string cluster = "available", string members = "1* 2")
        => SomeDatabase.Observed(members, answer => answer.Status = cluster);

    private static SnapshotObserved Snapshot(string status, string? key = SomeDatabase.KeyArn)
        => new(Final, status, SomeDatabase.Id, key, new Dictionary<string, string> { [OwnershipTags.UidKey] = SamplePlatform.Uid });

    private static void Expect(RoomPlan<AwsChange> plan, string changes, params Finding[] impossible)
    {
        SomeDatabase.Texts(plan.Changes).Should().Be(changes);
        plan.Impossible.Should().Equal(impossible);
    }
}
