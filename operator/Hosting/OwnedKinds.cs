using Wallet.Operator.Kube;
using Wallet.Operator.Platform;

namespace Wallet.Operator.Hosting;

/// <summary>A kind of which platforms own objects.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="HasProgress">Its status says something that a platform may wait for: it is read too, of others the metadata alone.</param>
internal sealed record OwnedKind(ResourceKind Kind, bool HasProgress = false);

/// <summary>The kinds that platforms own, and how their objects are found.</summary>
internal static class OwnedKinds
{
    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<OwnedKind> All =
    [
        new(new("", "v1", "configmaps", "ConfigMap")),
        new(new("", "v1", "secrets", "Secret")),
        new(new("", "v1", "serviceaccounts", "ServiceAccount")),
        new(new("", "v1", "services", "Service")),
        new(new("apps", "v1", "deployments", "Deployment"), HasProgress: true),
        new(new("autoscaling", "v2", "horizontalpodautoscalers", "HorizontalPodAutoscaler")),
        new(new("batch", "v1", "jobs", "Job"), HasProgress: true),
        new(new("networking.k8s.io", "v1", "ingresses", "Ingress"), HasProgress: true),
        new(new("networking.k8s.io", "v1", "networkpolicies", "NetworkPolicy")),
        new(new("policy", "v1", "poddisruptionbudgets", "PodDisruptionBudget")),
    ];

    /// <summary>Labels of every owned object.</summary>
    public const string Selector = $"{PlatformLabels.PartOf}={PlatformLabels.PartOfValue},{PlatformLabels.ManagedBy}={OwnedObject.Keeper}";
}
