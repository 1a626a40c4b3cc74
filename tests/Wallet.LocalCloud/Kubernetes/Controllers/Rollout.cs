using System.Globalization;
using k8s.Models;

namespace Wallet.LocalCloud.Kubernetes.Controllers;

/// <summary>How many replicas a set is to have next.</summary>
internal sealed record ReplicaTarget(V1ReplicaSet Set, int Replicas)
{
    public int Before => Set.Spec.Replicas ?? 1;
}

/// <summary>The next step of a deployment from its older replica sets to the one of its present template.</summary>
internal static class Rollout
{
    public static int Desired(V1Deployment deployment) => deployment.Spec.Replicas ?? 1;

    public static int MaxSurge(V1Deployment deployment)
        => IsRecreate(deployment) ? 0 : Share(deployment.Spec.Strategy?.RollingUpdate?.MaxSurge, Desired(deployment), roundUp: true);

    public static int MaxUnavailable(V1Deployment deployment)
    {
        if (IsRecreate(deployment)) return 0;
        var share = Share(deployment.Spec.Strategy?.RollingUpdate?.MaxUnavailable, Desired(deployment), roundUp: false);
        return share == 0 && MaxSurge(deployment) == 0 ? 1 : Math.Min(share, Desired(deployment));
    }

    /// <summary>The sets whose size changes now; empty when the step's effect must be awaited, or nothing is left to do.</summary>
    public static IReadOnlyList<ReplicaTarget> Next(V1Deployment deployment, V1ReplicaSet newest, IReadOnlyList<V1ReplicaSet> older)
    {
        var active = older.Where(set => Size(set) > 0).OrderBy(set => set.Metadata.CreationTimestamp).ToList();
        if (deployment.Spec.Paused == true && active.Count > 0) return [];
        if (IsRecreate(deployment)) return Recreate(deployment, newest, older, active);
        var up = Grow(deployment, newest, active);
        return up.Count > 0 ? up : Shrink(deployment, newest, active);
    }

    /// <summary>An absolute number or a percentage of <paramref name="total"/>; a quarter when not given.</summary>
    public static int Share(IntOrString? value, int total, bool roundUp)
    {
        var text = value?.Value ?? "25%";
        if (!text.EndsWith('%')) return int.Parse(text, CultureInfo.InvariantCulture);
        var share = total * decimal.Parse(text[..^1], CultureInfo.InvariantCulture) / 100;
        return (int)(roundUp ? Math.Ceiling(share) : Math.Floor(share));
    }

    private static bool IsRecreate(V1Deployment deployment) => deployment.Spec.Strategy?.Type == "Recreate";

    private static int Size(V1ReplicaSet set) => set.Spec.Replicas ?? 1;

    private static int Available(V1ReplicaSet set) => set.Status?.AvailableReplicas ?? 0;

    private static IReadOnlyList<ReplicaTarget> Recreate(
        V1Deployment deployment, V1ReplicaSet newest, IReadOnlyList<V1ReplicaSet> older, List<V1ReplicaSet> active)
    {
        if (active.Count > 0) return [.. active.Select(set => new ReplicaTarget(set, 0))];
        var gone = older.All(set => (set.Status?.Replicas ?? 0) == 0);
        return gone && Size(newest) != Desired(deployment) ? [new ReplicaTarget(newest, Desired(deployment))] : [];
    }

    private static IReadOnlyList<ReplicaTarget> Grow(V1Deployment deployment, V1ReplicaSet newest, List<V1ReplicaSet> active)
    {
        var desired = Desired(deployment);
        if (Size(newest) > desired) return [new ReplicaTarget(newest, desired)];
        var room = desired + MaxSurge(deployment) - Size(newest) - active.Sum(Size);
        var more = Math.Min(room, desired - Size(newest));
        return more > 0 ? [new ReplicaTarget(newest, Size(newest) + more)] : [];
    }

    private static List<ReplicaTarget> Shrink(V1Deployment deployment, V1ReplicaSet newest, List<V1ReplicaSet> active)
    {
        var floor = Desired(deployment) - MaxUnavailable(deployment);
        var waiting = Size(newest) - Available(newest);
        var dispensable = Size(newest) + active.Sum(Size) - floor - waiting;
        var sizes = active.ToDictionary(set => set.Metadata.Uid, Size);

        // Pods that serve nobody go first: they cost no availability.
        foreach (var set in active)
        {
            var take = Math.Clamp(Size(set) - Available(set), 0, Math.Max(0, dispensable));
            sizes[set.Metadata.Uid] -= take;
            dispensable -= take;
        }

        var spare = Math.Min(dispensable, Available(newest) + active.Sum(Available) - floor);
        foreach (var set in active)
        {
            var take = Math.Clamp(spare, 0, sizes[set.Metadata.Uid]);
            sizes[set.Metadata.Uid] -= take;
            spare -= take;
        }

        return [.. active.Where(set => sizes[set.Metadata.Uid] != Size(set)).Select(set => new ReplicaTarget(set, sizes[set.Metadata.Uid]))];
    }
}
