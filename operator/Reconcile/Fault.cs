using Wallet.Operator.Kube;

namespace Wallet.Operator.Reconcile;

/// <summary>What a fault of the outside means for a component.</summary>
/// <param name="Reason">CamelCase, for the condition.</param>
/// <param name="Message">For people; the same for the same fault, without request ids.</param>
/// <param name="NeedsPerson">Blocked instead of waiting.</param>
/// <param name="Pace">When to try again.</param>
internal sealed record Fault(string Reason, string Message, bool NeedsPerson, Backoff Pace)
{
    /// <summary>It says nothing about the component: only if it lasts is a healthy one reported otherwise.</summary>
    public bool Passing { get; init; }
}
