using Amazon.RDS.Model;
using Amazon.Runtime;
using Wallet.Operator.Database;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.Tests.Database;

/// <summary>Which changes may be made in a pass, by the state of what they change, and which restart is the next.</summary>
public sealed class DatabaseGateTests
{
    private const string OfCluster = "tag cluster, untag cluster, modify cluster, delete cluster";
    private const string OfMember = "modify 2, delete 2, tag 2, untag 2";

    private static readonly IReadOnlyList<AwsChange> Quiet =
    [
        Change("create group", new CreateDBClusterParameterGroupRequest()),
        Change("modify group", new ModifyDBClusterParameterGroupRequest()),
        Change("reset group", new ResetDBClusterParameterGroupRequest()),
        Change("create cluster", new CreateDBClusterRequest()),
        Change("restore snapshot", new RestoreDBClusterFromSnapshotRequest()),
        Change("restore time", new RestoreDBClusterToPointInTimeRequest()),
        Change("start cluster", new StartDBClusterRequest()),
        Change("create 3", new CreateDBInstanceRequest { DBInstanceIdentifier = $"{SomeDatabase.Id}-3" }),
        Change("modify 2", new ModifyDBInstanceRequest { DBInstanceIdentifier = $"{SomeDatabase.Id}-2" }),
        Change("revive 2", new RebootDBInstanceRequest { DBInstanceIdentifier = $"{SomeDatabase.Id}-2" }),
        Change("delete 2", new DeleteDBInstanceRequest { DBInstanceIdentifier = $"{SomeDatabase.Id}-2" }),
        Change("tag group", new AddTagsToResourceRequest { ResourceName = SomeDatabase.GroupArn }),
        Change("untag group", new RemoveTagsFromResourceRequest { ResourceName = SomeDatabase.GroupArn }),
        Change("tag cluster", new AddTagsToResourceRequest { ResourceName = SomeDatabase.ClusterArn }),
        Change("untag cluster", new RemoveTagsFromResourceRequest { ResourceName = SomeDatabase.ClusterArn }),
        Change("tag 2", new AddTagsToResourceRequest { ResourceName = "arn:2" }),
        Change("untag 2", new RemoveTagsFromResourceRequest { ResourceName = "arn:2" }),
        Change("modify cluster", new ModifyDBClusterRequest()),
        Change("delete cluster", new DeleteDBClusterRequest()),
    ];

    private static readonly IReadOnlyList<AwsChange> Restarts =
    [
        Change("resize 1", new ModifyDBInstanceRequest { DBInstanceIdentifier = $"{SomeDatabase.Id}-1" }) with { Restarts = true },
        Change("resize 2", new ModifyDBInstanceRequest { DBInstanceIdentifier = $"{SomeDatabase.Id}-2" }) with { Restarts = true },
        Change("reboot 1", new RebootDBInstanceRequest { DBInstanceIdentifier = $"{SomeDatabase.Id}-1" }) with { Restarts = true },
        Change("reboot 2", new RebootDBInstanceRequest { DBInstanceIdentifier = $"{SomeDatabase.Id}-2" }) with { Restarts = true },
        Change("failover", new FailoverDBClusterRequest()) with { Restarts = true },
        Change("upgrade", new ModifyDBClusterRequest()) with { Restarts = true },
    ];

    [Theory]
    [InlineData("available", "1* 2", "")]
    [InlineData("available", "1*:rebooting 2", "")]
    [InlineData("available", "1* 2:modifying", OfMember)]
    [InlineData("available", "1* 2+", OfMember)]
    [InlineData("available", "1* 2:failed", "modify 2, tag 2, untag 2")]
    [InlineData("available", "1* (2)", OfMember)]
    [InlineData("available", "1*", OfMember)]
    [InlineData("available", "1 2", "delete 2")]
    [InlineData("modifying", "1* 2", $"create 3, revive 2, delete 2, {OfCluster}")]
    [InlineData("modifying", "1* 2:failed", $"create 3, modify 2, revive 2, delete 2, tag 2, untag 2, {OfCluster}")]
    [InlineData("stopped", "1* 2", $"create 3, revive 2, delete 2, {OfCluster}")]
    public void What_changes_a_resource_waits_until_it_is_available_and_nothing_is_pending(string cluster, string members, string held)
        => Held(SomeDatabase.Observed(members, answer => answer.Status = cluster)).Should().BeEquivalentTo(Words(held));

    [Fact]
    public void A_pending_value_of_the_cluster_holds_up_neither_new_instances_nor_those_that_could_not_start()
        => Held(SomeDatabase.Observed(change: answer => answer.PendingModifiedValues = new() { BackupRetentionPeriod = 9 }))
            .Should().BeEquivalentTo(Words($"delete 2, {OfCluster}"));

    [Fact]
    public void No_instance_is_deleted_while_the_lists_contradict_each_other()
    {
        var observed = SomeDatabase.Observed("1* 2 3");
        Held(observed with { Members = [.. observed.Members.Take(2)] }).Should().Equal("delete 2");
    }

    [Fact]
    public void A_cluster_is_created_once_its_parameter_group_has_rested()
    {
        string[] ofCluster = ["create 3", "revive 2", .. Words(OfMember), .. Words(OfCluster)];
        string[] creations = ["create cluster", "restore snapshot", "restore time"];
        var rested = SomeDatabase.WithoutCluster();

        Held(rested).Should().BeEquivalentTo(ofCluster);
        Held(rested with { IsParameterGroupYoung = true }).Should().BeEquivalentTo([.. ofCluster, .. creations]);
        Held(rested with { ParameterGroup = null }).Should().BeEquivalentTo([.. ofCluster, .. creations, "tag group", "untag group"]);
    }

    [Theory, InlineData("create group"), InlineData("modify group"), InlineData("reset group")]
    public void A_change_of_parameters_goes_before_what_reads_them(string change)
        => Held(SomeDatabase.Observed(), [Find(change)])
            .Should().Equal("create cluster", "restore snapshot", "restore time", "revive 2");

    [Fact]
    public void Whatever_may_be_made_goes_together_and_restarts_wait_for_it()
        => Now("reboot 2, modify cluster, failover, modify 2").Should().Equal("modify cluster", "modify 2");

    [Theory]
    [InlineData("", "")]
    [InlineData("upgrade, reboot 2", "upgrade")]
    [InlineData("reboot 2, failover", "reboot 2")]
    [InlineData("resize 2, reboot 1", "resize 2")]
    [InlineData("failover, reboot 2", "failover")]
    [InlineData("(resize 2), reboot 1", "reboot 1")]
    [InlineData("(reboot 2), failover", "")]
    [InlineData("(resize 2), failover", "")]
    [InlineData("(upgrade), failover", "failover")]
    [InlineData("failover, (reboot 2)", "failover")]
    [InlineData("(reboot 2), failover, resize 1", "resize 1")]
    [InlineData("(failover), reboot 2", "reboot 2")]
    [InlineData("(modify cluster), resize 2", "resize 2")]
    [InlineData("(modify 2), failover", "failover")]
    public void Restarts_go_one_at_a_time_and_only_a_failover_waits_for_instances_whose_restart_was_refused(string planned, string made)
        => Now(planned).Should().Equal(Words(made));

    [Theory]
    [InlineData("available", "1* 2:failed", "reboot 2")]
    [InlineData("available", "1* 2:modifying", "")]
    [InlineData("available", "1* 2 (3:rebooting)", "")]
    [InlineData("available", "1 2", "")]
    [InlineData("modifying", "1* 2", "")]
    public void Nothing_restarts_while_something_is_on_its_way(string cluster, string members, string made)
        => Now("reboot 2", SomeDatabase.Observed(members, answer => answer.Status = cluster)).Should().Equal(Words(made));

    [Theory]
    [InlineData("reboot 1, reboot 2", "1* 2 3:failed", "")]
    [InlineData("reboot 1", "1* 2 (3:failed)", "")]
    [InlineData("reboot 1, reboot 2", "1* 2:failed 3", "reboot 2")]
    [InlineData("reboot 2, reboot 1", "1*:failed 2 3", "reboot 1")]
    [InlineData("failover", "1* 2 3:failed", "")]
    [InlineData("failover", "1*:failed 2 3", "failover")]
    [InlineData("upgrade", "1* 2:failed", "")]
    [InlineData("modify cluster, reboot 1", "1* 2 3:failed", "modify cluster")]
    public void Nothing_restarts_while_another_instance_has_failed(string planned, string members, string made)
        => Now(planned, SomeDatabase.Observed(members)).Should().Equal(Words(made));

    [Fact]
    public void Nothing_restarts_while_the_last_restart_may_not_show_yet()
    {
        Now("reboot 2, reboot 1", SomeDatabase.Observed() with { IsRestartYoung = true }).Should().BeEmpty();
        Now("reboot 2, modify 2", SomeDatabase.Observed() with { IsRestartYoung = true }).Should().Equal("modify 2");
    }

    [Theory]
    [InlineData("DBClusterHeir", $"{SomeDatabase.Id}-2", "reboot 2")]
    [InlineData("DBClusterHeir", $"{SomeDatabase.Id}-1", "")]
    [InlineData("DBInstance", $"{SomeDatabase.Id}-2", "")]
    public void Nothing_restarts_before_the_status_knows_the_chosen_heir(string kind, string id, string made)
    {
        var pass = SomeDatabase.Pass(database => database with { WriterClass = "db.r6g.xlarge" });
        pass = pass with { Remembered = [new("database", kind, id)] };

        Now("reboot 2", pass: pass).Should().Equal(Words(made));
        Now("reboot 2, modify cluster", pass: pass).Should().Equal("modify cluster");
    }

    // What is in brackets was refused: it is planned and not open.
    private static IEnumerable<string> Now(string planned, DatabaseObserved? observed = null, PlatformPass? pass = null)
    {
        var open = Words(planned).Where(word => word[0] != '(').Select(Find).ToList();
        var all = Words(planned).Select(word => Find(word.Trim('(', ')'))).ToList();
        return DatabaseGate.Now(pass ?? SomeDatabase.Pass(), open, all, observed ?? SomeDatabase.Observed())
            .Select(change => change.What.Resource);
    }

    private static IEnumerable<string> Held(DatabaseObserved observed, IReadOnlyList<AwsChange>? planned = null)
        => Quiet.Where(change => !DatabaseGate.Now(SomeDatabase.Pass(), [change], planned ?? [], observed).Contains(change))
            .Select(change => change.What.Resource);

    private static string[] Words(string text) => text.Split(", ", StringSplitOptions.RemoveEmptyEntries);

    private static AwsChange Find(string name) => Quiet.Concat(Restarts).Single(change => change.What.Resource == name);

    private static AwsChange Change(string name, AmazonWebServiceRequest request) => new(new PlannedChange(name, "Change", ""), request);
}
