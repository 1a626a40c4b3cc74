using Wallet.Operator.Kube;

namespace Wallet.Operator.Rooms.Faults;

/// <summary>Faults of the Kubernetes API server.</summary>
internal sealed class KubeFaults : IFaultClassifier
{
    public Fault? Classify(Exception exception)
    {
        var message = KubeErrors.MessageOf(exception);
        return exception switch
        {
            _ when KubeErrors.IsConflict(exception) => new("KubernetesConflict", message, false, FaultPaces.Conflict) { Passing = true },
            _ when KubeErrors.IsForbidden(exception) => new("KubernetesAccessDenied", message, true, FaultPaces.Denied),
            _ when KubeErrors.IsInvalid(exception) => new("KubernetesRefused", message, true, FaultPaces.Invalid),
            _ when KubeErrors.IsOutsideFault(exception) => new("KubernetesUnavailable", message, false, FaultPaces.Transient) { Passing = true },
            _ => null,
        };
    }
}
