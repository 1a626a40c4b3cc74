using Wallet.Api.Storage.Exports;

namespace Wallet.Api.Tests.Exports;

/// <summary>Which server has all of a range.</summary>
public class LedgerRangeTests
{
    [Theory]
    [InlineData(999L, false)]
    [InlineData(1000L, true)]
    [InlineData(5000L, true)]
    [InlineData(null, false)]
    public void A_replica_is_far_enough_when_it_has_all_that_was_committed_until_the_range_was_settled(long? asOf, bool isWithin)
        => new LedgerRange(default, default, DateTimeOffset.FromUnixTimeMilliseconds(1000)).IsWithin(asOf).Should().Be(isWithin);
}
