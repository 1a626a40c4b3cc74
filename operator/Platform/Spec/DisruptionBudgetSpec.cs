using k8s.Models;

namespace Wallet.Operator.Platform.Spec;

/// <summary>Pod disruption budget.</summary>
internal sealed record DisruptionBudgetSpec
{
    /// <summary>Pods that may be away at once, number or percent.</summary>
    public IntOrString? MaxUnavailable { get; init; }
}
