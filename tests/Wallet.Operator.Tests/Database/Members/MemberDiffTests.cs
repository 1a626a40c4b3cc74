using Amazon.RDS.Model;
using Wallet.Operator.Database;
using Wallet.Operator.Database.Members;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Tests.Database.Members;

/// <summary>Which instances are added, deleted, repaired and restarted.</summary>
public sealed class MemberDiffTests
{
    private const string Big = "db.r6g.xlarge";
    private const string Small = SomeDatabase.Class;
    private const string Add2 = $"Create DBInstance db-2 {Small}";
    private const string Add3 = $"Create DBInstance db-3 {Small}";
    private const string Add4 = $"Create DBInstance db-4 {Small}";

    [Theory]
    [InlineData("all are there", 1, "1* 2", "")]
    [InlineData("one is missing", 2, "1* 2", Add3)]
    [InlineData("the lowest free names are given", 3, "1* 4", $"{Add2}; {Add3}")]
    [InlineData("a deleted one keeps its name and does not count", 1, "1* 2:deleting", Add3)]
    [InlineData("a failed one counts", 1, "1* 2:failed", "")]
    [InlineData("others keep their names and do not count", 1, "(1*) (2)", $"{Add3}; {Add4}")]
    [InlineData("a surplus reader goes", 0, "1* 2", "Delete DBInstance db-2")]
    [InlineData("the last readers go", 1, "1* 2 3 4", "Delete DBInstance db-4; Delete DBInstance db-3")]
    [InlineData("a failed reader goes before those that serve", 1, "1* 2:failed 3", "Delete DBInstance db-2")]
    [InlineData("the writer never goes", 1, "1 2 3*", "Delete DBInstance db-2")]
    [InlineData("by name, whatever the order of the list", 1, "3 1* 2", "Delete DBInstance db-3")]
    [InlineData("those on their way out are not deleted again", 1, "1* 2 3:deleting", "")]
    public void There_are_as_many_as_the_spec_says(string because, int readers, string members, string changes)
        => Between(members, database => database with { Readers = readers }).Should().Be(changes, because);

    [Theory]
    [InlineData("", "Create DBInstance db-1 db.r6g.xlarge")]
    [InlineData("1:creating", "")]
    [InlineData("(1)", "")]
    [InlineData("1*", $"{Add2}; {Add3}")]
    [InlineData("(1*)", $"{Add2}; {Add3}; {Add4}")]
    public void With_classes_of_their_own_readers_wait_for_the_writer(string members, string changes)
    {
        var pass = SomeDatabase.Pass(database => database with { WriterClass = Big, Readers = 2 });
        var observed = Change(SomeDatabase.Observed(members), "1", writer => writer with { Class = Big });

        Between(pass, observed).Should().Be(changes);
    }

    [Fact]
    public void With_one_class_all_are_created_at_once()
        => Between("").Should().Be($"Create DBInstance db-1 db.r6g.large; {Add2}");

    [Fact]
    public void A_new_instance_gets_the_platforms_tags_and_settings()
    {
        var pass = SomeDatabase.Pass();
        var change = MemberDiff.Between(pass, SomeDatabase.Desired(pass).Members, SomeDatabase.Id, SomeDatabase.Observed("1*")).Single();

        var request = change.Request.Should().BeOfType<CreateDBInstanceRequest>().Subject;
        request.Tags.Should().ContainEquivalentOf(new Tag { Key = "Name", Value = $"{SomeDatabase.Id}-2" });
        request.Tags = null;
        request.Should().BeEquivalentTo(new CreateDBInstanceRequest
        {
            DBInstanceIdentifier = $"{SomeDatabase.Id}-2",
            DBClusterIdentifier = SomeDatabase.Id,
            DBInstanceClass = Small,
            Engine = "aurora-mysql",
            PubliclyAccessible = false,
            AutoMinorVersionUpgrade = true,
            PreferredMaintenanceWindow = "sun:04:00-sun:05:00",
            EnablePerformanceInsights = true,
            PerformanceInsightsRetentionPeriod = 7,
            PerformanceInsightsKMSKeyId = SomeDatabase.KeyArn,
            MonitoringInterval = 60,
        });
    }

    [Theory]
    [InlineData("DBInstance", "db-2", "")]
    [InlineData("DBInstance", "db-3", Add3)]
    [InlineData("DBCluster", "db-2", Add3)]
    public void No_other_takes_the_place_of_an_instance_that_has_lost_its_tag(string kind, string id, string changes)
    {
        var pass = SomeDatabase.Pass() with { Remembered = [new("database", kind, id)] };

        Between(pass, SomeDatabase.Observed("1* (2)")).Should().Be(changes);
    }

    [Fact]
    public void No_instance_is_created_while_the_lists_contradict_each_other()
    {
        var observed = SomeDatabase.Observed("1* 2");
        observed = observed with { Members = [.. observed.Members.Take(1)] };

        Between(SomeDatabase.Pass(), observed).Should().Be("");
    }

    [Fact]
    public void Names_are_taken_whatever_their_case()
    {
        var observed = SomeDatabase.Observed("1* (2)");
        var others = observed.Others.Select(member => member with { Id = member.Id.ToUpperInvariant() });

        Between(SomeDatabase.Pass(), observed with { Others = [.. others] }).Should().Be(Add3);
    }

    [Fact]
    public void Settings_and_tags_of_those_that_stay_are_repaired()
    {
        var observed = Change(SomeDatabase.Observed("1* 2 3"), "23", member => member with
        {
            Answer = new() { DBInstanceClass = Small, PreferredMaintenanceWindow = "mon:01:00-mon:02:00", MonitoringInterval = 60 },
            Tags = member.Tags.Where(tag => tag.Key != "Owner").Append(new("wallet-operator.io/old", "x")).ToDictionary(),
        });

        Between(SomeDatabase.Pass(database => database with { PerformanceInsightsRetentionDays = 0 }), observed).Should().Be(
            "Delete DBInstance db-3; Modify DBInstance db-1 PerformanceInsightsDays 7 -> 0; "
            + "Modify DBInstance db-2 AutoMinorVersionUpgrade False -> True, MaintenanceWindow mon:01:00-mon:02:00 -> sun:04:00-sun:05:00; "
            + "Tag DBInstance db-2 Owner; Untag DBInstance db-2 wallet-operator.io/old");
    }

    [Fact]
    public void Settings_are_repaired_before_anything_restarts()
    {
        var pass = SomeDatabase.Pass(
            database => database with { WriterClass = Big, ReaderClass = Big, PerformanceInsightsRetentionDays = 0 });

        Between(pass, SomeDatabase.Observed()).Should().Be(
            "Modify DBInstance db-1 PerformanceInsightsDays 7 -> 0; Modify DBInstance db-2 PerformanceInsightsDays 7 -> 0; "
            + "Modify DBInstance db-2 DBInstanceClass db.r6g.large -> db.r6g.xlarge; Failover DBCluster db db-1 -> db-2");
    }

    [Theory]
    [InlineData("it was chosen and has its class", $"{SomeDatabase.Id}-2", "Failover DBCluster db db-1 -> db-2")]
    [InlineData("it looks as after a failover that AWS made", null, "")]
    public void The_noted_heir_becomes_the_writer(string because, string? noted, string changes)
    {
        var pass = SomeDatabase.Pass(database => database with { WriterClass = Big }) with { Remembered = Noted(noted) };
        var observed = Change(SomeDatabase.Observed("1* 2"), "2", member => member with { Class = Big });

        Between(pass, observed).Should().Be(changes, because);
    }

    [Theory]
    [InlineData("DBInstanceRebooted", "-2@{0}", false)]
    [InlineData("DBInstanceRebooted", "-2@00000000", true)]
    [InlineData("DBInstanceRebooted", "-3@{0}", true)]
    [InlineData("DBClusterHeir", "-2@{0}", true)]
    public void What_could_not_start_with_its_parameters_is_rebooted_once_with_others(string kind, string id, bool isRebooted)
    {
        var parameters = DatabaseParameters.Fingerprint(SomeDatabase.ParameterGroup());
        var note = new RememberedResource("database", kind, SomeDatabase.Id + id.Replace("{0}", parameters, StringComparison.Ordinal));
        var pass = SomeDatabase.Pass() with { Remembered = [note, new("database", "DBCluster", "cluster-1")] };

        Between(pass, SomeDatabase.Observed("1* 2:incompatible-parameters"))
            .Should().Be(isRebooted ? $"Reboot DBInstance db-2 with parameters {parameters}" : "");
        Between(pass, SomeDatabase.Observed("1* 2:failed")).Should().Be("");
    }

    [Fact]
    public void A_surplus_instance_that_could_not_start_is_deleted_and_not_rebooted()
        => Between("1* 2:incompatible-parameters", database => database with { Readers = 0 }).Should().Be("Delete DBInstance db-2");

    [Theory]
    [InlineData(1, Big, "1* 2 3", null, "-2")]
    [InlineData(2, Big, "1* 2 3", null, "-3")]
    [InlineData(2, Big, "1* 2 3", $"{SomeDatabase.Id}-2", "-2")]
    [InlineData(2, Big, "1* 2 3:deleting", null, "-2")]
    [InlineData(2, Small, "1* 2 3", null, null)]
    public void The_heir_is_chosen_among_those_that_stay(int readers, string writerClass, string members, string? noted, string? heir)
    {
        var pass = SomeDatabase.Pass(database => database with { Readers = readers, WriterClass = writerClass });
        pass = pass with { Remembered = Noted(noted) };

        var chosen = MemberDiff.ChosenHeir(pass, SomeDatabase.Observed(members))?.Id;

        chosen.Should().Be(heir is null ? null : SomeDatabase.Id + heir);
    }

    [Fact]
    public void The_noted_heir_is_what_the_status_says()
    {
        MemberDiff.NotedHeir(SomeDatabase.Pass() with { Remembered = Noted("x") }).Should().Be("x");
        MemberDiff.NotedHeir(SomeDatabase.Pass() with { Remembered = Noted(null) }).Should().BeNull();
    }

    private static RememberedResource[] Noted(string? heir)
    {
        var cluster = new RememberedResource("database", "DBCluster", SomeDatabase.ResourceId);
        return heir is null ? [cluster] : [cluster, new("database", "DBClusterHeir", heir)];
    }

    private static DatabaseObserved Change(DatabaseObserved observed, string numbers, Func<MemberObserved, MemberObserved> change)
        => observed with { Members = [.. observed.Members.Select(member => numbers.Contains(member.Id[^1]) ? change(member) : member)] };

    private static string Between(string members, Func<DatabaseSettings, DatabaseSettings>? wanted = null)
        => Between(SomeDatabase.Pass(wanted), SomeDatabase.Observed(members));

    private static string Between(PlatformPass pass, DatabaseObserved observed)
        => SomeDatabase.Texts(MemberDiff.Between(pass, SomeDatabase.Desired(pass).Members, SomeDatabase.Id, observed));
}
