using Wallet.Operator.Platform.Settings;

namespace Wallet.Operator.Platform.Rules;

/// <summary>What must hold after the profile has filled the gaps: a spec can be at odds with a default that it did not mention.</summary>
internal static class SettingsRules
{
    private const int ShortestDatabaseWindow = 30;
    private const int ShortestCacheWindow = 60;

    /// <summary>Each looks at one matter and tells everything that is wrong with it.</summary>
    public static readonly IReadOnlyList<Func<PlatformSettings, IEnumerable<SpecViolation>>> All =
    [
        ClusterNamed,
        WindowsApart,
        WindowsLongEnough,
    ];

    private static IEnumerable<SpecViolation> ClusterNamed(PlatformSettings settings)
        => settings.Network.EksClusterName.Length == 0
            ? [new("spec.network.eksClusterName", "is needed: the operator was started without a cluster of its own")]
            : [];

    private static IEnumerable<SpecViolation> WindowsApart(PlatformSettings settings)
        => ClockWindow.Parse(settings.Database.BackupWindow) is { } backup
            && ClockWindow.Parse(settings.Database.MaintenanceWindow) is { } maintenance
            && backup.Overlaps(maintenance)
                ? [new(
                    "spec.database",
                    $"backup.window ({settings.Database.BackupWindow}) and maintenanceWindow ({settings.Database.MaintenanceWindow}) "
                    + "must not overlap")]
                : [];

    private static IEnumerable<SpecViolation> WindowsLongEnough(PlatformSettings settings) =>
    [
        .. AtLeast(ShortestDatabaseWindow, "spec.database.backup.window", settings.Database.BackupWindow),
        .. AtLeast(ShortestDatabaseWindow, "spec.database.maintenanceWindow", settings.Database.MaintenanceWindow),
        .. AtLeast(ShortestCacheWindow, "spec.cache.snapshot.window", settings.Cache.SnapshotWindow),
        .. AtLeast(ShortestCacheWindow, "spec.cache.maintenanceWindow", settings.Cache.MaintenanceWindow),
    ];

    private static IEnumerable<SpecViolation> AtLeast(int minutes, string path, string window)
        => ClockWindow.Parse(window)?.Minutes < minutes ? [new(path, $"must be at least {minutes} minutes")] : [];
}
