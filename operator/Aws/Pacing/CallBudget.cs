namespace Wallet.Operator.Aws.Pacing;

/// <summary>
/// A token bucket at one moment; its rate is halved when AWS throttles and grows slowly back (additive increase, multiplicative decrease).
/// Pure: each step gives the next one.
/// </summary>
/// <param name="Limit">The rate that it grows back to.</param>
/// <param name="PerSecond">The rate now.</param>
/// <param name="Tokens">Calls that may be made now.</param>
/// <param name="At">When that was so, on a clock that only goes forward.</param>
internal sealed record CallBudget(CallRate Limit, double PerSecond, double Tokens, TimeSpan At)
{
    // A twentieth of the limit each ten seconds: from the half to the whole in 100 seconds.
    private const double GrowthPerSecond = 0.05 / 10;

    // Not to nothing: the next call finds out whether AWS takes calls again.
    private const double LeastShare = 1 / 64.0;

    /// <summary>When the rate was last halved; null when it never was.</summary>
    public TimeSpan? HalvedAt { get; init; }

    /// <summary>A full bucket.</summary>
    public static CallBudget Full(CallRate limit, TimeSpan now) => new(limit, limit.PerSecond, limit.Burst, now);

    /// <summary>The same bucket later: filled by the time that has passed, its rate grown.</summary>
    public CallBudget Later(TimeSpan now)
    {
        if (now <= At)
            return this;
        var passed = (now - At).TotalSeconds;
        var grown = Math.Min(Limit.PerSecond, PerSecond + (Limit.PerSecond * GrowthPerSecond * passed));
        // The rate in between: what grows during a long silence is filled up anyway.
        var filled = Math.Min(Limit.Burst, Tokens + (passed * (PerSecond + grown) / 2));
        return this with { PerSecond = grown, Tokens = filled, At = now };
    }

    /// <summary>Whether a call may be made now.</summary>
    public bool Allows(CallLane lane) => Tokens >= 1 + KeptFrom(lane);

    /// <summary>After a call.</summary>
    public CallBudget Taken() => this with { Tokens = Tokens - 1 };

    /// <summary>How long the call behind <paramref name="ahead"/> others has to wait, as far as can be seen.</summary>
    public TimeSpan WaitOf(CallLane lane, int ahead)
        => TimeSpan.FromSeconds(Math.Max(0, (ahead + 1 + KeptFrom(lane) - Tokens) / PerSecond));

    /// <summary>
    /// After AWS refused a call as one too many: half the rate, and nothing at once. Calls that were on their way when the rate was halved
    /// say nothing about the halved one.
    /// </summary>
    /// <param name="sentAt">When the refused call was sent.</param>
    /// <param name="now">Now.</param>
    public CallBudget Throttled(TimeSpan sentAt, TimeSpan now)
    {
        var later = Later(now);
        return HalvedAt is { } halved && sentAt <= halved
            ? later
            : later with { PerSecond = Math.Max(later.PerSecond / 2, Limit.PerSecond * LeastShare), Tokens = Math.Min(later.Tokens, 0), HalvedAt = now };
    }

    private double KeptFrom(CallLane lane) => lane == CallLane.Urgent ? 0 : Limit.Reserve;
}
