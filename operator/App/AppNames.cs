using Wallet.Operator.App.Objects;
using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.App;

/// <summary>Names of this room's objects.</summary>
internal static class AppNames
{
    // No region has more than six zones (us-east-1), and Fargate runs in no others (Local Zones, Outposts).
    private const string ZoneLetters = "abcdef";

    private static readonly ObjectKind[] Placed = [ObjectKind.Deployment, ObjectKind.HorizontalPodAutoscaler];

    /// <summary>Most objects, e.g. <c>demo-wallet-api</c>.</summary>
    public static string Serving(PlatformNames names) => names.Object(AppObject.Part);

    /// <summary>Pods of one place, e.g. <c>demo-wallet-api-a</c> for those in eu-west-1a.</summary>
    public static string Serving(PlatformNames names, string region, string? zone)
        => zone is null ? Serving(names) : names.Object($"{AppObject.Part}-{Suffix(region, zone)}");

    /// <summary>What only the migration reads.</summary>
    public static string Migrating(PlatformNames names) => names.Object($"{AppObject.Part}-migrate");

    /// <summary>Objects whose names are known beforehand: one of somebody else's under such a name is found without our label.</summary>
    public static IEnumerable<(ObjectKind Kind, string Name)> All(PlatformPass pass)
        => All(pass, pass.Find<ComputeFacts>()?.Placements ?? [new PodPlacement(null, null)]);

    /// <summary>The same while it is not known yet in which zones pods will run.</summary>
    public static IEnumerable<(ObjectKind Kind, string Name)> Possible(PlatformPass pass) => All(
        pass,
        pass.Settings.Compute.ProfilePerZone
            ? [.. ZoneLetters.Select(letter => new PodPlacement(null, $"{pass.Settings.Region}{letter}"))]
            : [new PodPlacement(null, null)]);

    private static IEnumerable<(ObjectKind Kind, string Name)> All(PlatformPass pass, IReadOnlyList<PodPlacement> places) =>
    [
        .. Enum.GetValues<ObjectKind>().Except([ObjectKind.Job, .. Placed]).Select(kind => (kind, Serving(pass.Names))),
        (ObjectKind.ConfigMap, Migrating(pass.Names)),
        (ObjectKind.Secret, Migrating(pass.Names)),
        .. from place in places
           from kind in Placed
           select (kind, Serving(pass.Names, pass.Settings.Region, place.Zone)),
    ];

    // Zones are named after their region: eu-west-1a, us-west-2-lax-1a.
    private static string Suffix(string region, string zone)
        => zone.StartsWith(region, StringComparison.Ordinal) ? zone[region.Length..].TrimStart('-') : zone;
}
