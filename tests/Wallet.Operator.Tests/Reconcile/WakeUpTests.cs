using FsCheck.Xunit;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Reconcile;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Reconcile;

public sealed class WakeUpTests
{
    private static readonly ReconcileOptions Options = new() { Resync = TimeSpan.FromMinutes(5), LongestWait = TimeSpan.FromSeconds(60) };

    [Fact]
    public void The_smallest_wish_decides() => After(Waiting(20), Waiting(7), Blocked(600)).Should().Be(TimeSpan.FromSeconds(7));

    [Fact]
    public void What_moves_is_looked_at_within_the_longest_wait() => After(Waiting(900)).Should().Be(TimeSpan.FromSeconds(60));

    [Fact]
    public void Nothing_is_looked_at_more_often_than_each_second() => After(Waiting(0)).Should().Be(TimeSpan.FromSeconds(1));

    [Property]
    public bool A_settled_platform_is_looked_at_again_within_a_fifth_of_the_period(int seed)
        => WakeUp.After([new StepOutcome.InSync()], Options, new Random(seed)) is var wake
            && wake >= TimeSpan.FromMinutes(4) && wake <= TimeSpan.FromMinutes(6);

    [Property]
    public bool A_stuck_platform_is_looked_at_no_less_often_than_a_settled_one(int seed)
        => WakeUp.After([Blocked(3600)], Options, new Random(seed)) <= TimeSpan.FromMinutes(6);

    [Theory]
    [InlineData(0, 240)]
    [InlineData(0.5, 300)]
    [InlineData(1, 360)]
    public void The_period_is_spread_by_a_fifth_to_either_side(double draw, int seconds)
        => WakeUp.After([new StepOutcome.InSync()], Options, new FixedRandom(draw)).Should().Be(TimeSpan.FromSeconds(seconds));

    [Fact]
    public void A_platform_without_steps_is_looked_at_again_too()
        => WakeUp.After([], Options, new FixedRandom(0.5)).Should().Be(TimeSpan.FromMinutes(5));

    [Fact]
    public void What_is_stuck_is_looked_at_at_its_own_pace_even_past_the_longest_wait()
        => After(Blocked(120), new StepOutcome.InSync()).Should().Be(TimeSpan.FromSeconds(120));

    [Fact]
    public void A_wish_for_later_than_the_period_does_not_count()
        => WakeUp.After([Blocked(3600)], Options, new FixedRandom(0.5)).Should().Be(TimeSpan.FromMinutes(5));

    [Theory]
    [InlineData(59)]
    [InlineData(60)]
    [InlineData(1)]
    public void A_wish_within_the_limits_is_granted(int seconds) => After(Waiting(seconds)).Should().Be(TimeSpan.FromSeconds(seconds));

    private static TimeSpan After(params StepOutcome[] outcomes) => WakeUp.After(outcomes, Options, new Random(1));

    private static StepOutcome Waiting(int seconds) => new StepOutcome.Waiting("r", "m", TimeSpan.FromSeconds(seconds));

    private static StepOutcome Blocked(int seconds) => new StepOutcome.Blocked("r", "m", TimeSpan.FromSeconds(seconds));
}
