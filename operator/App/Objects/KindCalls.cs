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
            async (client, space, name, ct) => await client.CoreV1.ReadNamespacedServiceAccountAsync(name, space, cancellationToken: ct),
            (client, space, name, patch, ct) => client.CoreV1.PatchNamespacedServiceAccountAsync(
                patch, name, space, fieldManager: Manager, force: true, cancellationToken: ct),
            (client, space, name, ct) => client.CoreV1.DeleteNamespacedServiceAccountAsync(name, space, propagationPolicy: Policy, cancellationToken: ct)),
        ObjectKind.ConfigMap => new(
            async (client, space, name, ct) => await client.CoreV1.ReadNamespacedConfigMapAsync(name, space, cancellationToken: ct),
            (client, space, name, patch, ct) => client.CoreV1.PatchNamespacedConfigMapAsync(
                patch, name, space, fieldManager: Manager, force: true, cancellationToken: ct),
            (client, space, name, ct) => client.CoreV1.DeleteNamespacedConfigMapAsync(name, space, propagationPolicy: Policy, cancellationToken: ct)),
        ObjectKind.Secret => new(
            async (client, space, name, ct) => await client.CoreV1.ReadNamespacedSecretAsync(name, space, cancellationToken: ct),
            (client, space, name, patch, ct) => client.CoreV1.PatchNamespacedSecretAsync(
                patch, name, space, fieldManager: Manager, force: true, cancellationToken: ct),
            (client, space, name, ct) => client.CoreV1.DeleteNamespacedSecretAsync(name, space, propagationPolicy: Policy, cancellationToken: ct)),
        ObjectKind.Service => new(
            async (client, space, name, ct) => await client.CoreV1.ReadNamespacedServiceAsync(name, space, cancellationToken: ct),
            (client, space, name, patch, ct) => client.CoreV1.PatchNamespacedServiceAsync(
                patch, name, space, fieldManager: Manager, force: true, cancellationToken: ct),
            (client, space, name, ct) => client.CoreV1.DeleteNamespacedServiceAsync(name, space, propagationPolicy: Policy, cancellationToken: ct)),
        ObjectKind.NetworkPolicy => new(
            async (client, space, name, ct) => await client.NetworkingV1.ReadNamespacedNetworkPolicyAsync(name, space, cancellationToken: ct),
            (client, space, name, patch, ct) => client.NetworkingV1.PatchNamespacedNetworkPolicyAsync(
                patch, name, space, fieldManager: Manager, force: true, cancellationToken: ct),
            (client, space, name, ct) => client.NetworkingV1.DeleteNamespacedNetworkPolicyAsync(name, space, propagationPolicy: Policy, cancellationToken: ct)),
        ObjectKind.Ingress => new(
            async (client, space, name, ct) => await client.NetworkingV1.ReadNamespacedIngressAsync(name, space, cancellationToken: ct),
            (client, space, name, patch, ct) => client.NetworkingV1.PatchNamespacedIngressAsync(
                patch, name, space, fieldManager: Manager, force: true, cancellationToken: ct),
            (client, space, name, ct) => client.NetworkingV1.DeleteNamespacedIngressAsync(name, space, propagationPolicy: Policy, cancellationToken: ct)),
        ObjectKind.Job => new(
            async (client, space, name, ct) => await client.BatchV1.ReadNamespacedJobAsync(name, space, cancellationToken: ct),
            (client, space, name, patch, ct) => client.BatchV1.PatchNamespacedJobAsync(
                patch, name, space, fieldManager: Manager, force: true, cancellationToken: ct),
            (client, space, name, ct) => client.BatchV1.DeleteNamespacedJobAsync(name, space, propagationPolicy: Policy, cancellationToken: ct)),
        ObjectKind.Deployment => new(
            async (client, space, name, ct) => await client.AppsV1.ReadNamespacedDeploymentAsync(name, space, cancellationToken: ct),
            (client, space, name, patch, ct) => client.AppsV1.PatchNamespacedDeploymentAsync(
                patch, name, space, fieldManager: Manager, force: true, cancellationToken: ct),
            (client, space, name, ct) => client.AppsV1.DeleteNamespacedDeploymentAsync(name, space, propagationPolicy: Policy, cancellationToken: ct)),
        ObjectKind.HorizontalPodAutoscaler => new(
            async (client, space, name, ct) => await client.AutoscalingV2.ReadNamespacedHorizontalPodAutoscalerAsync(name, space, cancellationToken: ct),
            (client, space, name, patch, ct) => client.AutoscalingV2.PatchNamespacedHorizontalPodAutoscalerAsync(
                patch, name, space, fieldManager: Manager, force: true, cancellationToken: ct),
            (client, space, name, ct) => client.AutoscalingV2.DeleteNamespacedHorizontalPodAutoscalerAsync(name, space, propagationPolicy: Policy, cancellationToken: ct)),
        ObjectKind.PodDisruptionBudget => new(
            async (client, space, name, ct) => await client.PolicyV1.ReadNamespacedPodDisruptionBudgetAsync(name, space, cancellationToken: ct),
            (client, space, name, patch, ct) => client.PolicyV1.PatchNamespacedPodDisruptionBudgetAsync(
                patch, name, space, fieldManager: Manager, force: true, cancellationToken: ct),
            (client, space, name, ct) => client.PolicyV1.DeleteNamespacedPodDisruptionBudgetAsync(name, space, propagationPolicy: Policy, cancellationToken: ct)),
        _ => throw new UnreachableException(),
    };
}
