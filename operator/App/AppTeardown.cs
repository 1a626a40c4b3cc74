using Wallet.Operator.App.Objects;

namespace Wallet.Operator.App;

/// <summary>What taking the wallet API down deletes: the load balancer first, for its groups cannot go before it.</summary>
internal static class AppTeardown
{
    /// <summary>Changes; empty when nothing of ours is left, or all that is left is on its way out.</summary>
    /// <param name="owned">Kind and name of what is there, and whether its deletion has begun.</param>
    public static IReadOnlyList<AppChange> Of(IReadOnlyList<(ObjectKind Kind, string Name, bool IsGoing)> owned)
        => owned.Where(live => !live.IsGoing)
            .Where(live => live.Kind == ObjectKind.Ingress || owned.All(other => other.Kind != ObjectKind.Ingress))
            .Where(live => IsWorkload(live.Kind) || !owned.Any(other => IsWorkload(other.Kind)))
            .OrderByDescending(live => live.Kind)
            .Select(AppChange (live) => new AppChange.Delete(live.Kind, live.Name))
            .ToList();

    // Pods need their environment and identity until they have stopped.
    private static bool IsWorkload(ObjectKind kind) => kind is ObjectKind.Ingress or ObjectKind.Deployment or ObjectKind.Job
        or ObjectKind.HorizontalPodAutoscaler or ObjectKind.PodDisruptionBudget;
}
