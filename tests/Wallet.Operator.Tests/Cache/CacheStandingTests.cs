using Amazon.ElastiCache.Model;
using Wallet.Operator.Cache;
using Wallet.Operator.Cache.Group;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.Tests.Cache;

/// <summary>What is said of the cache is the state that ElastiCache shows, and what is still to be done.</summary>
public sealed class CacheStandingTests
{
    private const string Changes = " Still to do: Modify ReplicationGroup redis SnapshotRetentionDays 0 -> 3.";

    private static readonly AwsChange Planned = new(
        PlannedChange.Modify("ReplicationGroup redis", [new FieldChange("SnapshotRetentionDays", "0", "3")]),
        new ModifyReplicationGroupRequest());

    [Fact]
    public void What_serves_and_rests_is_not_spoken_of()
        => CacheStanding.Of(Observed("available"), [], isTokenOffered: false).Should().BeEmpty();

    [Theory]
    [InlineData("available", "Modifying")]
    [InlineData("modifying", "Modifying")]
    [InlineData("creating", "Creating")]
    [InlineData("a-word-of-tomorrow", "Modifying")]
    public void A_change_that_waits_is_named_with_the_real_state(string status, string reason)
        => Of(Observed(status), Planned).Should().Be(Finding.Moving(reason, $"Replication group redis is {status}.{Changes}"));

    [Fact]
    public void What_ElastiCache_has_accepted_and_not_begun_is_said()
        => Of(Observed("available", new ReplicationGroupPendingModifiedValues { AutomaticFailoverStatus = "enabled" })).Should().Be(
            Finding.Moving("Modifying", "Replication group redis is available with pending changes."));

    [Fact]
    public void A_group_that_is_not_there_is_not_called_available()
    {
        Of(new CacheObserved([], null), Planned).Should().Be(Finding.Moving("Creating", $"There is no replication group yet.{Changes}"));
        CacheStanding.Of(new CacheObserved([], null), [], isTokenOffered: false)
            .Should().BeEmpty("what keeps it from being created is said elsewhere");
    }

    [Fact]
    public void A_group_that_somebody_deletes_is_an_alarm()
        => Of(Observed("deleting"), Planned).Should().Be(Finding.Stuck(
            "CacheDeleting", "Replication group redis is deleting. The operator has not deleted it: somebody else has, with its data."));

    [Fact]
    public void A_token_that_pods_have_yet_to_take_up_is_waited_for()
        => CacheStanding.Of(Observed("available"), [], isTokenOffered: true)
            .Should().ContainSingle().Which.Reason.Should().Be("WaitingForPods");

    private static Finding Of(CacheObserved observed, params AwsChange[] planned)
        => CacheStanding.Of(observed, planned, isTokenOffered: false).Should().ContainSingle().Subject;

    private static CacheObserved Observed(string status, ReplicationGroupPendingModifiedValues? pending = null)
    {
        var group = new ReplicationGroup { ReplicationGroupId = "redis", Status = status, PendingModifiedValues = pending };
        return new CacheObserved([], GroupObserved.From(group, [], null));
    }
}
