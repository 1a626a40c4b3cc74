using Wallet.Operator.Cache;
using Wallet.Operator.Rooms.Parameters;

namespace Wallet.Operator.Tests.Cache;

/// <summary>Which parameter group the cache is to have: a family is fixed at creation, and so is a name.</summary>
public sealed class CacheDiffParametersTests
{
    private const string Seven = "wp-demo-1a2b3c4d-redis7";

    [Theory]
    [InlineData("7.0", "", SomeCache.Id, "redis7")]
    [InlineData("6.x", "", SomeCache.Id, "redis6.x")]
    [InlineData("7.0", $"{SomeCache.Id}:redis7", SomeCache.Id, "redis7")]
    [InlineData("6.2", $"{SomeCache.Id}:redis7", "wp-demo-1a2b3c4d-redis6-x", "redis6.x")]
    [InlineData("7.0", $"first:redis7,{SomeCache.Id}:redis7", "first", "redis7")]
    public void A_new_cache_takes_the_group_of_its_family_or_a_name_that_is_free(string wanted, string groups, string name, string family)
        => For(wanted, null, groups).Should().Be($"{name}:{family}");

    [Theory]
    [InlineData("7.0", "7.0.7", $"{SomeCache.Id}:redis7", SomeCache.Id, "redis7")]
    [InlineData("7.0", "6.2.6", $"{SomeCache.Id}:redis6.x", Seven, "redis7")]
    [InlineData("7.0", "6.2.6", $"{SomeCache.Id}:redis6.x,{Seven}:redis7", Seven, "redis7")]
    [InlineData("7.0", null, $"{SomeCache.Id}:redis6.x", Seven, "redis7")]
    [InlineData("6.2", "7.0.7", $"{SomeCache.Id}:redis7", SomeCache.Id, "redis7")]
    [InlineData("7.9", "6.2.6", $"{SomeCache.Id}:redis6.x", SomeCache.Id, "redis6.x")]
    [InlineData("7.0", "7.0.7", $"first:redis7,{SomeCache.Id}:redis7", SomeCache.Id, "redis7")]
    [InlineData("7.0", "7.0.7", "first:redis7,second:redis7", "first", "redis7")]
    public void A_cache_keeps_the_parameters_that_it_uses_until_its_engine_changes_family(
        string wanted, string? version, string groups, string name, string family)
        => For(wanted, SomeCache.Observed() with { Group = SomeCache.GroupObserved() with { Version = version } }, groups)
            .Should().Be($"{name}:{family}");

    [Fact]
    public void What_is_oldest_is_dropped_unless_the_spec_says_otherwise()
    {
        Values().Should().Equal(new Dictionary<string, string> { ["maxmemory-policy"] = "allkeys-lru" });
        Values(("maxmemory-policy", "noeviction"), ("timeout", "30")).Should().Equal(
            new Dictionary<string, string> { ["maxmemory-policy"] = "noeviction", ["timeout"] = "30" });
    }

    [Fact]
    public void The_tags_are_those_of_the_group_by_its_own_name()
    {
        var observed = SomeCache.Observed() with { ParameterGroups = [SomeCache.ParametersObserved("first")] };

        CacheDiff.ParametersFor(SomeCache.Pass(), observed).Tags.Should().Equal(CacheNames.Tags(SomeCache.Pass(), "first"));
    }

    private static IReadOnlyDictionary<string, string> Values(params (string Name, string Value)[] parameters) => CacheDiff.ParametersFor(
        SomeCache.Pass(settings => settings with { Parameters = parameters.ToDictionary(each => each.Name, each => each.Value) }),
        SomeCache.Observed()).Values;

    private static string For(string wanted, CacheObserved? observed, string groups)
    {
        observed ??= SomeCache.Observed() with { Group = null };
        var parameters = CacheDiff.ParametersFor(
            SomeCache.Pass(settings => settings with { EngineVersion = wanted }), observed with { ParameterGroups = [.. Groups(groups)] });
        return $"{parameters.Name}:{parameters.Family}";
    }

    private static IEnumerable<ParameterGroupObserved> Groups(string groups) => groups
        .Split(',', StringSplitOptions.RemoveEmptyEntries)
        .Select(group => group.Split(':'))
        .Select(parts => SomeCache.ParametersObserved(parts[0], parts[1]));
}
