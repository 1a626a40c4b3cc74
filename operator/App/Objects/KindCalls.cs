using System.Diagnostics;
using k8s;
using k8s.Models;

namespace Wallet.Operator.App.Objects;

/// <summary>The client's calls for one kind: it has a method for each kind and verb, and none for all.</summary>
/// <param name="Read">Reads an object.</param>
/// <param name="Apply">Applies one, taking our fields back from whoever changed them.</param>
/// <param name="Delete">Deletes one, what it owns first: pods are gone before their Deployment is.</param>
internal sealed record KindCalls(
    Func<IKubernetes, string, string, CancellationToken, Task<object>> Read,
    Func<IKubernetes, string, string, V1Patch, CancellationToken, Task> Apply,
    Func<IKubernetes, string, string, CancellationToken, Task> Delete)
{
    private const string Manager = AppDiff.FieldManager;
    private const string Policy = "Foreground";

    /// <summary>The calls of a kind.</summary>
    public static KindCalls Of(ObjectKind kind) => kind switch
    {
        ObjectKind.ServiceAccount => new(
            async (k8s, space, name, ct) => await k8s.CoreV1.ReadNamespacedServiceAccountAsync(name, space, cancellationToken: ct),
            (k8s, space, name, patch, ct) => k8s.CoreV1.PatchNamespacedServiceAccountAsync(
                patch, name, space, fieldManager: Manager, force: true, cancellationToken: ct),
            (k8s, space, name, ct) =>
                k8s.CoreV1.DeleteNamespacedServiceAccountAsync(name, space, propagationPolicy: Policy, cancellationToken: ct)),
        ObjectKind.ConfigMap => new(
            async (k8s, space, name, ct) => await k8s.CoreV1.ReadNamespacedConfigMapAsync(name, space, cancellationToken: ct),
            (k8s, space, name, patch, ct) => k8s.CoreV1.PatchNamespacedConfigMapAsync(
                patch, name, space, fieldManager: Manager, force: true, cancellationToken: ct),
            (k8s, space, name, ct) =>
                k8s.CoreV1.DeleteNamespacedConfigMapAsync(name, space, propagationPolicy: Policy, cancellationToken: ct)),
        ObjectKind.Secret => new(
            async (k8s, space, name, ct) => await k8s.CoreV1.ReadNamespacedSecretAsync(name, space, cancellationToken: ct),
            (k8s, space, name, patch, ct) => k8s.CoreV1.PatchNamespacedSecretAsync(
                patch, name, space, fieldManager: Manager, force: true, cancellationToken: ct),
            (k8s, space, name, ct) =>
                k8s.CoreV1.DeleteNamespacedSecretAsync(name, space, propagationPolicy: Policy, cancellationToken: ct)),
        ObjectKind.Service => new(
            async (k8s, space, name, ct) => await k8s.CoreV1.ReadNamespacedServiceAsync(name, space, cancellationToken: ct),
            (k8s, space, name, patch, ct) => k8s.CoreV1.PatchNamespacedServiceAsync(
                patch, name, space, fieldManager: Manager, force: true, cancellationToken: ct),
            (k8s, space, name, ct) =>
                k8s.CoreV1.DeleteNamespacedServiceAsync(name, space, propagationPolicy: Policy, cancellationToken: ct)),
        ObjectKind.NetworkPolicy => new(
            async (k8s, space, name, ct) => await k8s.NetworkingV1.ReadNamespacedNetworkPolicyAsync(name, space, cancellationToken: ct),
            (k8s, space, name, patch, ct) => k8s.NetworkingV1.PatchNamespacedNetworkPolicyAsync(
                patch, name, space, fieldManager: Manager, force: true, cancellationToken: ct),
            (k8s, space, name, ct) =>
                k8s.NetworkingV1.DeleteNamespacedNetworkPolicyAsync(name, space, propagationPolicy: Policy, cancellationToken: ct)),
        ObjectKind.Ingress => new(
            async (k8s, space, name, ct) => await k8s.NetworkingV1.ReadNamespacedIngressAsync(name, space, cancellationToken: ct),
            (k8s, space, name, patch, ct) => k8s.NetworkingV1.PatchNamespacedIngressAsync(
                patch, name, space, fieldManager: Manager, force: true, cancellationToken: ct),
            (k8s, space, name, ct) =>
                k8s.NetworkingV1.DeleteNamespacedIngressAsync(name, space, propagationPolicy: Policy, cancellationToken: ct)),
        ObjectKind.Job => new(
            async (k8s, space, name, ct) => await k8s.BatchV1.ReadNamespacedJobAsync(name, space, cancellationToken: ct),
            (k8s, space, name, patch, ct) => k8s.BatchV1.PatchNamespacedJobAsync(
                patch, name, space, fieldManager: Manager, force: true, cancellationToken: ct),
            (k8s, space, name, ct) => k8s.BatchV1.DeleteNamespacedJobAsync(name, space, propagationPolicy: Policy, cancellationToken: ct)),
        ObjectKind.Deployment => new(
            async (k8s, space, name, ct) => await k8s.AppsV1.ReadNamespacedDeploymentAsync(name, space, cancellationToken: ct),
            (k8s, space, name, patch, ct) => k8s.AppsV1.PatchNamespacedDeploymentAsync(
                patch, name, space, fieldManager: Manager, force: true, cancellationToken: ct),
            (k8s, space, name, ct) =>
                k8s.AppsV1.DeleteNamespacedDeploymentAsync(name, space, propagationPolicy: Policy, cancellationToken: ct)),
        ObjectKind.HorizontalPodAutoscaler => new(
            async (k8s, space, name, ct) =>
                await k8s.AutoscalingV2.ReadNamespacedHorizontalPodAutoscalerAsync(name, space, cancellationToken: ct),
            (k8s, space, name, patch, ct) => k8s.AutoscalingV2.PatchNamespacedHorizontalPodAutoscalerAsync(
                patch, name, space, fieldManager: Manager, force: true, cancellationToken: ct),
            (k8s, space, name, ct) =>
                k8s.AutoscalingV2.DeleteNamespacedHorizontalPodAutoscalerAsync(
                    name, space, propagationPolicy: Policy, cancellationToken: ct)),
        ObjectKind.PodDisruptionBudget => new(
            async (k8s, space, name, ct) => await k8s.PolicyV1.ReadNamespacedPodDisruptionBudgetAsync(name, space, cancellationToken: ct),
            (k8s, space, name, patch, ct) => k8s.PolicyV1.PatchNamespacedPodDisruptionBudgetAsync(
                patch, name, space, fieldManager: Manager, force: true, cancellationToken: ct),
            (k8s, space, name, ct) =>
                k8s.PolicyV1.DeleteNamespacedPodDisruptionBudgetAsync(name, space, propagationPolicy: Policy, cancellationToken: ct)),
        _ => throw new UnreachableException(),
    };
}
