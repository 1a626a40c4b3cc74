using Wallet.Operator.Cache.Group;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Rooms;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Cache.Group;

/// <summary>Which calls change a replication group, in which order and with which fields.</summary>
public sealed class GroupDiffTests
{
    private static readonly CacheSettings Settings = SomeCache.Pass().Settings.Cache;

    private static readonly GroupObserved There = SomeCache.GroupObserved();

    [Fact]
    public void What_was_applied_needs_no_change() => Between(Settings, There).Should().BeEmpty();

    [Fact]
    public void Another_node_type_is_rolled_out() => Between(Settings with { NodeType = "cache.r6g.large" }, There).InFull().Should().Equal(
        SomeCache.Modification(
            $"Modify {SomeCache.Group} CacheNodeType cache.t4g.medium -> cache.r6g.large (Rolling)", "CacheNodeType: cache.r6g.large"));

    [Fact]
    public void Fields_that_no_client_feels_go_in_one_call()
    {
        var wanted = Settings with { MaintenanceWindow = "mon:01:00-mon:02:00", SnapshotWindow = "02:00-04:00", SnapshotRetentionDays = 3 };

        var observed = There with { SecurityGroupIds = ["sg-old"], ParameterGroup = "old" };

        Between(wanted, observed).InFull().Should().Equal(SomeCache.Modification(
            $"Modify {SomeCache.Group} MaintenanceWindow sun:05:00-sun:06:00 -> mon:01:00-mon:02:00, SnapshotWindow 03:00-05:00 -> "
                + $"02:00-04:00, SnapshotRetentionDays 1 -> 3, SecurityGroups [sg-old] -> [sg-cache], ParameterGroup old -> {SomeCache.Id} (None)",
            "PreferredMaintenanceWindow: mon:01:00-mon:02:00",
            "SnapshotWindow: 02:00-04:00",
            "SnapshotRetentionLimit: 3",
            "SecurityGroupIds: [sg-cache]",
            $"CacheParameterGroupName: {SomeCache.Id}"));
    }

    [Fact]
    public void A_maintenance_window_in_capitals_is_the_same()
        => Between(Settings, There with { MaintenanceWindow = "Sun:05:00-Sun:06:00" }).Should().BeEmpty();

    [Fact]
    public void Snapshots_are_turned_on_with_the_node_that_they_are_taken_of()
        => Between(Settings, There with { SnapshotRetentionDays = 0 }).InFull().Should().Equal(SomeCache.Modification(
            $"Modify {SomeCache.Group} SnapshotRetentionDays 0 -> 1 (None)",
            "SnapshotRetentionLimit: 1",
            $"SnapshottingClusterId: {SomeCache.Id}-001"));

    [Fact]
    public void An_upgrade_comes_with_the_parameter_group_of_its_family()
        => Between(Settings, There with { Version = "6.2.6", ParameterGroup = "old" }).InFull().Should().Equal(SomeCache.Modification(
            $"Modify {SomeCache.Group} EngineVersion 6.2.6 -> 7.0, ParameterGroup old -> {SomeCache.Id} (Rolling)",
            "EngineVersion: 7.0",
            $"CacheParameterGroupName: {SomeCache.Id}"));

    [Theory]
    [InlineData("7.0", "7.1.0")]
    [InlineData("7.0", null)]
    [InlineData(null, "6.2.6")]
    public void Without_an_upgrade_the_parameter_group_changes_alone(string? offered, string? observed)
        => Between(Settings, There with { Version = observed, ParameterGroup = "old" }, offered).InFull().Should().Equal(
            SomeCache.Modification(
                $"Modify {SomeCache.Group} ParameterGroup old -> {SomeCache.Id} (None)", $"CacheParameterGroupName: {SomeCache.Id}"));

    [Theory]
    [InlineData(0, 1, false, false)]
    [InlineData(0, 1, true, false, "AutomaticFailover True -> False")]
    [InlineData(0, 1, false, true, "MultiAZ True -> False")]
    [InlineData(0, 2, false, false, "Replicas 1 -> 0")]
    [InlineData(0, 3, true, true, "AutomaticFailover True -> False, MultiAZ True -> False", "Replicas 2 -> 0")]
    [InlineData(2, 1, false, false, "Replicas 0 -> 2", "AutomaticFailover False -> True, MultiAZ False -> True")]
    [InlineData(2, 2, true, true, "Replicas 1 -> 2")]
    [InlineData(2, 3, true, true)]
    [InlineData(2, 3, true, false, "MultiAZ False -> True")]
    [InlineData(2, 3, false, true, "AutomaticFailover False -> True")]
    [InlineData(1, 3, true, true, "Replicas 2 -> 1")]
    [InlineData(1, 3, false, false, "Replicas 2 -> 1", "AutomaticFailover False -> True, MultiAZ False -> True")]
    public void Failover_goes_before_the_last_replica_and_comes_after_the_first(
        int wanted, int nodes, bool hasFailover, bool isMultiZone, params string[] changes)
        => Between(Settings with { Replicas = wanted }, There with { Nodes = nodes, HasFailover = hasFailover, IsMultiZone = isMultiZone })
            .Select(change => change.What.Detail).Should().Equal(changes);

    [Fact]
    public void Failover_is_turned_on_when_the_replicas_are_there()
        => Between(Settings with { Replicas = 1 }, There).InFull().Should().Equal(
            $"Modify {SomeCache.Group} Replicas 0 -> 1 (None): "
            + $"IncreaseReplicaCountRequest {{ApplyImmediately: True, NewReplicaCount: 1, ReplicationGroupId: {SomeCache.Id}}}",
            SomeCache.Modification(
                $"Modify {SomeCache.Group} AutomaticFailover False -> True, MultiAZ False -> True (None)",
                "AutomaticFailoverEnabled: True",
                "MultiAZEnabled: True"));

    [Fact]
    public void Failover_is_turned_off_before_the_replicas_go()
        => Between(Settings, There with { Nodes = 2, HasFailover = true, IsMultiZone = true }).InFull().Should().Equal(
            SomeCache.Modification(
                $"Modify {SomeCache.Group} AutomaticFailover True -> False, MultiAZ True -> False (None)",
                "AutomaticFailoverEnabled: False",
                "MultiAZEnabled: False"),
            $"Modify {SomeCache.Group} Replicas 1 -> 0 (Destroy): "
            + $"DecreaseReplicaCountRequest {{ApplyImmediately: True, NewReplicaCount: 0, ReplicationGroupId: {SomeCache.Id}}}");

    [Theory]
    [InlineData(
        1, 1, false, "Replicas", "SnapshotRetentionDays", "CacheNodeType", "EngineVersion", "accepted", "AutomaticFailover", "Name")]
    [InlineData(
        0, 2, true, "AutomaticFailover", "SnapshotRetentionDays", "CacheNodeType", "EngineVersion", "accepted", "Replicas", "Name")]
    public void Of_many_changes_each_has_its_place(int wanted, int nodes, bool hasFailover, params string[] changes)
    {
        var observed = There with
        {
            Nodes = nodes,
            HasFailover = hasFailover,
            IsMultiZone = hasFailover,
            SnapshotRetentionDays = 7,
            NodeType = "cache.t3.small",
            Version = "6.2.6",
            HasAuthToken = false,
            Tags = WithoutName(),
        };

        Between(Settings with { Replicas = wanted }, observed).Select(change => change.What.Detail.Split(' ')[0]).Should().Equal(changes);
    }

    [Fact]
    public void A_tag_that_is_missing_is_set_by_the_ARN()
        => Between(Settings, There with { Tags = WithoutName() }).InFull().Should().Equal(
            $"Tag {SomeCache.Group} Name (None): "
            + $"AddTagsToResourceRequest {{ResourceName: arn:group, Tags: [{{Key: Name, Value: {SomeCache.Id}}}]}}");

    [Fact]
    public void Tags_that_cannot_be_read_are_left_alone() => Between(Settings, There with { Tags = null }).Should().BeEmpty();

    private static Dictionary<string, string> WithoutName()
        => There.Tags!.Where(tag => tag.Key != "Name").ToDictionary(StringComparer.Ordinal);

    private static IEnumerable<AwsChange> Between(CacheSettings wanted, GroupObserved observed, string? offered = "7.0")
    {
        var pass = SomeCache.Pass(_ => wanted);
        return GroupDiff.Between(pass, SomeCache.Desired(pass, offered), observed);
    }
}
