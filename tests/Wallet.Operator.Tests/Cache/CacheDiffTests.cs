using Wallet.Operator.Cache;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Cache;

/// <summary>What makes the cache as it should be, and what is said when that cannot be had.</summary>
public sealed class CacheDiffTests
{
    private static readonly CacheObserved There = SomeCache.Observed();

    private static readonly CacheObserved Nothing = There with { ParameterGroups = [], Group = null };

    [Fact]
    public void What_was_applied_needs_no_change() => Between(SomeCache.Pass(), There).Should().BeEquivalentTo(RoomPlan<AwsChange>.Empty);

    [Fact]
    public void A_cache_begins_with_its_parameters_and_then_the_group()
    {
        var plan = Between(SomeCache.Pass(), Nothing);

        plan.Changes.InFull().Should().Equal(
            new AwsChange(
                new PlannedChange(SomeCache.Parameters, "Create", "redis7"),
                new CacheParameterGroupRequests().Create(CacheDiff.ParametersFor(SomeCache.Pass(), Nothing))).InFull(),
            CacheRequests.Create(SomeCache.Desired(SomeCache.Pass())).InFull());
        plan.Impossible.Should().BeEmpty();
    }

    [Fact]
    public void Parameters_do_not_wait_for_what_the_group_needs()
        => Lines(CacheDiff.Between(SomeCache.Pass(), null, Nothing)).Should().Equal($"Create {SomeCache.Parameters} redis7");

    [Fact]
    public void Parameters_come_before_the_group_and_the_group_before_what_it_no_longer_uses()
    {
        var observed = There with
        {
            ParameterGroups = [SomeCache.ParametersObserved("old", "redis6.x"), SomeCache.ParametersObserved()],
            Group = There.Group! with { NodeType = "cache.t3.small" },
        };

        var plan = Between(With(("timeout", "30")), observed);

        Lines(plan).Should().Equal(
            $"Modify {SomeCache.Parameters} timeout 0 -> 30",
            $"Modify {SomeCache.Group} CacheNodeType cache.t3.small -> cache.t4g.medium",
            "Delete CacheParameterGroup old");
        plan.Changes[^1].InFull().Should().Be(
            "Delete CacheParameterGroup old (Destroy): DeleteCacheParameterGroupRequest {CacheParameterGroupName: old}");
    }

    [Theory]
    [InlineData(SomeCache.Id, "Delete CacheParameterGroup old")]
    [InlineData("old", $"Modify {SomeCache.Group} ParameterGroup old -> {SomeCache.Id}")]
    [InlineData(null, $"Modify {SomeCache.Group} ParameterGroup (none) -> {SomeCache.Id}")]
    public void A_former_parameter_group_goes_when_the_group_uses_the_other(string? used, string change)
        => Lines(Between(SomeCache.Pass(), There with
        {
            ParameterGroups = [SomeCache.ParametersObserved(), SomeCache.ParametersObserved("old", "redis6.x")],
            Group = There.Group! with { ParameterGroup = used },
        })).Should().Equal(change);

    [Fact]
    public void While_there_is_no_group_no_parameter_group_is_deleted()
        => Lines(CacheDiff.Between(SomeCache.Pass(), null, There with
        {
            ParameterGroups = [SomeCache.ParametersObserved(), SomeCache.ParametersObserved("old", "redis6.x")],
            Group = null,
        })).Should().BeEmpty();

    [Fact]
    public void Nothing_is_changed_of_a_group_that_has_lost_its_tag()
    {
        var pass = With(("timeout", "30"), ("no-such", "1")) with { Remembered = [SomeCache.Memory] };

        Between(pass, There with { Group = null, Taken = new HashSet<string> { SomeCache.Group } })
            .Should().BeEquivalentTo(RoomPlan<AwsChange>.Empty);
    }

    [Theory]
    [InlineData(SomeCache.Group, $"Create {SomeCache.Parameters} redis7")]
    [InlineData(SomeCache.Parameters, $"Create {SomeCache.Group} 1 x cache.t4g.medium, Redis 7.0")]
    public void What_others_have_under_our_name_is_not_created(string taken, string change)
    {
        var plan = Between(SomeCache.Pass(), Nothing with { Taken = new HashSet<string> { taken } });

        Lines(plan).Should().Equal(change);
        plan.Impossible.Should().BeEmpty();
    }

    [Fact]
    public void Parameters_that_the_family_does_not_have_are_named_in_order_and_the_others_are_set()
    {
        var plan = Between(With(("zset-no", "1"), ("timeout", "30"), ("appendonly-no", "2")), There);

        Lines(plan).Should().Equal($"Modify {SomeCache.Parameters} timeout 0 -> 30");
        plan.Impossible.Should().Equal(Finding.Stuck(
            "ParameterUnknown",
            "Redis parameters of family redis7 have no appendonly-no, zset-no: correct spec.cache.parameters."));
    }

    [Fact]
    public void A_token_that_cannot_be_turned_off_is_said()
        => Between(SomeCache.Pass(settings => settings with { AuthToken = false }), There).Impossible.Should().Equal(Finding.Stuck(
            "AuthTokenStays",
            $"Replication group {SomeCache.Id} has an AUTH token, and ElastiCache cannot turn it off: set spec.cache.authToken back to "
            + "true."));

    private static IEnumerable<string> Lines(RoomPlan<AwsChange> plan) => plan.Changes.Select(change => change.What.ToString());

    private static PlatformPass With(params (string Name, string Value)[] parameters) => SomeCache.Pass(
        settings => settings with { Parameters = parameters.ToDictionary(each => each.Name, each => each.Value) });

    private static RoomPlan<AwsChange> Between(PlatformPass pass, CacheObserved observed)
        => CacheDiff.Between(pass, SomeCache.Desired(pass), observed);
}
