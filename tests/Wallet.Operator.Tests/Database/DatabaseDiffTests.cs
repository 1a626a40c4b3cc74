using Wallet.Operator.Database;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Database;

/// <summary>What is planned for the database as a whole: parameters, cluster and instances, and what cannot be had.</summary>
public sealed class DatabaseDiffTests
{
    private const string Group = "Create DBClusterParameterGroup db aurora-mysql8.0";
    private const string Creation = "Create DBCluster db 8.0.mysql_aurora.3.10.0";

    private static readonly IReadOnlyList<string> Offered = ["8.0.mysql_aurora.3.08.2", "8.0.mysql_aurora.3.10.0"];

    private static readonly RememberedResource Remembered = new("database", "DBCluster", SomeDatabase.ResourceId);

    private static readonly Finding Missing = Finding.Stuck(
        "DataStoreMissing",
        "DB cluster wp-demo-1a2b3c4d-aurora (cluster-1) is gone. It is not recreated, because it would be empty: restore a backup under "
        + $"this identifier with the tag wallet-operator.io/uid={SamplePlatform.Uid}.");

    private static readonly Finding NotOffered = Finding.Stuck(
        "VersionNotOffered",
        "AWS offers no version \"8.0.mysql_aurora.3\" of Aurora MySQL in eu-west-1: correct spec.database.engineVersion.");

    private static readonly Finding WithoutInsights = Finding.Stuck(
        "InsightsNotOffered",
        "Performance Insights is not offered on db.t3.medium: set spec.database.performanceInsightsRetentionDays to 0, or another class in "
        + "spec.database.instanceClass. The instances run without it.");

    private static DatabaseObserved Nothing => SomeDatabase.WithoutCluster() with { ParameterGroup = null, OfferedVersions = Offered };

    [Fact]
    public void What_is_as_it_should_be_needs_no_change() => Expect(Plan(SomeDatabase.Pass(), SomeDatabase.Observed()), "");

    [Fact]
    public void Where_nothing_is_the_parameter_group_and_the_cluster_are_created()
        => Expect(Plan(SomeDatabase.Pass(), Nothing), $"{Group}; {Creation}");

    [Fact]
    public void A_cluster_gets_its_own_changes_before_those_of_its_instances()
    {
        var pass = SomeDatabase.Pass(database => database with { Readers = 2, MaxConnections = 600 });

        Expect(
            Plan(pass, SomeDatabase.Observed(change: cluster => cluster.DeletionProtection = true)),
            "Modify DBClusterParameterGroup db max_connections 500 -> 600; Modify DBCluster db DeletionProtection True -> False; "
            + "Create DBInstance db-3 db.r6g.large");
    }

    [Fact]
    public void Until_the_other_rooms_have_reported_only_parameters_are_made()
    {
        Expect(DatabaseDiff.Between(SomeDatabase.Pass(), null, Nothing), Group);
        var drifted = SomeDatabase.Observed("1*", cluster => cluster.DeletionProtection = true);
        Expect(DatabaseDiff.Between(SomeDatabase.Pass(), null, drifted), "");
    }

    [Fact]
    public void A_parameter_group_that_is_not_provably_ours_is_not_created()
        => Expect(Plan(SomeDatabase.Pass(), Nothing with { IsParameterGroupTaken = true }), Creation);

    [Fact]
    public void A_parameter_that_the_family_does_not_have_is_reported()
    {
        var pass = SomeDatabase.Pass(database => database with { Parameters = new Dictionary<string, string> { ["no_such"] = "1" } });

        Expect(Plan(pass, SomeDatabase.Observed()), "", Finding.Stuck(
            "ParameterUnknown", "Cluster parameters of family aurora-mysql8.0 have no no_such: correct spec.database.parameters."));
        Expect(Plan(pass, SomeDatabase.Observed() with { IsParameterGroupTaken = true }), "");
    }

    [Fact]
    public void A_cluster_that_is_gone_is_not_recreated_and_no_version_is_looked_for()
    {
        var pass = SomeDatabase.Pass() with { Remembered = [new("database", "DBInstance", "db-1"), Remembered] };

        Expect(Plan(pass, Nothing), Group, Missing);
        Expect(Plan(pass, Nothing with { OfferedVersions = [] }), Group, Missing);
    }

    [Fact]
    public void What_else_is_remembered_does_not_stand_for_the_cluster()
        => Expect(Plan(SomeDatabase.Pass() with { Remembered = [new("database", "DBInstance", "db-1")] }, Nothing), $"{Group}; {Creation}");

    [Fact]
    public void A_remembered_cluster_that_is_there_is_not_missing()
        => Expect(Plan(SomeDatabase.Pass() with { Remembered = [Remembered] }, SomeDatabase.Observed()), "");

    [Fact]
    public void Nothing_is_changed_or_reported_while_the_cluster_has_lost_its_tag()
        => Expect(Plan(OnT3() with { Remembered = [Remembered] }, Nothing with { ClusterThere = SomeDatabase.ResourceId }), "");

    [Fact]
    public void The_cluster_of_others_is_left_alone_and_its_version_is_not_judged()
    {
        Expect(Plan(SomeDatabase.Pass(), Nothing with { ClusterThere = "cluster-2", OfferedVersions = [] }), Group);
        Expect(Plan(SomeDatabase.Pass() with { Remembered = [Remembered] }, Nothing with { ClusterThere = "cluster-2" }), Group);
    }

    [Fact]
    public void A_version_that_is_not_offered_is_reported_where_there_is_no_cluster_yet()
        => Expect(Plan(SomeDatabase.Pass(), Nothing with { OfferedVersions = [] }), Group, NotOffered);

    [Fact]
    public void A_version_that_the_cluster_cannot_go_back_to_is_reported()
        => Expect(
            Plan(SomeDatabase.Pass(database => database with { EngineVersion = "8.0.mysql_aurora.3.08.1" }), SomeDatabase.Observed()),
            "Modify DBInstance db-1 AutoMinorVersionUpgrade True -> False; Modify DBInstance db-2 AutoMinorVersionUpgrade True -> False",
            Finding.Stuck(
                "DowngradeRefused",
                "DB cluster wp-demo-1a2b3c4d-aurora has engine version 8.0.mysql_aurora.3.08.2, and Aurora cannot go back to "
                + "8.0.mysql_aurora.3.08.1: set spec.database.engineVersion to the present version or a newer one."));

    [Fact]
    public void What_cannot_be_had_is_reported_in_order()
    {
        Expect(Plan(OnT3(), Nothing with { OfferedVersions = [] }), Group, NotOffered, WithoutInsights);
        Expect(Plan(OnT3() with { Remembered = [Remembered] }, Nothing), Group, Missing, WithoutInsights);
    }

    private static PlatformPass OnT3()
        => SomeDatabase.Pass(database => database with { WriterClass = "db.t3.medium", ReaderClass = "db.t3.medium" });

    private static RoomPlan<AwsChange> Plan(PlatformPass pass, DatabaseObserved observed)
        => DatabaseDiff.Between(pass, SomeDatabase.Desired(pass), observed);

    private static void Expect(RoomPlan<AwsChange> plan, string changes, params Finding[] impossible)
    {
        SomeDatabase.Texts(plan.Changes).Should().Be(changes);
        plan.Impossible.Should().Equal(impossible);
    }
}
