using Wallet.Operator.Platform.Settings;

namespace Wallet.Operator.Platform.Rules;

/// <summary>
/// Backup and maintenance windows with the profile's: a spec can be at odds with a default that it did not mention. RDS and ElastiCache
/// refuse windows that overlap, short ones, and a maintenance window of a day or more.
/// </summary>
internal static class WindowRules
{
    private const int ShortestOfDatabase = 30;
    private const int ShortestOfCache = 60;

    public static IEnumerable<SpecViolation> Apart(PlatformSettings settings) =>
    [
        .. Apart("spec.database", "backup.window", settings.Database.BackupWindow, settings.Database.MaintenanceWindow),
        .. Apart("spec.cache", "snapshot.window", settings.Cache.SnapshotWindow, settings.Cache.MaintenanceWindow),
    ];

    public static IEnumerable<SpecViolation> Lengths(PlatformSettings settings) =>
    [
        .. Length("spec.database.backup.window", ShortestOfDatabase, settings.Database.BackupWindow),
        .. Length("spec.database.maintenanceWindow", ShortestOfDatabase, settings.Database.MaintenanceWindow),
        .. Length("spec.cache.snapshot.window", ShortestOfCache, settings.Cache.SnapshotWindow),
        .. Length("spec.cache.maintenanceWindow", ShortestOfCache, settings.Cache.MaintenanceWindow),
    ];

    private static IEnumerable<SpecViolation> Apart(string section, string name, string daily, string weekly)
        => ClockWindow.Parse(daily) is { } first && ClockWindow.Parse(weekly) is { } second && first.Overlaps(second)
            ? [new(section, $"{name} ({daily}) and maintenanceWindow ({weekly}) must not overlap")]
            : [];

    private static IEnumerable<SpecViolation> Length(string path, int least, string window)
        => ClockWindow.Parse(window) is { } parsed && (parsed.Minutes < least || parsed.Minutes >= ClockWindow.Day)
            ? [new(path, $"must be {least} minutes or more and shorter than a day")]
            : [];
}
