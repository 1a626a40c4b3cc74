using Amazon.RDS.Model;
using Wallet.Operator.Database;
using Wallet.Operator.Database.Cluster;
using Wallet.Operator.Database.Members;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.Tests.Database;

/// <summary>What is said of the database is the state that RDS shows, and what is still to be done.</summary>
public sealed class DatabaseStandingTests
{
    private const string Changes
        = " Still to do: Modify DBInstance db-2 DBInstanceClass a -> b; Reboot DBInstance db-1 for static parameters.";

    private static readonly AwsChange[] Planned =
    [
        new(PlannedChange.Modify("DBInstance db-2", [new FieldChange("DBInstanceClass", "a", "b")]), new ModifyDBInstanceRequest()),
        new(new PlannedChange("DBInstance db-1", "Reboot", "for static parameters"), new RebootDBInstanceRequest()),
    ];

    [Fact]
    public void What_serves_and_rests_is_not_spoken_of() => DatabaseStanding.Of(Observed("available", "available"), []).Should().BeEmpty();

    [Theory]
    [InlineData("available", "available", "DB cluster db is available.")]
    [InlineData("available", "modifying", "DB cluster db is available, db-1 is modifying.")]
    [InlineData("upgrading", "upgrading", "DB cluster db is upgrading, db-1 is upgrading.")]
    [InlineData("stopped", "available", "DB cluster db is stopped.")]
    public void A_change_that_waits_is_named_with_the_real_states(string cluster, string member, string states)
        => Of(Observed(cluster, member), Planned).Should().Be(Finding.Moving("Modifying", states + Changes));

    [Fact]
    public void A_change_that_is_under_way_is_all_that_is_said()
        => Of(Observed("available", "rebooting")).Should().Be(
            Finding.Moving("Modifying", "DB cluster db is available, db-1 is rebooting."));

    [Fact]
    public void What_RDS_has_accepted_and_not_begun_is_said()
    {
        Of(Observed("available", "available", new ClusterPendingModifiedValues { BackupRetentionPeriod = 9 })).Should().Be(
            Finding.Moving("Modifying", "DB cluster db is available with pending changes."));
        Of(Observed("available", "available", pending: new PendingModifiedValues { DBInstanceClass = "b" })).Should().Be(
            Finding.Moving("Modifying", "DB cluster db is available, db-1 is available with pending changes."));
    }

    [Fact]
    public void A_cluster_that_is_not_there_is_not_called_available()
    {
        var nothing = new DatabaseObserved { ParameterGroup = null, Cluster = null, Members = [] };

        Of(nothing, Planned[1]).Should().Be(Finding.Moving(
            "Creating", "There is no DB cluster yet. Still to do: Reboot DBInstance db-1 for static parameters."));
        Of(nothing with { IsParameterGroupYoung = true }, Planned[1]).Message.Should().StartWith(
            "There is no DB cluster yet. It is created when its new parameter group has rested for a few minutes. Still to do: ");
    }

    [Fact]
    public void A_cluster_that_somebody_deletes_is_an_alarm()
        => Of(Observed("deleting", "deleting"), Planned).Should().Be(Finding.Stuck(
            "DatabaseDeleting", "DB cluster db is deleting. The operator has not deleted it: somebody else has, with its data."));

    [Fact]
    public void Lists_that_contradict_each_other_are_said()
        => Of(Observed("available", "available") with { Members = [] }).Message.Should().Be(
            "DB cluster db is available. The lists of clusters and of instances contradict each other.");

    [Fact]
    public void A_rollout_that_waits_for_a_failed_instance_says_so()
    {
        var observed = SomeDatabase.Observed("1* 2 3:incompatible-network");
        AwsChange Restart(int number) => MemberRequests.Reboot($"{SomeDatabase.Id}-{number}", ChangeEffect.Rolling);

        DatabaseStanding.Of(observed, [Restart(2)]).Should().ContainEquivalentOf(Finding.Stuck(
            "RolloutStopped",
            $"{SomeDatabase.Id}-3 is incompatible-network: until it serves again or is replaced, no other instance is restarted. Waiting: "
            + $"Reboot DBInstance {SomeDatabase.Id}-2 for static parameters."));
        DatabaseStanding.Of(observed, [Restart(3)]).Should().NotContain(finding => finding.Reason == "RolloutStopped");
    }

    private static Finding Of(DatabaseObserved observed, params AwsChange[] planned)
        => DatabaseStanding.Of(observed, planned).Should().ContainSingle().Subject;

    private static DatabaseObserved Observed(
        string cluster, string member, ClusterPendingModifiedValues? clusterPending = null, PendingModifiedValues? pending = null)
    {
        var answer = new DBCluster
        {
            DBClusterIdentifier = "db",
            Status = cluster,
            Endpoint = "db.example",
            PendingModifiedValues = clusterPending,
            DBClusterMembers = [new DBClusterMember { DBInstanceIdentifier = "db-1", IsClusterWriter = true }],
        };
        var instance = new DBInstance { DBInstanceIdentifier = "db-1", DBInstanceStatus = member, PendingModifiedValues = pending };
        return new DatabaseObserved
        {
            ParameterGroup = null,
            Cluster = ClusterObserved.From(answer),
            Members = [MemberObserved.From(instance, answer)],
        };
    }
}
