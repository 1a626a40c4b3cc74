using Amazon.ElastiCache.Model;
using Wallet.Operator.Aws;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Cache;

/// <summary>The cache is taken down by the deletion policy, and no data goes without a snapshot that is ours.</summary>
public sealed class CacheTeardownTests : CacheRoom
{
    private const string Final = "wp-demo-1a2b3c4d-final";

    [Fact]
    public async Task Deleted_with_a_snapshot_when_the_policy_says_so()
    {
        Pass = WithDeletion(DeletionPolicy.Snapshot);
        await Step.BuildAsync(Account, Pass);
        Account.Journal.Clear();

        await Step.TearDownAsync(Account, Pass);

        Account.Mutations("elasticache").Should().Equal("CreateSnapshot", "DeleteReplicationGroup", "DeleteCacheParameterGroup");
        (await Account.Clients.ElastiCache.DescribeSnapshotsAsync(new() { SnapshotName = Final })).Snapshots.Should().ContainSingle();
    }

    [Fact]
    public async Task Deleted_without_a_snapshot_otherwise()
    {
        await Step.BuildAsync(Account, Pass);
        Account.Journal.Clear();

        await Step.TearDownAsync(Account, Pass);

        Account.Mutations("elasticache").Should().Equal("DeleteReplicationGroup", "DeleteCacheParameterGroup");
    }

    [Fact]
    public async Task A_retained_cache_loses_our_claim_and_nothing_else()
    {
        await Step.BuildAsync(Account, Pass);
        Account.Journal.Clear();
        Pass = WithDeletion(DeletionPolicy.Retain);

        await Step.TearDownAsync(Account, Pass);

        Account.Mutations("elasticache").Should().Equal("AddTagsToResource", "AddTagsToResource");
        var tags = await Account.Clients.ElastiCache.ListTagsForResourceAsync(new() { ResourceName = (await GroupAsync()).ARN });
        tags.TagList.FromTags()[OwnershipTags.UidKey].Should().Be($"released-{Pass.Uid}");
    }

    [Theory, InlineData("another"), InlineData(null)]
    public async Task A_snapshot_of_somebody_else_under_the_final_name_holds_the_deletion_until_it_is_out_of_the_way(string? uid)
    {
        Pass = WithDeletion(DeletionPolicy.Snapshot);
        await Step.BuildAsync(Account, Pass);
        await Account.Clients.ElastiCache.CreateSnapshotAsync(new()
        {
            SnapshotName = Final,
            ReplicationGroupId = Group,
            Tags = uid is null ? null : [new Tag { Key = OwnershipTags.UidKey, Value = uid }],
        });
        Account.Clock.Advance(TimeSpan.FromMinutes(30));
        Account.Journal.Clear();

        for (var passes = 0; passes < 5; passes++)
        {
            var outcome = await Step.DeleteAsync(Pass, CancellationToken.None);
            var blocked = outcome.Should().BeOfType<StepOutcome.Blocked>().Subject;
            blocked.Reason.Should().Be("ForeignResource");
            blocked.Message.Should().StartWith(
                $"Snapshot {Final} has the name of the final snapshot, but not this platform's tag {OwnershipTags.UidKey}={Pass.Uid}, so "
                + "the replication group is not deleted. Copy it under another name and remove this one; if it is this "
                + "platform's, set the tag.");
            Account.Clock.Advance(blocked.After);
        }

        Account.Journal.Mutations.Should().BeEmpty("it is not tried in vain");
        await Account.Clients.ElastiCache.DeleteSnapshotAsync(new() { SnapshotName = Final });
        Account.Journal.Clear();
        await Step.TearDownAsync(Account, Pass);
        Account.Mutations("elasticache").Should().Equal("CreateSnapshot", "DeleteReplicationGroup", "DeleteCacheParameterGroup");
    }

    [Fact]
    public async Task A_snapshot_that_is_being_taken_is_waited_for_although_its_tags_cannot_be_read()
    {
        Pass = WithDeletion(DeletionPolicy.Snapshot);
        await Step.BuildAsync(Account, Pass);
        await Step.DeleteAsync(Pass, CancellationToken.None);
        Account.Clock.Advance(TimeSpan.FromSeconds(30));
        Account.Journal.Clear();

        var outcome = await Step.DeleteAsync(Pass, CancellationToken.None);

        outcome.Should().BeOfType<StepOutcome.Waiting>().Which.Message.Should().StartWith($"Snapshot {Final} is creating.");
        Account.Journal.Mutations.Should().BeEmpty();
    }
}
