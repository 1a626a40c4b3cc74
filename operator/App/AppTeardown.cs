using Wallet.Operator.App.Objects;

namespace Wallet.Operator.App;

/// <summary>What taking the wallet API down deletes: the load balancer first, for its groups cannot go before it.</summary>
internal static class AppTeardown
{
    /// <summary>Changes; empty when nothing of ours is left, or all that is left is on its way out.</summary>
    public static IEnumerable<AppChange> Of(AppObserved observed)
    {
        var kinds = observed.Objects.Keys.Select(live => live.Kind).ToHashSet();
        return observed.Objects
            .Where(live => !AppObserved.IsGoing(live.Value))
            .Select(live => live.Key)
            .Where(live => live.Kind == ObjectKind.Ingress || !kinds.Contains(ObjectKind.Ingress))
            .Where(live => IsWorkload(live.Kind) || !kinds.Any(IsWorkload))
            .OrderByDescending(live => live.Kind)
            .Select(live => new AppChange.Delete(live.Kind, live.Name));
    }

    // Pods need their environment and identity until they have stopped.
    private static bool IsWorkload(ObjectKind kind) => kind is ObjectKind.Ingress or ObjectKind.Deployment or ObjectKind.Job
        or ObjectKind.HorizontalPodAutoscaler or ObjectKind.PodDisruptionBudget;
}
