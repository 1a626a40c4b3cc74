using k8s.Models;

namespace Wallet.Operator.Kube;

/// <summary>Who may write the lease, and what: decided from the lease alone.</summary>
internal static class LeaseClaim
{
    // What the API server's clients take for granted when a lease does not say.
    private const int UsualSeconds = 15;

    /// <summary>The one who holds the lease, or null when it is free: absent, given back, or not renewed for as long as it lasts.</summary>
    /// <param name="lease">As it is stored.</param>
    /// <param name="unchanged">
    /// How long this process has seen it so. The times in the lease are those of another machine's clock and decide nothing.
    /// </param>
    public static string? HolderOf(V1Lease? lease, TimeSpan unchanged)
        => lease?.Spec is { HolderIdentity: { Length: > 0 } holder } spec
            && unchanged < TimeSpan.FromSeconds(spec.LeaseDurationSeconds ?? UsualSeconds)
                ? holder
                : null;

    /// <summary>The lease as this process writes it to win or renew it.</summary>
    public static V1LeaseSpec By(string identity, V1Lease? before, TimeSpan duration, DateTime now)
    {
        var renews = before?.Spec?.HolderIdentity == identity;
        return new V1LeaseSpec
        {
            HolderIdentity = identity,
            LeaseDurationSeconds = (int)Math.Ceiling(duration.TotalSeconds),
            AcquireTime = renews ? before!.Spec.AcquireTime ?? now : now,
            RenewTime = now,
            LeaseTransitions = (before?.Spec?.LeaseTransitions ?? 0) + (before is null || renews ? 0 : 1),
        };
    }

    /// <summary>The lease given back: the next holder need not wait.</summary>
    public static V1LeaseSpec Released(V1Lease before, DateTime now) => new()
    {
        HolderIdentity = "",
        LeaseDurationSeconds = 1,
        AcquireTime = before.Spec?.AcquireTime ?? now,
        RenewTime = now,
        LeaseTransitions = before.Spec?.LeaseTransitions ?? 0,
    };
}
