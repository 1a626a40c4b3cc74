using Wallet.Api.Upkeep;

namespace Wallet.Api.Tests.Upkeep;

/// <summary>When memory is given back to the system.</summary>
public sealed class MemoryReturnTests
{
    [Theory]
    [InlineData(MemoryReturn.Enough, 0, 60, false)]
    [InlineData(MemoryReturn.Enough + 1, MemoryReturn.Calm - 1, 60, true)]
    [InlineData(MemoryReturn.Enough + 1, MemoryReturn.Calm, 60, false)]
    [InlineData(MemoryReturn.Excess, long.MaxValue, 60, false)]
    [InlineData(MemoryReturn.Excess + 1, long.MaxValue, 60, true)]
    [InlineData(MemoryReturn.Excess + 1, 0, 59, false)]
    public void It_is_given_back_when_it_is_calm_or_too_much_and_once_a_minute(long committed, long allocated, int seconds, bool isDue)
        => MemoryReturn.IsDue(committed, allocated, TimeSpan.FromSeconds(seconds)).Should().Be(isDue);
}
