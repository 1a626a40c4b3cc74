using k8s;
using k8s.Models;

namespace Wallet.LocalCloud.Kubernetes.Controllers;

/// <summary>Service and ready pods to Endpoints and EndpointSlice, a whole namespace at a time.</summary>
internal sealed class EndpointsController(IKubernetes client) : IController
{
    public void Follow(ClusterWatch watch, Action<ObjectKey> enqueue)
    {
        watch.Services.Changed += service => enqueue(ObjectKey.AllOf(service.Metadata.NamespaceProperty));
        watch.Pods.Changed += pod => enqueue(ObjectKey.AllOf(pod.Metadata.NamespaceProperty));
    }

    public async Task<TimeSpan?> ReconcileAsync(ObjectKey key, CancellationToken cancel)
    {
        var services = await client.CoreV1.ListNamespacedServiceAsync(key.Namespace, cancellationToken: cancel);
        var selecting = services.Items.Where(service => ServiceEndpoints.HasSelector(service) && service.Metadata.DeletionTimestamp is null).ToList();
        if (selecting.Count == 0) return null;
        var pods = await client.CoreV1.ListNamespacedPodAsync(key.Namespace, cancellationToken: cancel);
        foreach (var service in selecting)
        {
            await KeepAsync(ServiceEndpoints.Slice(service, pods.Items), cancel);
            await KeepAsync(ServiceEndpoints.Endpoints(service, pods.Items), cancel);
        }

        return null;
    }

    private async Task KeepAsync(V1EndpointSlice wanted, CancellationToken cancel)
    {
        var (name, space) = (wanted.Metadata.Name, wanted.Metadata.NamespaceProperty);
        var known = await client.DiscoveryV1.ReadNamespacedEndpointSliceAsync(name, space, cancellationToken: cancel).OrNullAsync();
        if (known is null)
        {
            await client.DiscoveryV1.CreateNamespacedEndpointSliceAsync(wanted, space, cancellationToken: cancel);
        }
        else if (!known.Endpoints.SameAs(wanted.Endpoints) || !known.Ports.SameAs(wanted.Ports))
        {
            known.Endpoints = wanted.Endpoints;
            known.Ports = wanted.Ports;
            await client.DiscoveryV1.ReplaceNamespacedEndpointSliceAsync(known, name, space, cancellationToken: cancel);
        }
    }

    private async Task KeepAsync(V1Endpoints wanted, CancellationToken cancel)
    {
        var (name, space) = (wanted.Metadata.Name, wanted.Metadata.NamespaceProperty);
        var known = await client.CoreV1.ReadNamespacedEndpointsAsync(name, space, cancellationToken: cancel).OrNullAsync();
        if (known is null)
        {
            await client.CoreV1.CreateNamespacedEndpointsAsync(wanted, space, cancellationToken: cancel);
        }
        else if (!known.Subsets.SameAs(wanted.Subsets))
        {
            known.Subsets = wanted.Subsets;
            await client.CoreV1.ReplaceNamespacedEndpointsAsync(known, name, space, cancellationToken: cancel);
        }
    }
}
