using k8s;
using k8s.Models;

namespace Wallet.LocalCloud.Kubernetes.Controllers;

/// <summary>One watch per kind, shared by all controllers and the node.</summary>
internal sealed class ClusterWatch(IKubernetes client)
{
    // A watch in which nothing arrives any more looks like one in which nothing happens: then the next list shows what was missed. client-go's
    // reflectors begin again after 5 to 10 minutes (tools/cache/reflector.go, minWatchTimeout); here people and tests wait.
    private const int WatchSeconds = 60;

    public ObjectWatch<V1Namespace, V1NamespaceList> Namespaces { get; } = new(
        stop => client.CoreV1.ListNamespaceAsync(cancellationToken: stop),
        (since, stop) => client.CoreV1.WatchListNamespaceAsync(resourceVersion: since, timeoutSeconds: WatchSeconds, cancellationToken: stop));

    public ObjectWatch<V1Pod, V1PodList> Pods { get; } = new(
        stop => client.CoreV1.ListPodForAllNamespacesAsync(cancellationToken: stop),
        (since, stop) => client.CoreV1.WatchListPodForAllNamespacesAsync(resourceVersion: since, timeoutSeconds: WatchSeconds, cancellationToken: stop));

    public ObjectWatch<V1Service, V1ServiceList> Services { get; } = new(
        stop => client.CoreV1.ListServiceForAllNamespacesAsync(cancellationToken: stop),
        (since, stop) => client.CoreV1.WatchListServiceForAllNamespacesAsync(resourceVersion: since, timeoutSeconds: WatchSeconds, cancellationToken: stop));

    public ObjectWatch<V1ServiceAccount, V1ServiceAccountList> ServiceAccounts { get; } = new(
        stop => client.CoreV1.ListServiceAccountForAllNamespacesAsync(cancellationToken: stop),
        (since, stop) => client.CoreV1.WatchListServiceAccountForAllNamespacesAsync(resourceVersion: since, timeoutSeconds: WatchSeconds, cancellationToken: stop));

    public ObjectWatch<V1Deployment, V1DeploymentList> Deployments { get; } = new(
        stop => client.AppsV1.ListDeploymentForAllNamespacesAsync(cancellationToken: stop),
        (since, stop) => client.AppsV1.WatchListDeploymentForAllNamespacesAsync(resourceVersion: since, timeoutSeconds: WatchSeconds, cancellationToken: stop));

    public ObjectWatch<V1ReplicaSet, V1ReplicaSetList> ReplicaSets { get; } = new(
        stop => client.AppsV1.ListReplicaSetForAllNamespacesAsync(cancellationToken: stop),
        (since, stop) => client.AppsV1.WatchListReplicaSetForAllNamespacesAsync(resourceVersion: since, timeoutSeconds: WatchSeconds, cancellationToken: stop));

    public ObjectWatch<V1Job, V1JobList> Jobs { get; } = new(
        stop => client.BatchV1.ListJobForAllNamespacesAsync(cancellationToken: stop),
        (since, stop) => client.BatchV1.WatchListJobForAllNamespacesAsync(resourceVersion: since, timeoutSeconds: WatchSeconds, cancellationToken: stop));

    public ObjectWatch<V2HorizontalPodAutoscaler, V2HorizontalPodAutoscalerList> Autoscalers { get; } = new(
        stop => client.AutoscalingV2.ListHorizontalPodAutoscalerForAllNamespacesAsync(cancellationToken: stop),
        (since, stop) => client.AutoscalingV2.WatchListHorizontalPodAutoscalerForAllNamespacesAsync(
            resourceVersion: since, timeoutSeconds: WatchSeconds, cancellationToken: stop));

    public ObjectWatch<V1PodDisruptionBudget, V1PodDisruptionBudgetList> DisruptionBudgets { get; } = new(
        stop => client.PolicyV1.ListPodDisruptionBudgetForAllNamespacesAsync(cancellationToken: stop),
        (since, stop) => client.PolicyV1.WatchListPodDisruptionBudgetForAllNamespacesAsync(
            resourceVersion: since, timeoutSeconds: WatchSeconds, cancellationToken: stop));

    public ObjectWatch<V1Ingress, V1IngressList> Ingresses { get; } = new(
        stop => client.NetworkingV1.ListIngressForAllNamespacesAsync(cancellationToken: stop),
        (since, stop) => client.NetworkingV1.WatchListIngressForAllNamespacesAsync(resourceVersion: since, timeoutSeconds: WatchSeconds, cancellationToken: stop));

    public ObjectWatch<V1EndpointSlice, V1EndpointSliceList> EndpointSlices { get; } = new(
        stop => client.DiscoveryV1.ListEndpointSliceForAllNamespacesAsync(cancellationToken: stop),
        (since, stop) => client.DiscoveryV1.WatchListEndpointSliceForAllNamespacesAsync(resourceVersion: since, timeoutSeconds: WatchSeconds, cancellationToken: stop));

    private IReadOnlyList<IObjectWatch> All =>
    [
        Namespaces, Pods, Services, ServiceAccounts, Deployments, ReplicaSets, Jobs, Autoscalers, DisruptionBudgets, Ingresses,
        EndpointSlices,
    ];

    /// <summary>Completes when every kind was listed once.</summary>
    public Task Synced => Task.WhenAll(All.Select(watch => watch.Synced));

    public Task RunAsync(CancellationToken stop) => Task.WhenAll(All.Select(watch => watch.RunAsync(stop)));
}
