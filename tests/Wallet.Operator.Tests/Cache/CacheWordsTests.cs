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
    [InlineData("7.0", "redis7")]
    [InlineData("7.1", "redis7")]
    [InlineData("6.2", "redis6.x")]
    [InlineData("5.0.6", "redis5.0")]
    public void A_version_tells_its_family(string version, string family) => RedisVersion.Family(version).Should().Be(family);
}
