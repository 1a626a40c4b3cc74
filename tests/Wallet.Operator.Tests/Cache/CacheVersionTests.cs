using Amazon.ElastiCache.Model;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Cache;

/// <summary>A version of Redis is looked for among those on offer before AWS is asked for it.</summary>
public sealed class CacheVersionTests : CacheRoom
{
    [Theory, InlineData("7.9"), InlineData("6.9")]
    public async Task A_version_that_is_not_offered_is_not_asked_for_and_its_field_is_named(string version)
    {
        var outcome = await PassesAsync(WithCache(cache => cache with { EngineVersion = version }));

        outcome.Should().BeOfType<StepOutcome.Blocked>().Which.Should().BeEquivalentTo(new
        {
            Reason = "VersionNotOffered",
            Message = $"AWS offers no version \"{version}\" of Redis in eu-west-1: correct spec.cache.engineVersion.",
        });
        Account.Journal.Mutations.Should().BeEmpty();

        await Step.BuildAsync(Account, Pass);
        (await MemberAsync()).EngineVersion.Should().Be("7.0.7", "it goes on when the field is corrected");
    }

    [Fact]
    public async Task An_upgrade_to_a_version_that_is_not_offered_is_reported_and_holds_up_nothing_else()
    {
        await Step.BuildAsync(Account, WithCache(cache => cache with { EngineVersion = "6.2" }));
        Account.Journal.Clear();

        var outcome = await PassesAsync(WithCache(cache => cache with { EngineVersion = "7.9", SnapshotRetentionDays = 6 }));

        outcome.Should().BeOfType<StepOutcome.Blocked>().Which.Reason.Should().Be("VersionNotOffered");
        outcome.Fact<CacheFacts>().PrimaryHost.Should().NotBeEmpty();
        Account.Mutations("elasticache").Should().Equal("ModifyReplicationGroup");
        (await MemberAsync()).EngineVersion.Should().Be("6.2.6");
    }

    [Theory]
    [InlineData("6.x", "6.x", "6.2.6")]
    [InlineData("6.0", "6.0", "6.0.5")]
    [InlineData("7.1", "7.1", "7.1.0")]
    [InlineData("7.x", "7.1", "7.1.0")]
    public async Task A_version_without_its_patch_is_had_at_creation(string wanted, string asked, string got)
    {
        await Step.BuildAsync(Account, WithCache(cache => cache with { EngineVersion = wanted }));

        Account.Journal.Mutations.Single(call => call.Operation == "CreateReplicationGroup").Input["EngineVersion"]!.GetValue<string>()
            .Should().Be(asked);
        (await MemberAsync()).EngineVersion.Should().Be(got);
    }

    [Fact]
    public async Task A_channel_that_ElastiCache_does_not_take_is_had_by_an_upgrade_too()
    {
        await Step.BuildAsync(Account, WithCache(cache => cache with { EngineVersion = "6.0" }));

        await Step.BuildAsync(Account, WithCache(cache => cache with { EngineVersion = "7.x" }));

        (await MemberAsync()).EngineVersion.Should().Be("7.1.0");
    }

    [Fact]
    public async Task What_is_offered_is_asked_for_while_a_version_is_to_be_chosen_and_remembered_for_minutes()
    {
        await PassesAsync(WithCache(cache => cache with { EngineVersion = "7.9" }), passes: 3);
        Asked().Should().Be(1);

        Account.Clock.Advance(TimeSpan.FromMinutes(11));
        await PassesAsync(WithCache(cache => cache with { EngineVersion = "7.9" }), passes: 1);
        Asked().Should().Be(2);

        await Step.BuildAsync(Account, Pass);
        var before = Asked();
        Account.Clock.Advance(TimeSpan.FromHours(1));
        await PassesAsync(Pass);
        Asked().Should().Be(before, "the group has the version");
    }

    private int Asked() => Account.Journal.Calls.Count(call => call.Operation == "DescribeCacheEngineVersions");

    private async Task<StepOutcome> PassesAsync(PlatformPass pass, int passes = 10)
    {
        StepOutcome outcome;
        do
        {
            outcome = await Step.ReconcileAsync(pass, CancellationToken.None);
            Account.Clock.Advance(outcome is StepOutcome.Blocked ? TimeSpan.FromMinutes(1) : outcome.WakeAfter ?? TimeSpan.FromMinutes(1));
        }
        while (--passes > 0);
        return outcome;
    }

    private async Task<CacheCluster> MemberAsync()
        => (await Account.Clients.ElastiCache.DescribeCacheClustersAsync(new())).CacheClusters!.First();
}
