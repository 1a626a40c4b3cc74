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

    internal bool Fits(string service, string operation)
        => (Service == "*" || Service == service) && (Operation == "*" || Operation == operation);
}
