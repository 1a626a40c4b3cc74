using k8s;
using k8s.Models;

namespace Wallet.Operator.Kube;

/// <summary>Reads and writes of the lease at the API server.</summary>
internal sealed class LeaseStore(IKubernetes kubernetes, string @namespace, string name)
{
    /// <summary>The lease, or null when there is none.</summary>
    public async Task<V1Lease?> FindAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await kubernetes.CoordinationV1.ReadNamespacedLeaseAsync(name, @namespace, cancellationToken: cancellationToken);
        }
        catch (Exception fault) when (KubeErrors.IsNotFound(fault))
        {
            return null;
        }
    }

    /// <summary>
    /// Writes the lease, over <paramref name="before"/> and nothing newer; the lease as it is stored. Null when another wrote it meanwhile.
    /// </summary>
    public async Task<V1Lease?> WriteAsync(V1Lease? before, V1LeaseSpec spec, CancellationToken cancellationToken)
    {
        var metadata = before?.Metadata ?? new V1ObjectMeta { Name = name, NamespaceProperty = @namespace };
        var lease = new V1Lease { Metadata = metadata, Spec = spec };
        try
        {
            return before is null
                ? await kubernetes.CoordinationV1.CreateNamespacedLeaseAsync(lease, @namespace, cancellationToken: cancellationToken)
                : await kubernetes.CoordinationV1.ReplaceNamespacedLeaseAsync(
                    lease, name, @namespace, cancellationToken: cancellationToken);
        }
        catch (Exception fault) when (KubeErrors.IsConflict(fault) || (before is not null && KubeErrors.IsNotFound(fault)))
        {
            return null;
        }
    }
}
