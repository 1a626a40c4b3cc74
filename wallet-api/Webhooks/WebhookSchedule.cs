using System.Net;
using Wallet.Api.Storage.Webhooks;

namespace Wallet.Api.Webhooks;

/// <summary>When attempts are made, and when no more are: pure. After Standard Webhooks 1.0.0 ("Retry schedule", "Disabling endpoints").</summary>
internal static class WebhookSchedule
{
    // Three days in all.
    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(1), TimeSpan.FromHours(2), TimeSpan.FromHours(4), TimeSpan.FromHours(8), TimeSpan.FromHours(12), TimeSpan.FromHours(20),
        TimeSpan.FromHours(24),
    ];

    // How far a pause is from its length, so that what failed together does not come again together.
    private const double Spread = 0.1;

    /// <summary>The most attempts that a delivery has.</summary>
    public static int MaxAttempts => Pauses.Length + 1;

    /// <summary>How long all attempts of a webhook may fail.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromDays(5);

    /// <summary>
    /// What becomes of a delivery that had so many attempts before the one that came to <paramref name="outcome"/>. <paramref name="chance"/>,
    /// at least 0 and less than 1, spreads the pauses.
    /// </summary>
    public static DeliveryVerdict After(int attempts, AttemptOutcome outcome, DateTimeOffset now, double chance, WebhookOptions options)
    {
        if (outcome.IsSuccess)
            return new(DeliveryState.Delivered, now + options.KeepDelivered, outcome.Status, null);
        return outcome.IsGone || attempts >= Pauses.Length
            ? new(DeliveryState.Dead, now + options.KeepDead, outcome.Status, outcome.Error)
            : new(DeliveryState.Pending, now + Later(Pauses[attempts] * (1 - Spread + (2 * Spread * chance)), outcome), outcome.Status, outcome.Error);
    }

    /// <summary>For what a webhook is disabled after an attempt; null where it is not.</summary>
    public static WebhookStatus? Disabling(AttemptOutcome outcome, DateTimeOffset? failingSince, DateTimeOffset now)
    {
        if (outcome.IsGone)
            return WebhookStatus.Gone;
        return !outcome.IsSuccess && failingSince is { } since && now - since >= Patience ? WebhookStatus.Failing : null;
    }

    /// <summary>
    /// How long a webhook is left alone after so many failures in a row, so that one that is down takes up little, and one that says when it
    /// can be called again is not called before.
    /// </summary>
    public static TimeSpan RestAfter(int failures, AttemptOutcome? last = null)
    {
        var rest = failures == 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Min(60, Math.Pow(2, Math.Min(failures, 10) - 1)));
        return last is null ? rest : Later(rest, last);
    }

    // What a receiver asks for beyond a day would let its deliveries end unsent.
    private static TimeSpan Later(TimeSpan pause, AttemptOutcome outcome)
        => outcome.RetryAfter is not { } asked || asked <= pause ? pause : asked <= Pauses[^1] ? asked : Pauses[^1];
}

/// <summary>
/// What came of an attempt: the receiver's <paramref name="Status"/>, or one of a few words, <paramref name="Error"/>, for why there is none.
/// </summary>
internal sealed record AttemptOutcome(int? Status, string? Error = null)
{
    /// <summary>How long the receiver asks to be left alone: <c>Retry-After</c> of a 429 or 503 (RFC 9110, 10.2.3; CloudEvents webhooks, 2.2).</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether it is delivered. A redirect is a failure.</summary>
    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>Whether the receiver wants no more.</summary>
    public bool IsGone => Status == (int)HttpStatusCode.Gone;
}
