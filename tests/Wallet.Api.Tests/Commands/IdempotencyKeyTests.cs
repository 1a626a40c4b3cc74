using Wallet.Api.Commands;

namespace Wallet.Api.Tests.Commands;

public class IdempotencyKeyTests
{
    private const long Noon = 1_800_014_400_000;

    [Fact]
    public void Keys_stand_in_the_order_of_their_times()
    {
        var hashes = Enumerable.Range(0, 100).Select(i => At(Noon + i, $"{i}").Hash);
        hashes.Should().BeInAscendingOrder();
    }

    [Fact]
    public void Keys_of_one_time_differ_by_what_they_digest()
    {
        At(Noon, "a").Hash.Should().NotBe(At(Noon, "b").Hash);
        At(Noon, "a").Hash.Should().Be(At(Noon, "a").Hash);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(86_399_999, 0)]
    [InlineData(86_400_000, 1)]
    [InlineData(Noon, 20_833)]
    public void The_day_is_that_of_the_time(long unixMilliseconds, int day) => At(unixMilliseconds, "a").Day.Should().Be(day);

    private static IdempotencyKey At(long unixMilliseconds, string key) => IdempotencyKey.At(unixMilliseconds, Digest.Of(key), default);
}
