using FsCheck;
using FsCheck.Xunit;
using Wallet.Operator.Aws.Pacing;

namespace Wallet.Operator.Tests.Aws.Pacing;

public sealed class CallBudgetTests
{
    private static readonly CallRate Rate = new(5, 10);
    private static readonly CallBudget Full = CallBudget.Full(Rate, TimeSpan.Zero);

    [Theory]
    [InlineData(10, CallLane.Usual, true)]
    [InlineData(3, CallLane.Usual, true)]
    [InlineData(2.9, CallLane.Usual, false)]
    [InlineData(2.9, CallLane.Urgent, true)]
    [InlineData(1, CallLane.Urgent, true)]
    [InlineData(0.9, CallLane.Urgent, false)]
    [InlineData(0, CallLane.Urgent, false)]
    public void A_fifth_of_the_burst_is_kept_for_urgent_calls(double tokens, CallLane lane, bool allowed)
        => (Full with { Tokens = tokens }).Allows(lane).Should().Be(allowed);

    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    [InlineData(5, 1)]
    [InlineData(20, 4)]
    [InlineData(100, 20)]
    public void The_reserve_leaves_something_to_the_others(double burst, double reserve)
    {
        var rate = new CallRate(1, burst);
        rate.Reserve.Should().Be(reserve);
        (rate.Burst >= 1 + rate.Reserve || burst < 1).Should().BeTrue();
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.2, 1)]
    [InlineData(1, 5)]
    [InlineData(2, 10)]
    [InlineData(60, 10)]
    public void It_fills_at_its_rate_up_to_the_burst(double seconds, double tokens)
        => (Full with { Tokens = 0 }).Later(TimeSpan.FromSeconds(seconds)).Tokens.Should().BeApproximately(tokens, 1e-9);

    [Theory]
    [InlineData(0, 2.5)]
    [InlineData(10, 2.75)]
    [InlineData(50, 3.75)]
    [InlineData(100, 5)]
    [InlineData(1000, 5)]
    public void A_halved_rate_grows_by_a_twentieth_of_the_whole_each_ten_seconds(double seconds, double perSecond)
        => Full.Throttled(TimeSpan.Zero, TimeSpan.Zero).Later(TimeSpan.FromSeconds(seconds)).PerSecond.Should().BeApproximately(perSecond, 1e-9);

    [Theory]
    [InlineData(CallLane.Usual, 0, 3.0 / 5)]
    [InlineData(CallLane.Usual, 4, 7.0 / 5)]
    [InlineData(CallLane.Urgent, 0, 1.0 / 5)]
    [InlineData(CallLane.Urgent, 4, 1)]
    public void The_wait_is_as_long_as_the_tokens_of_those_before_take(CallLane lane, int ahead, double seconds)
        => (Full with { Tokens = 0 }).WaitOf(lane, ahead).TotalSeconds.Should().BeApproximately(seconds, 1e-6);

    [Fact]
    public void A_throttled_call_takes_all_tokens_and_half_of_the_rate()
    {
        var halved = Full.Throttled(TimeSpan.Zero, TimeSpan.FromSeconds(1));

        (halved.Tokens, halved.PerSecond).Should().Be((0, 2.5));
    }

    [Fact]
    public void Calls_that_were_on_their_way_when_the_rate_was_halved_do_not_halve_it_again()
    {
        var second = TimeSpan.FromSeconds(1);
        var once = Full.Throttled(sentAt: TimeSpan.Zero, now: second);

        once.Throttled(sentAt: second, now: second).PerSecond.Should().Be(2.5);
        once.Throttled(sentAt: second / 2, now: 2 * second).PerSecond.Should().BeApproximately(2.525, 1e-9);
        once.Throttled(sentAt: 1.5 * second, now: 2 * second).PerSecond.Should().BeApproximately(2.525 / 2, 1e-9);
    }

    [Property]
    public bool Whatever_AWS_refuses_some_calls_remain_and_the_limit_is_never_passed(byte[] events)
    {
        var (budget, now) = (Full, TimeSpan.Zero);
        foreach (var step in events ?? [])
        {
            now += TimeSpan.FromMilliseconds(step * 10);
            budget = (step % 3) switch
            {
                0 => budget.Throttled(now, now),
                1 when budget.Later(now) is var later && later.Allows(CallLane.Usual) => later.Taken(),
                _ => budget.Later(now),
            };
            if (budget.PerSecond < Rate.PerSecond / 64 || budget.PerSecond > Rate.PerSecond || budget.Tokens < 0 || budget.Tokens > Rate.Burst)
                return false;
        }

        return true;
    }

    /// <summary>What a bucket lets through in a time is its burst and its rate, no more, however the calls come.</summary>
    [Property]
    public bool In_no_time_more_calls_go_than_burst_and_rate_allow(NonEmptyArray<byte> gaps)
    {
        var (budget, now, sent) = (Full, TimeSpan.Zero, 0);
        foreach (var gap in gaps.Get)
        {
            now += TimeSpan.FromMilliseconds(gap);
            budget = budget.Later(now);
            if (!budget.Allows(CallLane.Urgent))
                continue;
            budget = budget.Taken();
            sent++;
        }

        return sent <= Rate.Burst + (now.TotalSeconds * Rate.PerSecond) + 1e-6;
    }

    [Fact]
    public void Urgent_calls_go_first_and_every_fourth_is_of_the_others()
    {
        var (turns, order) = (new CallTurns(), "");
        for (int urgent = 5, usual = 3; turns.Next(urgent, usual) is { } lane;)
        {
            (urgent, usual) = lane == CallLane.Urgent ? (urgent - 1, usual) : (urgent, usual - 1);
            turns = turns.After(lane, usual);
            order += lane == CallLane.Urgent ? 'u' : '.';
        }

        order.Should().Be("uuu.uu..");
    }

    [Fact]
    public void Every_service_that_has_a_client_has_rates_that_let_a_pass_begin()
    {
        foreach (var service in new[] { "rds", "elasticache", "kafka", "eks", "iam", "secretsmanager", "ec2", "kms", "tagging", "sts", "new" })
        {
            foreach (var isRead in new[] { true, false })
            {
                var rate = CallRates.Of(service, isRead);
                (rate.PerSecond > 0 && rate.Burst >= 1 + rate.Reserve).Should().BeTrue(service);
            }
        }
    }
}
