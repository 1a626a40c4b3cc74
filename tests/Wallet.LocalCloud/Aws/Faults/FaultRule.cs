namespace Wallet.LocalCloud.Aws.Faults;

/// <summary>Which calls are disturbed, and how.</summary>
/// <param name="Service">Signing name, or <c>*</c>.</param>
/// <param name="Operation">Operation, or <c>*</c>.</param>
/// <param name="Disturbance">What happens to them.</param>
public sealed record FaultRule(string Service, string Operation, Disturbance Disturbance)
{
    /// <summary>Fitting calls that pass before the first is disturbed.</summary>
    public int Skip { get; init; }

    /// <summary>How many calls are disturbed.</summary>
    public int Times { get; init; } = 1;

    /// <summary>Disturbs every fitting call until it is taken away: a value of <see cref="Times"/>.</summary>
    public const int Always = int.MaxValue;

    internal bool Fits(string service, string operation)
        => (Service == "*" || Service == service) && (Operation == "*" || Operation == operation);
}

/// <summary>A rule and how many fitting calls it has met.</summary>
/// <param name="Number">To take it away by.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Seen">Fitting calls so far, disturbed or not.</param>
public sealed record ActiveFault(int Number, FaultRule Rule, int Seen)
{
    /// <summary>Calls that it has disturbed.</summary>
    public int Struck => Math.Clamp(Seen - Rule.Skip, 0, Rule.Times);

    /// <summary>Whether it disturbs the next fitting call.</summary>
    internal bool IsStriking => Seen >= Rule.Skip && Seen - Rule.Skip < Rule.Times;
}
