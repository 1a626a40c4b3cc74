using Amazon.ElastiCache.Model;
using Wallet.Operator.Cache;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Cache;

/// <summary>
/// Tags of a busy replication group cannot be read (hashicorp/terraform-provider-aws#44811). That says nothing about whose it is: what the
/// status knows stays ours, and what it does not know is neither changed nor given up.
/// </summary>
public sealed class CacheTagsTests : CacheRoom
{
    private StepOutcome _built = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _built = await Step.BuildAsync(Account, Pass);
        await Account.Clients.ElastiCache.ModifyReplicationGroupAsync(
            new() { ReplicationGroupId = Group, CacheNodeType = "cache.r6g.large", ApplyImmediately = true });
        // Lists that all platforms share are a few seconds old at most.
        Account.Clock.Advance(TimeSpan.FromSeconds(30));
        await Account.Clients.ElastiCache.Invoking(cache => cache.ListTagsForResourceAsync(new() { ResourceName = Arn })).Should()
            .ThrowAsync<InvalidReplicationGroupStateException>("that is what these tests are about");
        Account.Journal.Clear();
        Restart();
    }

    [Fact]
    public async Task What_the_status_knows_stays_ours_while_its_tags_cannot_be_read()
    {
        var pass = Pass.After(_built);

        var outcome = await Step.ReconcileAsync(pass, CancellationToken.None);

        var waiting = outcome.Should().BeOfType<StepOutcome.Waiting>("no tag is known to be missing").Subject;
        waiting.Message.Should().Be($"Replication group {Group} is modifying.");
        outcome.Fact<CacheFacts>().Should().Be(_built.Fact<CacheFacts>());
        outcome.Remember.Should().BeEquivalentTo(_built.Remember);
        outcome.Accept!(new()).CacheTls.Should().BeTrue("it is there");
    }

    [Fact]
    public async Task It_is_ours_to_change_as_soon_as_it_is_at_rest()
    {
        await Step.BuildAsync(Account, Pass.After(_built));

        Account.Mutations("elasticache").Should().Equal("ModifyReplicationGroup");
    }

    [Fact]
    public async Task What_the_status_does_not_know_is_neither_served_nor_changed_nor_called_foreign()
    {
        var outcome = await Step.ReconcileAsync(Pass, CancellationToken.None);

        outcome.Should().BeOfType<StepOutcome.Waiting>();
        outcome.Facts.Should().BeEmpty();
        outcome.Remember.Should().NotContain(resource => resource.Kind == CacheNames.GroupKind);
        Account.Journal.Mutations.Should().BeEmpty();
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_deletion_waits_for_the_tags_and_then_takes_the_group(bool isRemembered)
    {
        var pass = (isRemembered ? Pass.After(_built) : Pass).With(
            settings => settings with { Deletion = settings.Deletion with { Policy = DeletionPolicy.Delete } });
        var outcome = await Step.DeleteAsync(pass, CancellationToken.None);

        outcome.Should().BeOfType<StepOutcome.Waiting>().Which.Message.Should().StartWith(isRemembered
            ? $"Replication group {Group} is still there (modifying)."
            : $"ReplicationGroup {Group}: its tags cannot be read in its present state.");
        Account.Journal.Mutations.Select(call => call.Operation).Should().NotContain("DeleteReplicationGroup");
        await Step.TearDownAsync(Account, pass);
        Account.Mutations("elasticache").Should().Contain("DeleteReplicationGroup");
    }

    private static string Arn => $"arn:aws:elasticache:{LocalAccount.Region}:123456789012:replicationgroup:{Group}";
}
