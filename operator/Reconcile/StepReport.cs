using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Reconcile;

/// <summary>How one component's step ended in this pass.</summary>
/// <param name="Component">Spec section.</param>
/// <param name="ConditionType">Its condition.</param>
/// <param name="Outcome">Its end.</param>
internal sealed record StepReport(string Component, string ConditionType, StepOutcome Outcome)
{
    /// <summary>The outcome is a fault that has not lasted: it tells when to look again, nothing about the component.</summary>
    public bool SaysNothing { get; init; }

    /// <summary>With the component's last word where this pass has none: a healthy one is still healthy.</summary>
    public StepReport InTheLightOf(WalletPlatformStatus before, long generation)
    {
        var last = before.Conditions?.FirstOrDefault(condition => condition.Type == ConditionType);
        return SaysNothing && last is { Status: "True" } && last.ObservedGeneration == generation
            ? this with { Outcome = new StepOutcome.InSync() }
            : this;
    }
}
