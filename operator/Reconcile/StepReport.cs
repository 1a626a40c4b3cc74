using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Reconcile;

/// <summary>How one component's step ended in this pass.</summary>
/// <param name="Component">Spec section.</param>
/// <param name="ConditionType">Its condition.</param>
/// <param name="Outcome">Its end.</param>
internal sealed record StepReport(string Component, string ConditionType, StepOutcome Outcome);
