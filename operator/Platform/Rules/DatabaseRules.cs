using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Spec;

namespace Wallet.Operator.Platform.Rules;

/// <summary>Aurora MySQL.</summary>
internal static class DatabaseRules
{
    private const int ShortestInsights = 7;
    private const int LongestInsights = 731;
    private const int InsightsMonth = 31;
    private const int MostInsightsMonths = 23;

    // MySQL has them; Aurora MySQL does not, or does not let them change.
    private static readonly string[] NotInAurora =
    [
        "innodb_log_file_size",
        "innodb_log_buffer_size",
        "innodb_buffer_pool_instances",
        "innodb_io_capacity",
        "innodb_io_capacity_max",
        "innodb_flush_log_at_trx_commit",
    ];

    public static IEnumerable<SpecViolation> ParametersThatExist(WalletPlatformSpec spec)
        => (spec.Database?.Parameters?.Keys ?? [])
            .Intersect(NotInAurora)
            .Select(name => new SpecViolation(
                "spec.database.parameters", $"{name}: Aurora MySQL does not have it or does not let it change"));

    public static IEnumerable<SpecViolation> InsightsRetention(WalletPlatformSpec spec)
        => spec.Database?.PerformanceInsightsRetentionDays is null or 0 or ShortestInsights or LongestInsights
            || IsMonths(spec.Database.PerformanceInsightsRetentionDays.Value)
                ? []
                : [new("spec.database.performanceInsightsRetentionDays", "must be 0, 7, 731 or a multiple of 31 up to 713")];

    public static IEnumerable<SpecViolation> OneBackupToRestore(WalletPlatformSpec spec)
        => spec.Database?.RestoreFrom is { } from && (from.SnapshotIdentifier is null) == (from.ClusterIdentifier is null)
            ? [new("spec.database.restoreFrom", "set exactly one of snapshotIdentifier and clusterIdentifier")]
            : [];

    public static IEnumerable<SpecViolation> TimeOnlyOfCluster(WalletPlatformSpec spec)
        => spec.Database?.RestoreFrom is { Time: not null, ClusterIdentifier: null }
            ? [new("spec.database.restoreFrom.time", "time goes with clusterIdentifier")]
            : [];

    // Aurora user guide, "instance class support for Performance Insights": not on db.t2, db.t3, db.t4g.micro and db.t4g.small.
    public static IEnumerable<SpecViolation> InsightsOnClass(PlatformSettings settings)
        => settings.Database.PerformanceInsightsRetentionDays == 0
            ? []
            : new[] { settings.Database.WriterClass, settings.Database.ReaderClass }
                .Distinct()
                .Where(HasNoInsights)
                .Select(name => new SpecViolation(
                    "spec.database.performanceInsightsRetentionDays",
                    $"{name} has no Performance Insights: set it to 0, or take a larger class"));

    private static bool HasNoInsights(string name)
        => name is "db.t4g.micro" or "db.t4g.small"
            || name.StartsWith("db.t2.", StringComparison.Ordinal) || name.StartsWith("db.t3.", StringComparison.Ordinal);

    private static bool IsMonths(int days) => days % InsightsMonth == 0 && days <= InsightsMonth * MostInsightsMonths;
}
