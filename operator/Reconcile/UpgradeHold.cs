using System.Reflection;
using Wallet.Operator.Platform.Status;

namespace Wallet.Operator.Reconcile;

/// <summary>
/// Another release of the operator changes nothing of a ready platform at once: it looks, lists in the status what it would change, and waits. Platforms
/// are let go one after another; an edit of the spec ends the wait. Pure.
/// </summary>
internal static class UpgradeHold
{
    /// <summary>Version of this program, with the commit where the build knows it.</summary>
    public static string ThisRelease { get; } = Cut(
        typeof(UpgradeHold).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown");

    /// <summary>Until when the platform is only looked at; null when this release may change it.</summary>
    /// <param name="status">As the pass before left it.</param>
    /// <param name="isAtRest">It was ready for the spec of now.</param>
    /// <param name="uid">Uid of the platform.</param>
    /// <param name="options">This release, and how long platforms wait for it: half of that at least, each some other time of the rest.</param>
    /// <param name="now">Time of the pass.</param>
    /// <param name="begun">What this process has said before: the CRD of an older release drops it from the status.</param>
    public static UpgradeStatus? Of(
        WalletPlatformStatus? status, bool isAtRest, string uid, ReconcileOptions options, DateTime now, UpgradeStatus? begun = null)
    {
        if (status is null || !isAtRest || options.UpgradeHold <= TimeSpan.Zero || status.Release == options.Release)
            return null;
        if ((status.Upgrade ?? begun) is { } known && known.Release == options.Release)
            return known.ChangesAfter > now ? known : null;
        var wait = options.UpgradeHold * (0.5 + (0.5 * Share(uid)));
        return new(options.Release, now + TimeSpan.FromSeconds(Math.Ceiling(wait.TotalSeconds)));
    }

    // The same in every process.
    private static double Share(string uid) => uid.Aggregate(0u, (sum, letter) => (sum * 31) + letter) / (double)uint.MaxValue;

    private static string Cut(string version) => version.Length <= 128 ? version : version[..128];
}
