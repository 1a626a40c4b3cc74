using Wallet.Operator.App.Objects;
using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.App;

/// <summary>Names of this room's objects.</summary>
internal static class AppNames
{
    private static readonly ObjectKind[] Placed = [ObjectKind.Deployment, ObjectKind.HorizontalPodAutoscaler];

    /// <summary>Most objects, e.g. <c>demo-wallet-api</c>.</summary>
    public static string Serving(PlatformNames names) => names.Object(AppObject.Part);

    /// <summary>Pods of one place, e.g. <c>demo-wallet-api-a</c> for those in eu-west-1a.</summary>
    public static string Serving(PlatformNames names, string region, string? zone)
        => zone is null ? Serving(names) : names.Object($"{AppObject.Part}-{Suffix(region, zone)}");

    /// <summary>What only the migration reads.</summary>
    public static string Migrating(PlatformNames names) => names.Object($"{AppObject.Part}-migrate");

    /// <summary>Objects whose names are known beforehand: one of somebody else's under such a name is reported before anything is built.</summary>
    public static IEnumerable<(ObjectKind Kind, string Name)> All(PlatformPass pass) =>
    [
        .. Enum.GetValues<ObjectKind>().Except([ObjectKind.Job, .. Placed]).Select(kind => (kind, Serving(pass.Names))),
        (ObjectKind.ConfigMap, Migrating(pass.Names)),
        (ObjectKind.Secret, Migrating(pass.Names)),
        .. from place in pass.Find<ComputeFacts>()?.Placements ?? [new PodPlacement(null, null)]
           from kind in Placed
           select (kind, Serving(pass.Names, pass.Settings.Region, place.Zone)),
    ];

    // Zones are named after their region: eu-west-1a, us-west-2-lax-1a.
    private static string Suffix(string region, string zone)
        => zone.StartsWith(region, StringComparison.Ordinal) ? zone[region.Length..].TrimStart('-') : zone;
}
