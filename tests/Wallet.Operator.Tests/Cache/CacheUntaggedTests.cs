using Wallet.Operator.Aws;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Cache;

/// <summary>Somebody takes our tag away: what we made serves on, and is left as it is.</summary>
public sealed class CacheUntaggedTests : CacheRoom
{
    [Fact]
    public async Task A_group_whose_uid_tag_is_gone_serves_on_and_is_not_changed()
    {
        var built = await Step.BuildAsync(Account, Pass);
        var arn = (await GroupAsync()).ARN;
        await Account.Clients.ElastiCache.RemoveTagsFromResourceAsync(new() { ResourceName = arn, TagKeys = [OwnershipTags.UidKey] });
        Account.Clock.Advance(TimeSpan.FromHours(1));
        Account.Journal.Clear();
        var pass = WithCache(cache => cache with { SnapshotRetentionDays = 6 }).After(built);

        var outcome = await Step.ReconcileAsync(pass, CancellationToken.None);

        var blocked = outcome.Should().BeOfType<StepOutcome.Blocked>().Subject;
        blocked.Reason.Should().Be("UidTagMissing");
        blocked.Message.Should().Be(
            $"ReplicationGroup {Group} ({Group}): the tag {OwnershipTags.UidKey}={Pass.Uid} is gone. The platform made it and it goes on "
            + "serving, but nothing of it is changed until the tag is back: set it again.");
        outcome.Planned.Should().BeEmpty();
        outcome.Fact<CacheFacts>().PrimaryHost.Should().NotBeEmpty();
        outcome.Remember.Should().BeEquivalentTo(built.Remember);
        Account.Journal.Mutations.Should().BeEmpty();
    }

    [Fact]
    public async Task Parameters_whose_uid_tag_is_gone_are_neither_created_again_nor_changed()
    {
        var built = await Step.BuildAsync(Account, Pass);
        var groups = await Account.Clients.ElastiCache.DescribeCacheParameterGroupsAsync(new() { CacheParameterGroupName = Group });
        var arn = groups.CacheParameterGroups!.Single().ARN;
        await Account.Clients.ElastiCache.RemoveTagsFromResourceAsync(new() { ResourceName = arn, TagKeys = [OwnershipTags.UidKey] });
        Account.Clock.Advance(TimeSpan.FromHours(1));
        Account.Journal.Clear();

        var outcome = await Step.ReconcileAsync(Pass.After(built), CancellationToken.None);

        outcome.Should().BeOfType<StepOutcome.Blocked>().Which.Message.Should()
            .StartWith($"CacheParameterGroup {Group} ({Group}): the tag ").And.EndWith("set it again.");
        outcome.Planned.Should().BeEmpty();
        outcome.Remember.Should().BeEquivalentTo(built.Remember);
        Account.Journal.Mutations.Should().BeEmpty();
    }

    [Fact]
    public async Task Taken_down_a_group_without_its_uid_tag_stays_with_its_parameters()
    {
        var built = await Step.BuildAsync(Account, Pass);
        await Account.Clients.ElastiCache.RemoveTagsFromResourceAsync(
            new() { ResourceName = (await GroupAsync()).ARN, TagKeys = [OwnershipTags.UidKey] });
        Account.Clock.Advance(TimeSpan.FromHours(1));
        Account.Journal.Clear();

        var outcome = await Step.DeleteAsync(Pass.After(built), CancellationToken.None);

        outcome.Should().BeOfType<StepOutcome.Blocked>().Which.Reason.Should().Be("UidTagMissing");
        Account.Journal.Mutations.Should().BeEmpty();
    }
}
