using Wallet.Operator.Cache;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Cache;

/// <summary>The next step of taking a cache down, by policy and state.</summary>
public sealed class CacheTeardownDecisionTests
{
    private const string Final = "wp-demo-1a2b3c4d-final";

    private const string DeleteGroup = $"Delete {SomeCache.Group} (Destroy): "
        + $"DeleteReplicationGroupRequest {{ReplicationGroupId: {SomeCache.Id}, RetainPrimaryCluster: False}}";

    private const string Events = $"See its events (aws elasticache describe-events --source-identifier {SomeCache.Id} --source-type replication-group)";

    private const string TakeSnapshot = $"Create Snapshot {Final} {SomeCache.Id}";

    private static readonly CacheObserved There = SomeCache.Observed();

    private static readonly string Uid = SamplePlatform.Uid;

    [Theory]
    [InlineData(StoreLifecycle.Available, true)]
    [InlineData(StoreLifecycle.Failed, true)]
    [InlineData(StoreLifecycle.Changing, false)]
    [InlineData(StoreLifecycle.Creating, false)]
    [InlineData(StoreLifecycle.Deleting, false)]
    [InlineData(StoreLifecycle.Unknown, false)]
    public void Without_a_snapshot_the_group_goes_as_soon_as_it_can(StoreLifecycle lifecycle, bool goes)
        => Should(Of(DeletionPolicy.Delete, At(lifecycle)), goes ? [DeleteGroup] : []);

    [Theory]
    [InlineData(StoreLifecycle.Available, true)]
    [InlineData(StoreLifecycle.Changing, false)]
    [InlineData(StoreLifecycle.Creating, false)]
    [InlineData(StoreLifecycle.Deleting, false)]
    [InlineData(StoreLifecycle.Unknown, false)]
    public void A_snapshot_is_taken_when_the_group_is_at_rest(StoreLifecycle lifecycle, bool isTaken)
    {
        var plan = Of(DeletionPolicy.Snapshot, At(lifecycle));

        plan.Changes.Select(change => change.What.ToString()).Should().Equal(isTaken ? [TakeSnapshot] : []);
        plan.Impossible.Should().BeEmpty();
    }

    [Fact]
    public void A_group_that_has_failed_is_not_deleted_without_its_snapshot()
        => Should(Of(DeletionPolicy.Snapshot, At(StoreLifecycle.Failed, "restore-failed")), [], SnapshotFailed("restore-failed", Events));

    [Theory]
    [InlineData("available", "uid", true)]
    [InlineData("creating", "uid", false)]
    [InlineData("available", null, false)]
    [InlineData("creating", null, false)]
    public void The_group_goes_when_a_snapshot_is_good_and_ours(string status, string? owner, bool goes)
    {
        Should(Of(DeletionPolicy.Snapshot, With(status, owner)), goes ? [DeleteGroup] : []);
        Should(Of(DeletionPolicy.Snapshot, With(status, owner, StoreLifecycle.Failed)), goes ? [DeleteGroup] : []);
        Should(Of(DeletionPolicy.Snapshot, With(status, owner, StoreLifecycle.Changing)), []);
    }

    [Theory]
    [InlineData("uid")]
    [InlineData(null)]
    public void A_snapshot_that_failed_keeps_the_group(string? owner)
        => Should(Of(DeletionPolicy.Snapshot, With("failed", owner)), [], SnapshotFailed("available"));

    [Theory]
    [InlineData("available", "another")]
    [InlineData("available", "")]
    [InlineData("available", "released-uid")]
    [InlineData("failed", "another")]
    public void A_snapshot_that_is_not_ours_keeps_the_group(string status, string owner)
        => Should(Of(DeletionPolicy.Snapshot, With(status, owner)), [], Finding.Stuck(
            "ForeignResource",
            $"Snapshot {Final} has the name of the final snapshot, but not this platform's tag wallet-operator.io/uid={Uid}, so the "
            + "replication group is not deleted. Copy it under another name and remove this one; if it is this platform's, set the tag."));

    [Theory, InlineData(DeletionPolicy.Delete), InlineData(DeletionPolicy.Snapshot)]
    public void Parameter_groups_go_after_the_group(DeletionPolicy policy)
    {
        var left = There with { Group = null, ParameterGroups = [SomeCache.ParametersObserved(), SomeCache.ParametersObserved("old")] };

        Should(
            Of(policy, left),
            [
                $"Delete {SomeCache.Parameters} (Destroy): DeleteCacheParameterGroupRequest {{CacheParameterGroupName: {SomeCache.Id}}}",
                "Delete CacheParameterGroup old (Destroy): DeleteCacheParameterGroupRequest {CacheParameterGroupName: old}",
            ]);
        Should(Of(policy, left with { ParameterGroups = [] }), []);
    }

    [Fact]
    public void A_group_that_has_lost_its_tag_keeps_its_parameters()
    {
        var pass = Pass(DeletionPolicy.Delete) with { Remembered = [SomeCache.Memory] };
        var untagged = There with { Group = null, Taken = new HashSet<string> { SomeCache.Group } };

        Should(CacheTeardown.Of(pass, untagged), []);
    }

    [Theory]
    [InlineData(StoreLifecycle.Available, true)]
    [InlineData(StoreLifecycle.Changing, false)]
    [InlineData(StoreLifecycle.Failed, false)]
    [InlineData(null, false)]
    public void A_cache_that_is_kept_is_released_as_far_as_its_state_allows(StoreLifecycle? lifecycle, bool releasesGroup)
    {
        var observed = lifecycle is { } known ? At(known) : There with { Group = null };
        string[] parameters = [Released(SomeCache.Parameters, $"arn:{SomeCache.Id}")];

        Should(
            Of(DeletionPolicy.Retain, observed), releasesGroup ? [Released(SomeCache.Group, "arn:group"), .. parameters] : parameters,
            lifecycle == StoreLifecycle.Failed ? [NotReleased(observed.Group!.Status)] : []);
    }

    [Fact]
    public void The_exception_for_the_cache_comes_before_the_platforms_policy()
    {
        var pass = Pass(DeletionPolicy.Delete).With(settings => settings with
        {
            Deletion = settings.Deletion with
            {
                Exceptions = new Dictionary<string, DeletionPolicy>
                {
                    ["cache"] = DeletionPolicy.Snapshot,
                    ["database"] = DeletionPolicy.Retain,
                },
            },
        });

        CacheTeardown.Of(pass, There).Changes.Select(change => change.What.ToString()).Should().Equal(TakeSnapshot);
    }

    [Theory]
    [InlineData(DeletionPolicy.Delete, false)]
    [InlineData(DeletionPolicy.Retain, false)]
    [InlineData(DeletionPolicy.Snapshot, true)]
    public void Only_one_policy_needs_a_snapshot(DeletionPolicy policy, bool needs)
        => CacheTeardown.NeedsSnapshot(Pass(policy)).Should().Be(needs);

    [Theory]
    [InlineData("available")]
    [InlineData("failed")]
    [InlineData("creating", $"Snapshot {Final} is creating.")]
    public void A_snapshot_is_left_while_it_is_on_its_way(string status, params string[] messages)
        => Leftovers(With(status, "uid") with { Group = null, ParameterGroups = [] }).Should().Equal(messages.Select(Deleting));

    [Fact]
    public void The_group_is_left_before_its_parameters_are()
    {
        Leftovers(With("copying", "uid")).Should().Equal(
            Deleting($"Snapshot {Final} is copying."), Deleting($"Replication group {SomeCache.Id} is still there (available)."));
        Leftovers(There with { Group = null }).Should().Equal(Deleting("The parameter group is left."));
        Leftovers(There with { Group = null, ParameterGroups = [] }).Should().BeEmpty();
    }

    private static void Should(RoomPlan<AwsChange> plan, string[] changes, params Finding[] impossible)
    {
        plan.Changes.InFull().Should().Equal(changes);
        plan.Impossible.Should().Equal(impossible);
    }

    private static Finding SnapshotFailed(string status, string advice = "Delete the failed snapshot to try again") => Finding.Stuck(
        "SnapshotFailed",
        $"No snapshot of replication group {SomeCache.Id} ({status}) could be taken, so it is not deleted. {advice}, or set the deletion "
        + "policy of the cache to Delete.");

    private static Finding NotReleased(string status) => Finding.Stuck(
        "NotReleased",
        $"Replication group {SomeCache.Id} is {status}, so its tags cannot be changed and it is not released. {Events}, or set the deletion "
        + "policy of the cache to Delete.");

    private static string Released(string resource, string arn) => $"Release {resource} wallet-operator.io/uid (None): "
        + $"AddTagsToResourceRequest {{ResourceName: {arn}, Tags: [{{Key: wallet-operator.io/uid, Value: released-{Uid}}}]}}";

    private static Finding Deleting(string message) => Finding.Moving("Deleting", message);

    private static IEnumerable<Finding> Leftovers(CacheObserved observed)
        => CacheTeardown.Leftovers(Pass(DeletionPolicy.Snapshot), observed);

    private static PlatformPass Pass(DeletionPolicy policy)
    {
        var deletion = new DeletionSettings(policy, new Dictionary<string, DeletionPolicy>(), Confirm: null);
        return SamplePlatform.Pass(settings => settings with { Deletion = deletion });
    }

    private static RoomPlan<AwsChange> Of(DeletionPolicy policy, CacheObserved observed) => CacheTeardown.Of(Pass(policy), observed);

    private static CacheObserved At(StoreLifecycle lifecycle, string status = "available")
        => There with { Group = There.Group! with { Lifecycle = lifecycle, Status = status } };

    /// <summary>With a snapshot; its tags cannot be read without an owner, and it has none of ours with an empty one.</summary>
    private static CacheObserved With(string status, string? owner, StoreLifecycle lifecycle = StoreLifecycle.Available)
    {
        var tags = owner is null ? null
            : owner.Length == 0 ? []
            : new Dictionary<string, string> { ["wallet-operator.io/uid"] = owner.Replace("uid", Uid, StringComparison.Ordinal) };
        return At(lifecycle) with { Snapshot = new SnapshotObserved(Final, status, tags) };
    }
}
