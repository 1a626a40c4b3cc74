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
public sealed class CacheTagsTests : IAsyncLifetime
{
    private const string Group = "wp-demo-1a2b3c4d-redis";
    private LocalAccount _account = null!;
    private PlatformPass _pass = null!;
    private StepOutcome _built = null!;

    public async Task InitializeAsync()
    {
        _account = await LocalAccount.StartAsync();
        _pass = await _account.PrepareAsync();
        _built = await NewProcess().BuildAsync(_account, _pass);
        await _account.Clients.ElastiCache.ModifyReplicationGroupAsync(
            new() { ReplicationGroupId = Group, CacheNodeType = "cache.r6g.large", ApplyImmediately = true });
        // Lists that all platforms share are a few seconds old at most.
        _account.Clock.Advance(TimeSpan.FromSeconds(30));
        await _account.Clients.ElastiCache.Invoking(cache => cache.ListTagsForResourceAsync(new() { ResourceName = Arn })).Should()
            .ThrowAsync<Amazon.ElastiCache.Model.InvalidReplicationGroupStateException>("that is what these tests are about");
        _account.Journal.Clear();
    }

    public async Task DisposeAsync() => await _account.DisposeAsync();

    [Fact]
    public async Task What_the_status_knows_stays_ours_while_its_tags_cannot_be_read()
    {
        var pass = _pass.After(_built);

        var outcome = await NewProcess().ReconcileAsync(pass, CancellationToken.None);

        var waiting = outcome.Should().BeOfType<StepOutcome.Waiting>("no tag is known to be missing").Subject;
        waiting.Message.Should().Be($"Replication group {Group} is modifying.");
        outcome.Fact<CacheFacts>().Should().Be(_built.Fact<CacheFacts>());
        outcome.Remember.Should().BeEquivalentTo(_built.Remember);
        outcome.Accept!(new()).CacheTls.Should().BeTrue("it is there");
    }

    [Fact]
    public async Task It_is_ours_to_change_as_soon_as_it_is_at_rest()
    {
        await NewProcess().BuildAsync(_account, _pass.After(_built));

        _account.Mutations("elasticache").Should().Equal("ModifyReplicationGroup");
    }

    [Fact]
    public async Task What_the_status_does_not_know_is_neither_served_nor_changed_nor_called_foreign()
    {
        var outcome = await NewProcess().ReconcileAsync(_pass, CancellationToken.None);

        outcome.Should().BeOfType<StepOutcome.Waiting>();
        outcome.Facts.Should().BeEmpty();
        outcome.Remember.Should().NotContain(resource => resource.Kind == CacheNames.GroupKind);
        _account.Journal.Mutations.Should().BeEmpty();
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_deletion_waits_for_the_tags_and_then_takes_the_group(bool isRemembered)
    {
        var pass = (isRemembered ? _pass.After(_built) : _pass).With(
            settings => settings with { Deletion = settings.Deletion with { Policy = DeletionPolicy.Delete } });
        var step = NewProcess();

        var outcome = await step.DeleteAsync(pass, CancellationToken.None);

        outcome.Should().BeOfType<StepOutcome.Waiting>().Which.Message.Should().StartWith(isRemembered
            ? $"Replication group {Group} is still there (modifying)."
            : $"ReplicationGroup {Group}: its tags cannot be read in its present state.");
        _account.Journal.Mutations.Select(call => call.Operation).Should().NotContain("DeleteReplicationGroup");
        await step.TearDownAsync(_account, pass);
        _account.Mutations("elasticache").Should().Contain("DeleteReplicationGroup");
    }

    private static string Arn => $"arn:aws:elasticache:{LocalAccount.Region}:123456789012:replicationgroup:{Group}";

    /// <summary>A process that has read no tags before.</summary>
    private CacheStep NewProcess() => new(_account.Regions, TestRooms.Tools(_account.Clock));
}
