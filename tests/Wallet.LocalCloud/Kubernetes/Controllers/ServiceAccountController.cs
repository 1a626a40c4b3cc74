using System.Net;
using k8s;
using k8s.Autorest;
using k8s.Models;

namespace Wallet.LocalCloud.Kubernetes.Controllers;

/// <summary>Keeps a service account named default in every namespace.</summary>
internal sealed class ServiceAccountController(IKubernetes client) : IController
{
    public void Follow(ClusterWatch watch, Action<ObjectKey> enqueue)
    {
        watch.Namespaces.Changed += space => enqueue(ObjectKey.AllOf(space.Metadata.Name));
        watch.ServiceAccounts.Changed += account => enqueue(ObjectKey.AllOf(account.Metadata.NamespaceProperty));
    }

    public async Task<TimeSpan?> ReconcileAsync(ObjectKey key, CancellationToken cancel)
    {
        var space = await client.CoreV1.ReadNamespaceAsync(key.Namespace, cancellationToken: cancel).OrNullAsync();
        if (space is null or { Metadata.DeletionTimestamp: not null }) return null;
        var known = await client.CoreV1.ReadNamespacedServiceAccountAsync("default", key.Namespace, cancellationToken: cancel).OrNullAsync();
        if (known is not null) return null;
        try
        {
            var account = new V1ServiceAccount { Metadata = new V1ObjectMeta { Name = "default", NamespaceProperty = key.Namespace } };
            await client.CoreV1.CreateNamespacedServiceAccountAsync(account, key.Namespace, cancellationToken: cancel);
        }
        catch (HttpOperationException fault) when (fault.Response.StatusCode == HttpStatusCode.Conflict)
        {
            // Somebody else was quicker: it is there, which is all we want.
        }

        return null;
    }
}
