using Wallet.Operator.Cache;
using Wallet.Operator.Cache.Group;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Tests.Cache;

public sealed class CacheWordsTests
{
    [Theory]
    [InlineData("available", StoreLifecycle.Available)]
    [InlineData("creating", StoreLifecycle.Creating)]
    [InlineData("modifying", StoreLifecycle.Changing)]
    [InlineData("snapshotting", StoreLifecycle.Changing)]
    [InlineData("deleting", StoreLifecycle.Deleting)]
    [InlineData("create-failed", StoreLifecycle.Failed)]
    [InlineData("something-new", StoreLifecycle.Unknown)]
    [InlineData(null, StoreLifecycle.Unknown)]
    public void Every_status_has_a_meaning(string? word, StoreLifecycle meaning) => CacheStatus.Of(word).Should().Be(meaning);

    [Theory]
    [InlineData("7.0", "7.0.7", true)]
    [InlineData("6.x", "6.2.6", true)]
    [InlineData("6.x", "5.0.6", false)]
    [InlineData("7.1", "7.0.7", false)]
    [InlineData("7.0", "7.1.0", true)]
    [InlineData("7.9", "7.10.0", true)]
    public void A_version_satisfies_when_it_is_not_older(string wanted, string observed, bool satisfied) =>
        RedisVersion.IsSatisfied(wanted, observed).Should().Be(satisfied);

    [Theory]
    [InlineData("7.0", "7.0")]
    [InlineData("7.1", "7.1")]
    [InlineData("6.2", "6.2")]
    [InlineData("6.x", "6.x")]
    [InlineData("7.x", "7.10")]
    [InlineData("7.2", null)]
    [InlineData("7.0.4", null)]
    [InlineData("8.x", null)]
    public void A_request_asks_for_what_is_offered_in_the_form_that_ElastiCache_takes(string wanted, string? asked)
    {
        RedisVersion.Request(wanted, ["5.0.6", "6.0.5", "6.2.6", "7.0.7", "7.1.0", "7.10.0", "7.9.0"]).Should().Be(asked);
        if (wanted != "7.0.4")
            RedisVersion.Request(wanted, ["5.0", "6.0", "6.2", "7.10", "7.0", "7.1"]).Should().Be(asked, "the list may have no patches");
    }

    [Theory]
    [InlineData("7.1", null, "7.1")]
    [InlineData("7.1", "6.2.6", "7.1")]
    [InlineData("6.x", "7.0.7", "7.0.7")]
    [InlineData("7.2", "6.2.6", "6.2.6")]
    public void Parameters_are_for_the_engine_that_the_group_has_or_can_get(string wanted, string? observed, string aim)
        => RedisVersion.Aim(wanted, observed, ["6.2.6", "7.1.0"]).Should().Be(aim);

    [Theory]
    [InlineData("7.0", "redis7")]
    [InlineData("7.1", "redis7")]
    [InlineData("6.2", "redis6.x")]
    [InlineData("5.0.6", "redis5.0")]
    public void A_version_tells_its_family(string version, string family) => RedisVersion.Family(version).Should().Be(family);
}
