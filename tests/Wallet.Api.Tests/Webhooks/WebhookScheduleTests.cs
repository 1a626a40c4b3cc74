using Wallet.Api.Storage.Webhooks;
using Wallet.Api.Webhooks;

namespace Wallet.Api.Tests.Webhooks;

public sealed class WebhookScheduleTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);
    private static readonly WebhookOptions Options = new(null, []);

    [Theory]
    [InlineData(0, 0.0, 4.5)]
    [InlineData(0, 0.5, 5)]
    [InlineData(1, 0.5, 30)]
    [InlineData(2, 0.5, 120)]
    [InlineData(3, 0.5, 600)]
    [InlineData(4, 0.5, 1800)]
    [InlineData(5, 0.5, 3600)]
    [InlineData(6, 0.75, 7560)]
    [InlineData(11, 0.5, 86_400)]
    public void Pauses_grow_and_are_spread(int attempts, double chance, double seconds)
    {
        var verdict = WebhookSchedule.After(attempts, new(500), Now, chance, Options);
        verdict.State.Should().Be(DeliveryState.Pending);
        (verdict.DueAt - Now).TotalSeconds.Should().BeApproximately(seconds, 0.001);
    }

    [Theory]
    [InlineData(0, 3, 5)]
    [InlineData(0, 90, 90)]
    [InlineData(0, -7, 5)]
    [InlineData(2, 90, 120)]
    [InlineData(2, 1_000_000, 86_400)]
    public void A_receiver_that_says_when_is_not_tried_before_and_waits_a_day_at_most(int attempts, int asked, int seconds)
    {
        var outcome = new AttemptOutcome(429) { RetryAfter = TimeSpan.FromSeconds(asked) };
        (WebhookSchedule.After(attempts, outcome, Now, 0.5, Options).DueAt - Now).TotalSeconds.Should().BeApproximately(seconds, 0.001);
        WebhookSchedule.RestAfter(1, outcome).TotalSeconds.Should().Be(Math.Clamp(asked, 1, 86_400));
    }

    [Fact]
    public void All_attempts_take_about_three_days_and_then_it_is_dead()
    {
        var time = Now;
        for (var attempts = 0; attempts < WebhookSchedule.MaxAttempts - 1; attempts++)
            time = WebhookSchedule.After(attempts, new(null, "TIMEOUT"), time, 0.5, Options).DueAt;
        (time - Now).TotalDays.Should().BeInRange(2.9, 3.1);
        WebhookSchedule.After(WebhookSchedule.MaxAttempts - 1, new(null, "TIMEOUT"), time, 0.5, Options)
            .Should().Be(new DeliveryVerdict(DeliveryState.Dead, time.AddDays(30), null, "TIMEOUT"));
    }

    [Theory]
    [InlineData(199, DeliveryState.Pending)]
    [InlineData(200, DeliveryState.Delivered)]
    [InlineData(204, DeliveryState.Delivered)]
    [InlineData(299, DeliveryState.Delivered)]
    [InlineData(301, DeliveryState.Pending)]
    [InlineData(404, DeliveryState.Pending)]
    [InlineData(410, DeliveryState.Dead)]
    [InlineData(500, DeliveryState.Pending)]
    public void A_status_decides(int status, object state)
    {
        var verdict = WebhookSchedule.After(0, new(status), Now, 0.5, Options);
        (verdict.State, verdict.Status).Should().Be(((DeliveryState)state, status));
    }

    [Theory]
    [InlineData(410, null, WebhookStatus.Gone)]
    [InlineData(500, null, null)]
    [InlineData(500, 4.9, null)]
    [InlineData(500, 5.0, WebhookStatus.Failing)]
    [InlineData(200, 9.0, null)]
    public void What_is_gone_or_fails_for_days_is_disabled(int status, double? daysFailing, object? disabling)
        => WebhookSchedule.Disabling(new(status), daysFailing is { } days ? Now.AddDays(-days) : null, Now).Should().Be((WebhookStatus?)disabling);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(3, 4)]
    [InlineData(7, 60)]
    [InlineData(1000, 60)]
    public void One_that_fails_rests(int failures, int seconds) => WebhookSchedule.RestAfter(failures).TotalSeconds.Should().Be(seconds);
}
