using Amazon.RDS.Model;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Database.Members;

/// <summary>One field of an instance that the spec rules: how it is compared and changed, and how it is given at creation.</summary>
/// <param name="Compare">Compares what RDS shows with what is wanted.</param>
/// <param name="Create">Puts it into the creation of an instance, whose class is in the request already.</param>
internal sealed record MemberField(
    Action<FieldChanges<ModifyDBInstanceRequest>, MemberDesired, DBInstance> Compare,
    Action<CreateDBInstanceRequest, MemberDesired> Create);

/// <summary>The fields of an instance that the spec rules and whose change does not restart it: a new one is one entry.</summary>
internal static class MemberFields
{
    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<MemberField> All =
    [
        new(
            (changes, _, there) => changes.Compare(
                "PubliclyAccessible", there.PubliclyAccessible ?? false, false, (r, v) => r.PubliclyAccessible = v),
            (r, _) => r.PubliclyAccessible = false),
        new(
            (changes, wanted, there) => changes.Compare(
                "AutoMinorVersionUpgrade",
                there.AutoMinorVersionUpgrade ?? false,
                wanted.AutoMinorUpgrade,
                (r, v) => r.AutoMinorVersionUpgrade = v),
            (r, wanted) => r.AutoMinorVersionUpgrade = wanted.AutoMinorUpgrade),
        new(
            (changes, wanted, there) => changes.CompareIgnoringCase(
                "MaintenanceWindow",
                there.PreferredMaintenanceWindow,
                wanted.MaintenanceWindow,
                (r, v) => r.PreferredMaintenanceWindow = v),
            (r, wanted) => r.PreferredMaintenanceWindow = wanted.MaintenanceWindow),
        new(
            (changes, wanted, there) => changes.Compare(
                "PerformanceInsightsDays", InsightsDays(there), wanted.InsightsDaysOf(there.DBInstanceClass), (r, v) =>
                {
                    r.EnablePerformanceInsights = v > 0;
                    r.PerformanceInsightsRetentionPeriod = v > 0 ? v : null;
                    r.PerformanceInsightsKMSKeyId = v > 0 && InsightsDays(there) == 0 ? wanted.KeyArn : null;
                }),
            (r, wanted) =>
            {
                var days = wanted.InsightsDaysOf(r.DBInstanceClass);
                r.EnablePerformanceInsights = days > 0;
                r.PerformanceInsightsRetentionPeriod = days > 0 ? days : null;
                r.PerformanceInsightsKMSKeyId = days > 0 ? wanted.KeyArn : null;
            }),
        new(
            (changes, wanted, there) => changes.Compare(
                "Monitoring",
                (there.MonitoringInterval ?? 0, there.MonitoringInterval is > 0 ? there.MonitoringRoleArn : null),
                (wanted.MonitoringSeconds, wanted.MonitoringRoleArn),
                (r, v) => (r.MonitoringInterval, r.MonitoringRoleArn) = v),
            (r, wanted) => (r.MonitoringInterval, r.MonitoringRoleArn) = (wanted.MonitoringSeconds, wanted.MonitoringRoleArn)),
    ];

    private static int InsightsDays(DBInstance there)
        => there.PerformanceInsightsEnabled is true ? there.PerformanceInsightsRetentionPeriod ?? 0 : 0;
}
