using FsCheck;
using FsCheck.Xunit;
using Wallet.Operator.Kube;

namespace Wallet.Operator.Tests.Kube;

public sealed class BackoffTests
{
    private static readonly Backoff Pace = new(TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(1));

    [Property]
    public bool Stays_between_half_of_the_first_and_the_ceiling(int failures, int seed)
    {
        var wait = Pace.After(failures, new System.Random(seed));
        return wait >= Pace.First / 2 && wait <= Pace.Ceiling;
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 4)]
    [InlineData(5, 32)]
    [InlineData(6, 60)]
    [InlineData(1000, 60)]
    public void Doubles_up_to_the_ceiling(int failures, int most)
        => Enumerable.Range(0, 200).Select(seed => Pace.After(failures, new System.Random(seed))).Max()
            .Should().BeCloseTo(TimeSpan.FromSeconds(most), TimeSpan.FromSeconds(most * 0.1));
}
