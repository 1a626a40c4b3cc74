using FsCheck.Xunit;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Reconcile;

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

    private static TimeSpan After(params StepOutcome[] outcomes) => WakeUp.After(outcomes, Options, new Random(1));

    private static StepOutcome Waiting(int seconds) => new StepOutcome.Waiting("r", "m", TimeSpan.FromSeconds(seconds));

    private static StepOutcome Blocked(int seconds) => new StepOutcome.Blocked("r", "m", TimeSpan.FromSeconds(seconds));
}
