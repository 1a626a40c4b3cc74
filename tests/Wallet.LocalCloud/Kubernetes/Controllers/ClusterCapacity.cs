using System.Collections.Immutable;
using k8s.Models;

namespace Wallet.LocalCloud.Kubernetes.Controllers;

/// <summary>Where there is room for pods. Everywhere, unless a test takes it away.</summary>
public sealed class ClusterCapacity
{
    /// <summary>The label by which nodes and pods tell their availability zone.</summary>
    public const string ZoneLabel = "topology.kubernetes.io/zone";

    private ImmutableHashSet<string> _lost = [];
    private Func<V1Pod, string?> _refusal = _ => null;

    /// <summary>Something changed: pods are to be looked at again.</summary>
    internal event Action? Changed;

    /// <summary>Why a pod is not placed anywhere, as the scheduler reports it; null for a pod that is.</summary>
    public Func<V1Pod, string?> Refusal
    {
        get => _refusal;
        set
        {
            _refusal = value;
            Changed?.Invoke();
        }
    }

    /// <summary>An availability zone fails: its Fargate pods go away, and none is placed there.</summary>
    public void LoseZone(string zone) => Set(lost => lost.Add(zone));

    /// <summary>The zone is back: pods are placed there again. Those that were placed elsewhere meanwhile stay.</summary>
    public void RestoreZone(string zone) => Set(lost => lost.Remove(zone));

    /// <summary>The zone of a pod that has been placed; null for a pod that waits or runs in no zone.</summary>
    public static string? ZoneOf(V1Pod pod) => pod.Spec.NodeName is null ? null : pod.GetLabel(ZoneLabel);

    internal bool IsLost(string zone) => Volatile.Read(ref _lost).Contains(zone);

    private void Set(Func<ImmutableHashSet<string>, ImmutableHashSet<string>> change)
    {
        ImmutableInterlocked.Update(ref _lost, change);
        Changed?.Invoke();
    }
}
